from django.db import models

from lscb.files.models import File

from .action_status import ActionStatus


class ActionUpdateQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class ActionUpdate(models.Model):
    """
    What somebody said of an action's progress on a day. Never edited: say more instead.

    Three questions: what did we do (`words`), how well, what difference did it make.
    """

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.PROTECT, related_name="updates"
    )
    words = models.TextField("what did we do")
    how_well = models.TextField("how well did we do it", blank=True)
    difference = models.TextField("what difference did it make", blank=True)
    status = models.CharField(
        max_length=20,
        choices=ActionStatus,
        help_text="How the action stood from then on",
    )
    made_at = models.DateTimeField(editable=False)
    made_by = models.ForeignKey(
        "accounts.User",
        null=True,
        on_delete=models.PROTECT,
        related_name="action_updates",
    )
    made_by_label = models.CharField(max_length=200)

    objects = ActionUpdateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="workplan_actionupdate_says_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["action", "-made_at"], name="workplan_actionupdate_newest"
            )
        ]

    def __str__(self):
        return f"{self.action}: {self.get_status_display()}"


class ActionEvidence(models.Model):
    """A file that shows what an update says, read by whoever may read the action."""

    update = models.ForeignKey(
        ActionUpdate, on_delete=models.PROTECT, related_name="evidence"
    )
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, related_name="action_evidence"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return str(self.file)

    @property
    def board(self):
        return self.update.action.board

    @property
    def restriction(self):
        return self.update.action.restriction
