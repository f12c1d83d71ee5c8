from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .board import Board


class ImportPreviewQuerySet(models.QuerySet):
    def of_risks(self):
        return self.filter(kind=ImportPreview.Kind.RISKS)

    def uploaded_by(self, user):
        """Theirs, and what a command has put there."""
        return self.filter(Q(made_by=user) | Q(made_by=None))

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class ImportPreview(models.Model):
    """
    A sheet somebody uploaded to be taken in, as it was read: every row, good or not.

    Nothing of it is in the record until it is committed; what could not be stored stays
    here with the reason, so that rows in are rows stored and rows set aside.
    """

    class Kind(models.TextChoices):
        MEMBERS = "members", "Members"
        RISKS = "risks", "Risks"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=20, choices=Kind)
    file_name = models.CharField(max_length=200)
    headings = models.JSONField(default=list)  # as a row
    # [number in the sheet, [cells]]; then the version, of a row that was changed, and why
    # somebody leaves it out
    rows = models.JSONField(default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    committed_at = models.DateTimeField(null=True, editable=False)
    stored_count = models.PositiveIntegerField(default=0)
    set_aside = models.JSONField(default=list)  # [number in the sheet, reason]

    objects = ImportPreviewQuerySet.as_manager()

    def __str__(self):
        return f"{self.file_name} ({self.get_kind_display().lower()})"

    def told_in_row(self, number, headings):
        """What a row says, by the name of what it is; what has no column is empty."""
        known, _, _ = headings.columns_of(self.headings[1])
        nothing = dict.fromkeys(headings.titles, "")
        return nothing | headings.told_in(known, self._row(number)[1])

    def version_of_row(self, number):
        return (self._row(number)[2:] or [1])[0]

    def _row(self, number):
        return next(row for row in self.rows if row[0] == number)
