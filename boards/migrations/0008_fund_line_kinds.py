from django.db import migrations
from django.db.models import Q


def say_what_each_source_is(apps, schema_editor):
    """By its words, as far as they tell; a source with an agency is a contribution."""
    sources = apps.get_model("boards", "FundLine").objects.filter(side="source", kind="")
    brought = Q(head__icontains="carry forward") | Q(head__icontains="carried forward")
    sources.filter(brought | Q(amount__lt=0)).update(kind="carry_forward")
    sources.filter(agency__isnull=False).update(kind="contribution")
    sources.filter(head__icontains="fees").update(kind="fees")
    sources.filter(head__icontains="grant").update(kind="grant")
    sources.update(kind="other")


class Migration(migrations.Migration):
    dependencies = [("boards", "0007_fund_lines")]

    operations = [
        migrations.RunPython(say_what_each_source_is, migrations.RunPython.noop)
    ]
