from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from .board import Board
from .group import Group


class StandingItem(models.Model):
    """What every agenda of a group has: at its start (apologies) or at its end (next meeting)."""

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="standing_items"
    )
    title = models.CharField(max_length=250)
    presenter = models.CharField(max_length=250, blank=True)
    is_at_end = models.BooleanField("at the end of the agenda", default=False)
    is_illustrative = models.BooleanField(
        default=False, help_text="Usual at such meetings, where no agenda was published"
    )
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["is_at_end", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "title"], name="boards_standingitem_once_in_a_group"
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def board(self):
        return self.group.board


class ExpectedReport(models.Model):
    """A report that others owe the board every year, such as CDOP's, and the month it comes in."""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="expected_reports"
    )
    title = models.CharField(max_length=200)
    presenter = models.CharField("who brings it", max_length=250, blank=True)
    month = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["month", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"], name="boards_expectedreport_once_on_a_board"
            ),
            models.CheckConstraint(
                condition=Q(month__range=(1, 12)),
                name="boards_expectedreport_month_is_a_month",
            ),
        ]

    def __str__(self):
        return self.title
