from django.db import models
from django.db.models import Q

from .meeting import Meeting


class Pledge(models.Model):
    """What somebody at an event undertook to do after it, in their own words."""

    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="pledges"
    )
    words = models.TextField("what was pledged")
    made_by = models.CharField(
        "who pledged it", max_length=200, blank=True, help_text="A post or an agency"
    )
    outcome = models.TextField("what came of it", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words=""), name="boards_pledge_says_something"
            ),
        ]

    def __str__(self):
        return self.words

    @property
    def board(self):
        return self.meeting.board
