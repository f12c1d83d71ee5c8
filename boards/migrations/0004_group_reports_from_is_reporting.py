from django.db import migrations


def say_how_often(apps, schema_editor):
    groups = apps.get_model("boards", "Group").objects
    groups.filter(is_reporting=True).update(reports="each_meeting")


def say_whether(apps, schema_editor):
    groups = apps.get_model("boards", "Group").objects
    groups.filter(reports="each_meeting").update(is_reporting=True)


class Migration(migrations.Migration):
    dependencies = [("boards", "0003_groups")]

    operations = [migrations.RunPython(say_how_often, say_whether)]
