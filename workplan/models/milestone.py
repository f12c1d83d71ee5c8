from django.db import models


class Milestone(models.Model):
    """
    A step on the way of an action, one line of its milestones as printed: "Draft by June 2013".

    The day it is due is read from its words, where they name one.
    """

    action = models.ForeignKey(
        "workplan.Action", on_delete=models.CASCADE, related_name="milestones"
    )
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True, editable=False)
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""), name="workplan_milestone_says_something"
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def board(self):
        return self.action.board
