from django.db import migrations

NAMES = {
    "blue": "#16548a",
    "teal": "#0f5f64",
    "green": "#0b5c3e",
    "purple": "#54319f",
    "plum": "#7a1f52",
    "navy": "#1f2f56",
}


def write_colours(apps, schema_editor):
    boards = apps.get_model("boards", "Board").objects
    for name, colour in NAMES.items():
        boards.filter(colour=name).update(colour=colour)


def name_colours(apps, schema_editor):
    """A colour of the board's own becomes blue."""
    boards = apps.get_model("boards", "Board").objects
    for name, colour in NAMES.items():
        boards.filter(colour=colour).update(colour=name)
    boards.exclude(colour__in=NAMES).update(colour="blue")


class Migration(migrations.Migration):
    dependencies = [("boards", "0011_board_settings")]

    operations = [migrations.RunPython(write_colours, name_colours)]
