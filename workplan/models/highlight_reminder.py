from django.conf import settings
from django.db import models
from django.utils import timezone

from boards.models import Group, Meeting


class HighlightReminder(models.Model):
    """
    That a group was reminded of its highlight report to a meeting, at most once a day.

    Without a person the schedule did it.
    """

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="highlight_reminders"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="highlight_reminders"
    )
    sent_on = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "meeting", "sent_on"],
                name="workplan_highlightreminder_once_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.group}, {self.sent_on}"

    @property
    def board(self):
        return self.meeting.board
