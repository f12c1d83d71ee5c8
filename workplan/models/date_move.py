from django.db import models


class DateMove(models.Model):
    """That the date of an action was moved, from what to what, and why. Never edited."""

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.CASCADE, related_name="date_moves"
    )
    words_before = models.TextField(blank=True)
    words_after = models.TextField(blank=True)
    due_before = models.DateField(null=True)
    due_after = models.DateField(null=True)
    reason = models.TextField()
    moved_at = models.DateTimeField(editable=False)
    moved_by = models.ForeignKey(
        "accounts.User", null=True, on_delete=models.PROTECT, related_name="+"
    )
    moved_by_label = models.CharField(max_length=200)

    class Meta:
        ordering = ["-moved_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="workplan_datemove_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.action.label}: {self.words_before} to {self.words_after}"
