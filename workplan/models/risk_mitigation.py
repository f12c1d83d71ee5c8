from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from .action import Action
from .action_status import ActionStatus
from .risk import Risk


class RiskMitigationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out what only some may read: the action, or the risk it answers."""
        return self.filter(
            person.may_read("action__restriction"), person.may_read("risk__restriction")
        )

    def in_order(self):
        return self.order_by("pk")

    def counted(self):
        """For a queryset of risks: `mitigation_count`, and of these the `mitigations_done`."""
        mine = self.filter(risk=OuterRef("pk"))
        done = mine.filter(action__status=ActionStatus.COMPLETE)
        return {"mitigation_count": _count(mine), "mitigations_done": _count(done)}


class RiskMitigation(models.Model):
    """That an action of the register is meant to make a risk smaller."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="mitigations")
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, related_name="mitigated_risks"
    )

    objects = RiskMitigationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["risk", "action"],
                name="workplan_riskmitigation_action_named_once",
            ),
        ]

    def __str__(self):
        return f"{self.risk.reference}: {self.action.label}"

    @property
    def board(self):
        return self.risk.board


def _count(links):
    counted = links.order_by().values("risk").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0, output_field=IntegerField())
