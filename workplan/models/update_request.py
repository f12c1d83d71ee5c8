from django.db import models
from django.utils import timezone

from lscb.links.models import Link


class UpdateRequest(models.Model):
    """
    That one of an action's leads was asked for an update, by a link sent to an address.

    The link is good for as long as those words stand among the action's lead officers.
    """

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.PROTECT, related_name="update_requests"
    )
    link = models.OneToOneField(
        Link, on_delete=models.PROTECT, related_name="update_request"
    )
    lead_text = models.TextField("lead officer asked", blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.action.label}: {self.lead_text or self.link.to_address}"

    @property
    def state(self):
        """What became of it, in words."""
        if self.link.last_used_at:
            return "answered"
        if self.link.revoked_at:
            return "withdrawn"
        if self.link.expires_at <= timezone.now():
            return "expired without an answer"
        return "waiting for an answer"

    @property
    def board(self):
        return self.action.board

    @property
    def restriction(self):
        return self.action.restriction
