from django.db import models

from .plan import Plan


class PriorityQuerySet(models.QuerySet):
    def in_printed_order(self):
        return self.order_by("position", "pk")

    def of_the_board(self, board):
        """Those of its own plans that are not closed, newest plan first."""
        plans = board.plans.of_the_board().exclude(status=Plan.Status.CLOSED)
        found = self.filter(plan__in=plans).select_related("plan")
        return found.order_by("-plan__year", "plan", "position", "pk")


class Priority(models.Model):
    """
    One of the few things a plan is for; its actions stand under it.

    A sub-group's priority may say which of the board's it `supports`.
    `range_text` is the range of actions as printed, "(1.1-1.3)", even where no action fits it.
    """

    class Kind(models.TextChoices):
        CORE_FUNCTION = "core_function", "Core function"
        OBJECTIVE = "objective", "Objective"
        TARGETED = "targeted", "Targeted priority"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="priorities")
    code = models.CharField("number", max_length=20, blank=True)
    title = models.CharField(max_length=250)
    range_text = models.CharField("range as printed", max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    statement = models.TextField(blank=True)
    outcomes = models.TextField(
        "intended outcomes", blank=True, help_text="One outcome on each line"
    )
    links_text = models.TextField(
        "links to other plans",
        blank=True,
        help_text="One on each line, with the theme codes of the other plan",
    )
    footnotes = models.TextField(blank=True, help_text="One footnote on each line")
    supports = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="supported_by",
        verbose_name="board priorities it supports",
    )
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "code"],
                condition=~models.Q(code=""),
                name="workplan_priority_code_unique_in_plan",
            ),
        ]

    def __str__(self):
        return f"{self.code}. {self.title}" if self.code else self.title

    @property
    def board(self):
        return self.plan.board


class SubThemeQuerySet(models.QuerySet):
    def in_printed_order(self):
        return self.order_by("position", "pk")


class SubTheme(models.Model):
    """A heading over some of a priority's actions."""

    priority = models.ForeignKey(
        Priority, on_delete=models.PROTECT, related_name="sub_themes"
    )
    title = models.CharField(max_length=250)
    range_text = models.CharField("range as printed", max_length=40, blank=True)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SubThemeQuerySet.as_manager()

    def __str__(self):
        return self.title

    @property
    def board(self):
        return self.priority.board
