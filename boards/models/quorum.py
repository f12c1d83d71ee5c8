from django.db import models
from django.db.models import Q

from .agency import Agency
from .group import Group


class QuorumRule(models.Model):
    """How many, and who, must be there for a meeting of a group to decide anything."""

    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="quorum")
    least_seats = models.PositiveSmallIntegerField(null=True, blank=True)
    least_percentage = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Of the seats that are expected"
    )
    agencies = models.ManyToManyField(
        Agency, blank=True, related_name="+", help_text="Without them there is none"
    )
    is_deputy_counted = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(least_percentage=None) | Q(least_percentage__lte=100),
                name="boards_quorumrule_percentage_is_one",
            ),
        ]

    def __str__(self):
        return f"Quorum of {self.group}"

    @property
    def board(self):
        return self.group.board
