from django.db import models


def kept_from(person, rows):
    """Of the board's own `rows`, those that `person` may not read."""
    return rows.exclude(pk__in=rows.visible_to(person).values("pk"))


class ActionOriginQuerySet(models.QuerySet):
    def visible_to(self, person):
        """
        Leave out risks and challenges that are kept from `person`: a reference would tell
        there is one.
        """
        board, kinds = person.board, ActionOrigin.Kind
        risks = kept_from(person, board.risks).values("reference")
        challenges = kept_from(person, board.challenges).references()
        return self.exclude(kind=kinds.RISK, label__in=risks).exclude(
            kind=kinds.CHALLENGE, label__in=challenges
        )


class ActionOrigin(models.Model):
    """
    Why an action is in the register, as printed: "SCR 2012/1, recommendation 3".

    An action answers several. Rooms above keep the links to their own rows; this is the label
    that stays when they change.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", "Plan priority"
        RISK = "risk", "Risk"
        REVIEW = "review", "Review recommendation"
        MEETING = "meeting", "Meeting decision"
        SECTION_11 = "section_11", "Section 11 gap"
        AUDIT = "audit", "Audit finding"
        INSPECTION = "inspection", "Inspection recommendation"
        CHALLENGE = "challenge", "Challenge"
        OTHER = "other", "Other"

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.CASCADE, related_name="origins"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    label = models.CharField(max_length=200)

    objects = ActionOriginQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "kind", "label"],
                name="workplan_actionorigin_named_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(label=""), name="workplan_actionorigin_has_a_label"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.label}"

    @property
    def board(self):
        return self.action.board
