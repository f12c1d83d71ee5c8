from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("boards", "0008_fund_line_kinds")]

    operations = [
        migrations.AddConstraint(
            model_name='fundline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actual', None), ('coded_to', ''), ('side', 'source'), models.Q(('kind', ''), _negated=True)), models.Q(('invoiced', None), ('kind', ''), ('received', None), ('side', 'expenditure')), _connector='OR'), name='boards_fundline_has_what_its_side_has'),
        ),
        migrations.AddConstraint(
            model_name='fundline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0), ('kind', 'carry_forward'), _connector='OR'), name='boards_fundline_only_carry_forward_is_negative'),
        ),
    ]
