from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("boards", "0004_group_reports_from_is_reporting")]

    operations = [migrations.RemoveField("group", "is_reporting")]
