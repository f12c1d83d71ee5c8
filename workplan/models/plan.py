from django.db import models
from django.urls import reverse

from boards import years
from boards.models import Board


class PlanQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-year", "kind", "pk")

    def of_the_board(self):
        """The board's own work programme or business plan, not a sub-group's."""
        return self.exclude(kind=Plan.Kind.SUB_GROUP)


class Plan(models.Model):
    """What the board means to do in one year: its work programme, in the order it is printed."""

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
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.WORK_PROGRAMME)
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
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("workplan:programme_detail", args=[self.board.slug, self.pk])

    @property
    def year_in_words(self):
        return years.year_in_words(self.year)
