import datetime

from django.db import models
from django.db.models import F, Q

from lscb.files.models import File

from .group import Group


def a_year_after(day):
    """The same day of the next year; 1 March for the day that only leap years have."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return datetime.date(day.year + 1, 3, 1)


class TermsOfReference(models.Model):
    """
    What a group is for and how it works, as the board approved it. A new version is a new row.

    Looked at again every year: `reviewed_on` is the last time that found nothing to change.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="terms")
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="terms")
    approved_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    review_due_on = models.DateField()
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-approved_on", "-pk"]
        verbose_name_plural = "terms of reference"
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_on=None) | Q(reviewed_on__gte=F("approved_on")),
                name="boards_termsofreference_reviewed_after_approval",
            ),
            models.CheckConstraint(
                condition=Q(review_due_on__gt=F("approved_on")),
                name="boards_termsofreference_review_due_after_approval",
            ),
        ]

    def __str__(self):
        approved = f"{self.approved_on.day} {self.approved_on:%B %Y}"
        return f"Terms of reference of {self.group}, approved {approved}"

    @property
    def board(self):
        return self.group.board

    def is_overdue(self, day):
        return self.review_due_on < day
