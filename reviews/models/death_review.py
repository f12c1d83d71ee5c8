from django.db import models
from django.db.models import Q

from boards.models import Board, Group
from boards.partial_dates import in_words
from boards.years import year_in_words

from .review import PartialDateField


class DeathReviewYear(models.Model):
    """
    What a child death overview panel did for this board in one year, in counts alone.

    A count that is not published stays empty; that is not a nought.
    """

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="death_review_years"
    )
    panel = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="death_review_years"
    )
    year = models.PositiveSmallIntegerField(help_text="The year it starts in")
    notified = models.PositiveIntegerField(null=True, blank=True)
    reviewed = models.PositiveIntegerField(null=True, blank=True)
    modifiable = models.PositiveIntegerField(
        "with modifiable factors", null=True, blank=True
    )
    annual_report_received = PartialDateField()
    summary = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "panel", "year"],
                name="reviews_deathreviewyear_one_a_year_for_each_panel",
            ),
            models.CheckConstraint(
                condition=Q(reviewed=None)
                | Q(modifiable=None)
                | Q(modifiable__lte=models.F("reviewed")),
                name="reviews_deathreviewyear_modifiable_among_reviewed",
            ),
        ]

    def __str__(self):
        return f"{self.panel}, {self.year_in_words}"

    @property
    def year_in_words(self):
        return year_in_words(self.year)

    @property
    def received_in_words(self):
        return in_words(self.annual_report_received)

    @property
    def counts(self):
        """The counts that are known, with their labels."""
        known = (
            ("Deaths notified", self.notified),
            ("Deaths reviewed", self.reviewed),
            ("With modifiable factors", self.modifiable),
        )
        return [(label, count) for label, count in known if count is not None]
