from django.db import models
from django.db.models import Q

from boards.models import Engagement

from .action import Action
from .priority import Priority


class EngagementChangeQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out links to restricted actions that `person` is not named on."""
        return self.filter(
            Q(action=None) | Q(action__in=Action.objects.visible_to(person))
        )

    def in_printed_order(self):
        return self.order_by("priority__position", "action__position", "pk")


class EngagementChange(models.Model):
    """
    What changed because of what was heard: an action, or a priority of a plan.

    It lives here because the engagement's own room knows neither.
    """

    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="changes"
    )
    action = models.ForeignKey(
        Action,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="engagement_changes",
    )
    priority = models.ForeignKey(
        Priority,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="engagement_changes",
    )
    how = models.CharField("how it came of it", max_length=300, blank=True)

    objects = EngagementChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(action=None) ^ Q(priority=None),
                name="workplan_engagementchange_is_one_action_or_priority",
            ),
            models.UniqueConstraint(
                fields=["engagement", "action"],
                name="workplan_engagementchange_action_named_once",
            ),
            models.UniqueConstraint(
                fields=["engagement", "priority"],
                name="workplan_engagementchange_priority_named_once",
            ),
        ]

    def __str__(self):
        return f"{self.engagement}: {self.about}"

    @property
    def about(self):
        return self.action or self.priority

    @property
    def board(self):
        return self.engagement.board

    @property
    def restriction(self):
        return self.action and self.action.restriction
