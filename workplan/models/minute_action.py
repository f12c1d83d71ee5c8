from django.db import models

from boards.models import AgendaItem

from .action import Action


class MinuteAction(models.Model):
    """An action that a meeting gave out under an item of its agenda: the next one asks after it."""

    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="minute_actions"
    )
    action = models.OneToOneField(
        Action, on_delete=models.CASCADE, related_name="given_out_in"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.item}: {self.action}"

    @property
    def board(self):
        return self.action.board

    @property
    def restriction(self):
        return self.action.restriction
