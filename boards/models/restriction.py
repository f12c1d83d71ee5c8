from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .board import Board


class RestrictionQuerySet(models.QuerySet):
    def in_force(self, *, on=None):
        """Not lifted, and not past the day it was set to end."""
        return self.filter(
            Q(until_on=None) | Q(until_on__gte=on or timezone.localdate()),
            lifted_at=None,
        )


class Restriction(models.Model):
    """
    Who may read a confidential item besides the manager and the chair, until when and why.

    Ends on a date, or when somebody lifts it because the event it waited for has happened.
    """

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="restrictions"
    )
    reason = models.CharField(max_length=200)
    readers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="restrictions_read"
    )
    until_on = models.DateField(null=True, blank=True)
    until_event = models.CharField(max_length=200, blank=True)
    lifted_at = models.DateTimeField(null=True, editable=False)

    objects = RestrictionQuerySet.as_manager()

    def __str__(self):
        return self.reason

    @property
    def is_in_force(self):
        has_ended = self.until_on and self.until_on < timezone.localdate()
        return not self.lifted_at and not has_ended
