from django.db import models

from .highlight_report import HighlightReport
from .risk import Risk


class HighlightReportRiskQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those whose risk and whose report `person` may both read."""
        reports = HighlightReport.objects.visible_to(person)
        return self.filter(
            person.may_read("risk__restriction"),
            risk__board=person.board,
            report__in=reports.filter(board=person.board),
        )


class HighlightReportRisk(models.Model):
    """That a challenge told in a highlight report was raised as a risk: each of them once."""

    report = models.ForeignKey(
        HighlightReport, on_delete=models.PROTECT, related_name="raised_risks"
    )
    risk = models.OneToOneField(
        Risk, on_delete=models.PROTECT, related_name="raised_from"
    )
    digest = models.CharField(
        max_length=64, help_text="Of the words: `Challenge.key`", editable=False
    )

    objects = HighlightReportRiskQuerySet.as_manager()

    class Meta:
        ordering = ["risk__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "digest"],
                name="workplan_highlightreportrisk_challenge_raised_once",
            ),
        ]

    def __str__(self):
        return f"{self.risk.reference} from {self.report}"

    @property
    def board(self):
        return self.report.board
