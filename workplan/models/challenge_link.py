from django.db import models

from .action import Action
from .challenge import Challenge
from .risk import Risk


class ChallengeActionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out what only some may read: the action, or the challenge."""
        return self.filter(
            person.may_read("action__restriction"),
            person.may_read("challenge__restriction"),
        )

    def in_order(self):
        return self.order_by("pk")


class ChallengeAction(models.Model):
    """That an action of the register was asked for by a challenge, or answers it."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="action_links"
    )
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, related_name="challenge_links"
    )

    objects = ChallengeActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "action"],
                name="workplan_challengeaction_action_named_once",
            ),
        ]

    def __str__(self):
        return f"{self.challenge.reference}: {self.action.label}"

    @property
    def board(self):
        return self.challenge.board


class ChallengeRiskQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Leave out what only some may read: the risk, or the challenge."""
        return self.filter(
            person.may_read("risk__restriction"),
            person.may_read("challenge__restriction"),
        )

    def in_order(self):
        return self.order_by("pk")


class ChallengeRisk(models.Model):
    """That a challenge is about what a risk of the register is about."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="risk_links"
    )
    risk = models.ForeignKey(
        Risk, on_delete=models.PROTECT, related_name="challenge_links"
    )

    objects = ChallengeRiskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "risk"],
                name="workplan_challengerisk_risk_named_once",
            ),
        ]

    def __str__(self):
        return f"{self.challenge.reference}: {self.risk.reference}"

    @property
    def board(self):
        return self.challenge.board
