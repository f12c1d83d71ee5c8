from django.conf import settings
from django.db import models
from django.utils import timezone

from boards.permissions import Permission
from lscb.files.models import File
from lscb.jobs.models import Job
from reporting import workflow

from .report import AnnualReport


class EditionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One made while the report was a draft stays with those who may read drafts."""
        if person.may(Permission.READ_DRAFT_REPORT):
            return self
        return self.exclude(report_state__in=workflow.KEPT_BACK)

    def newest_first(self):
        return self.order_by("-number")


class Edition(models.Model):
    """A report as it was on the day it was made: the PDF, kept, and never changed again."""

    report = models.ForeignKey(
        AnnualReport, on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField()
    report_state = models.CharField(max_length=20, choices=AnnualReport.State)
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="edition")
    page_count = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="editions_made",
    )
    job = models.OneToOneField(
        Job, null=True, on_delete=models.PROTECT, related_name="edition"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"], name="reporting_edition_number_unique"
            ),
        ]

    def __str__(self):
        return f"{self.report}, edition {self.number}"

    @property
    def board(self):
        return self.report.board
