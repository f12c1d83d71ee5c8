from django.conf import settings
from django.db import models
from django.utils import timezone

from .meeting import Meeting


class Circulation(models.Model):
    """That an agenda or its minutes were sent round: when, by whom and to whom. Links only."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", "Agenda and papers"
        MINUTES = "minutes", "Minutes"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="circulations"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.AGENDA)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recipients = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="circulations"
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.meeting}"

    @property
    def board(self):
        return self.meeting.board
