from django.db import migrations, models


def give_each_its_band(apps, schema_editor):
    """By the matrix of today: what was in force when it was given was not kept until now."""
    RiskAssessment = apps.get_model("workplan", "RiskAssessment")
    Board = apps.get_model("boards", "Board")
    for board in Board.objects.filter(risks__assessments__isnull=False).distinct():
        given = RiskAssessment.objects.filter(risk__board=board)
        given.update(matrix_size=board.risk_levels)
        for band in board.risk_bands:
            given.filter(score__range=(band["lowest"], band["highest"])).update(
                band_name=band["name"], band_rag=band["rag"]
            )


class Migration(migrations.Migration):
    dependencies = [("workplan", "0010_action_dates_in_words")]

    operations = [
        migrations.AddField(
            "riskassessment",
            "matrix_size",
            models.PositiveSmallIntegerField(default=10, editable=False),
            preserve_default=False,
        ),
        migrations.AddField(
            "riskassessment",
            "band_name",
            models.CharField(default="", editable=False, max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            "riskassessment",
            "band_rag",
            models.CharField(default="", editable=False, max_length=10),
            preserve_default=False,
        ),
        migrations.RunPython(give_each_its_band, migrations.RunPython.noop),
    ]
