from django.db import models
from django.urls import reverse

from boards import years
from boards.models import Board, Group


class PlanQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-year", "kind", "pk")

    def in_force(self):
        return self.filter(status=Plan.Status.IN_FORCE)

    def of_the_board(self):
        """The board's own work programme or business plan, not a sub-group's."""
        return self.exclude(kind=Plan.Kind.SUB_GROUP)


class Plan(models.Model):
    """
    What the board, or a group of it, means to do: in one year or several, in printed order.

    A plan that is rolled over runs on; one that is closed hands its unfinished actions to the
    plan that `follows` it.
    """

    class Kind(models.TextChoices):
        WORK_PROGRAMME = "work_programme", "Work programme"
        BUSINESS_PLAN = "business_plan", "Business plan"
        SUB_GROUP = "sub_group", "Sub-group plan"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in_force", "In force"
        CLOSED = "closed", "Closed"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=150)
    year = models.PositiveSmallIntegerField(help_text="The year it starts in")
    end_year = models.PositiveSmallIntegerField(
        "last year",
        null=True,
        blank=True,
        help_text="The year its last year starts in, where it runs over several",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WORK_PROGRAMME)
    group = models.ForeignKey(
        Group,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="plans",
    )
    follows = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followers",
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.IN_FORCE)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year", "title"],
                name="workplan_plan_title_unique_in_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(year__range=(1990, 2100)),
                name="workplan_plan_year_is_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(end_year=None)
                | models.Q(end_year__gt=models.F("year"), end_year__lte=2100),
                name="workplan_plan_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(group=None) | models.Q(kind="sub_group"),
                name="workplan_plan_only_a_sub_group_plan_has_a_group",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workplan:programme_detail", args=[self.board.slug, self.pk])

    @property
    def is_closed(self):
        return self.status == self.Status.CLOSED

    @property
    def year_in_words(self):
        return years.year_in_words(self.year)

    @property
    def years_in_words(self):
        """The years it runs over: "2012-13 to 2014-15"."""
        if self.end_year is None:
            return self.year_in_words
        return f"{self.year_in_words} to {years.year_in_words(self.end_year)}"


class PlanRollOver(models.Model):
    """That a plan runs on for longer than it was made for: why, and which body said so."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="roll_overs")
    end_year_before = models.PositiveSmallIntegerField()
    end_year_after = models.PositiveSmallIntegerField()
    reason = models.TextField()
    ratified_by = models.CharField("body that ratified it", max_length=150)
    ratified_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end_year_after__gt=models.F("end_year_before")),
                name="workplan_planrollover_makes_it_longer",
            ),
        ]

    def __str__(self):
        return f"{self.plan} to {years.year_in_words(self.end_year_after)}"

    @property
    def board(self):
        return self.plan.board

    @property
    def year_in_words(self):
        return years.year_in_words(self.end_year_after)
