from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse

from boards.models import Agency, Board


class Section11RoundQuerySet(models.QuerySet):
    def with_own_returns(self, person):
        """Each round with `own_returns`: those of the agencies this person's grants name."""
        agencies = {grant.agency_id for grant in person.grants if grant.agency_id}
        own = Section11Return.objects.filter(agency__in=agencies)
        return self.prefetch_related(
            Prefetch("returns", queryset=own, to_attr="own_returns")
        )


class Section11Round(models.Model):
    """The board's yearly question to its agencies: how do you meet your Section 11 duties?"""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="section_11_rounds"
    )
    title = models.CharField(max_length=150)
    due_on = models.DateField()

    objects = Section11RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-due_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"],
                name="performance_section11round_title_unique_on_board",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("performance:section_11_round", args=[self.board.slug, self.pk])


class Section11ReturnQuerySet(models.QuerySet):
    def in_printed_order(self):
        """Who returned, then who did not."""
        return self.order_by("-state", "position", "pk")


class Section11Return(models.Model):
    """Whether one agency answered one round."""

    class State(models.TextChoices):
        RETURNED = "returned", "Returned"
        NOT_RETURNED = "not_returned", "Not returned"

    round = models.ForeignKey(
        Section11Round, on_delete=models.PROTECT, related_name="returns"
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="section_11_returns"
    )
    printed_name = models.CharField(max_length=150)
    state = models.CharField(max_length=15, choices=State, default=State.NOT_RETURNED)
    returned_on = models.DateField(null=True, blank=True)
    is_day_illustrative = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = Section11ReturnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "agency"],
                name="performance_section11return_one_for_each_agency",
            ),
            models.CheckConstraint(
                condition=Q(state="returned") | Q(returned_on=None),
                name="performance_section11return_dated_only_when_returned",
            ),
        ]

    def __str__(self):
        return f"{self.printed_name}: {self.round}"

    @property
    def board(self):
        return self.round.board

    @property
    def is_returned(self):
        return self.state == self.State.RETURNED

    @property
    def is_late(self):
        return bool(self.returned_on and self.returned_on > self.round.due_on)
