from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from boards import years
from boards.models import Board, Group
from lscb.files.models import File

from .plan import Plan


class PlanImportQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    def committed(self):
        return self.exclude(committed_at=None)

    def of_the_same_file(self, other):
        """Others made from a file with the same bytes."""
        return self.exclude(pk=other.pk).filter(file__sha256=other.file.sha256)


class PlanImport(models.Model):
    """
    A plan that somebody uploaded or pasted, as it was read and as it was then corrected.

    Nothing of it is in the record until it is committed. What is not stored then stays here
    with its reason, so that rows in are rows stored and rows set aside.
    """

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="plan_imports"
    )
    file = models.OneToOneField(
        File, on_delete=models.PROTECT, related_name="plan_import"
    )
    content = models.JSONField(help_text="The rows as they were read")
    columns = models.JSONField(
        default=dict, help_text="What somebody said the columns are"
    )
    corrections = models.JSONField(
        default=dict, help_text="What somebody said of single rows"
    )
    title = models.CharField(max_length=150)
    year = models.PositiveSmallIntegerField(help_text="The year it starts in")
    kind = models.CharField(
        max_length=20, choices=Plan.Kind, default=Plan.Kind.WORK_PROGRAMME
    )
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    plan = models.ForeignKey(
        Plan,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="imports",
        help_text="The plan it goes into, or became",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    committed_at = models.DateTimeField(null=True, editable=False)
    rows_in = models.PositiveIntegerField(default=0)
    rows_stored = models.PositiveIntegerField(default=0)
    rows_aside = models.PositiveIntegerField(default=0)
    set_aside = models.JSONField(
        default=list, help_text="Where it stood, its words and the reason, of each"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(committed_at=None) | Q(plan__isnull=False),
                name="workplan_planimport_committed_into_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(rows_in=models.F("rows_stored") + models.F("rows_aside")),
                name="workplan_planimport_rows_in_are_stored_or_aside",
            ),
            models.CheckConstraint(
                condition=Q(group=None) | Q(kind="sub_group"),
                name="workplan_planimport_only_a_sub_group_plan_has_a_group",
            ),
        ]

    def __str__(self):
        return self.file.name

    def get_absolute_url(self):
        return reverse("workplan:plan_import_preview", args=[self.board.slug, self.pk])

    @property
    def year_in_words(self):
        return years.year_in_words(self.year)

    @property
    def is_committed(self):
        return self.committed_at is not None
