from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse

from boards.models import Board
from performance.layouts import Shape

from .area import Area


class Dataset(models.Model):
    """
    Indicators that are published together, with what holds for all of them.

    The data appendix of an annual report is one.
    """

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="datasets")
    title = models.CharField(max_length=150)
    source = models.CharField(max_length=250, blank=True)
    notes = models.TextField(blank=True, help_text="One note on each line")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"],
                name="performance_dataset_title_unique_on_board",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def note_list(self):
        return tuple(self.notes.splitlines())


class Section(models.Model):
    """A heading that indicators stand under: "4" "Child protection plans"."""

    dataset = models.ForeignKey(
        Dataset, on_delete=models.PROTECT, related_name="sections"
    )
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=150)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "code"],
                name="performance_section_code_unique_in_dataset",
            ),
        ]

    def __str__(self):
        return f"{self.code}. {self.title}"

    @property
    def board(self):
        return self.dataset.board


class IndicatorQuerySet(models.QuerySet):
    def in_printed_order(self):
        return self.order_by(
            "section__dataset", "section__position", "section", "position", "pk"
        )

    def with_figures(self):
        """With everything that a table, a chart or a scorecard row needs: four queries."""
        rows = IndicatorArea.objects.select_related("area").order_by("position", "pk")
        return self.select_related("section__dataset").prefetch_related(
            "observations", "definitions", Prefetch("indicator_areas", queryset=rows)
        )


class Indicator(models.Model):
    """Something the board counts year after year, and how its table is printed."""

    class Unit(models.TextChoices):
        COUNT = "count", "Number"
        RATE = "rate_per_10000", "Rate per 10,000 aged under 18"
        PERCENT = "percent", "%"
        COUNT_AND_PERCENT = "count_and_percent", "Number and %"

    class Polarity(models.TextChoices):
        NEUTRAL = "neutral", "Neither higher nor lower is better"
        HIGHER = "higher_is_better", "Higher is better"
        LOWER = "lower_is_better", "Lower is better"

    class ShapeChoice(models.TextChoices):
        AREA_BY_PERIOD = Shape.AREA_BY_PERIOD, "Areas by year"
        AREA_BY_PERIOD_AND_MEASURE = (
            Shape.AREA_BY_PERIOD_AND_MEASURE,
            "Areas by year, number and %",
        )
        CATEGORY_BY_AREA = Shape.CATEGORY_BY_AREA, "Categories by area"
        CATEGORY_BY_SUBCATEGORY = Shape.CATEGORY_BY_SUBCATEGORY, "Two breakdowns"
        CATEGORY_BY_MEASURE = (
            Shape.CATEGORY_BY_MEASURE,
            "Categories, own figures beside one comparator",
        )
        AREA_BY_CATEGORY = Shape.AREA_BY_CATEGORY, "Areas by two breakdowns"
        CHART_ONLY = Shape.CHART_ONLY, "Published as a chart only"

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="indicators"
    )
    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="indicators"
    )
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=20, choices=Unit)
    polarity = models.CharField(
        max_length=20, choices=Polarity, default=Polarity.NEUTRAL
    )
    shape = models.CharField(max_length=30, choices=ShapeChoice)
    row_heading = models.CharField(
        max_length=60, blank=True, help_text="Over the first column: “Main reason”"
    )
    number_label = models.CharField(
        max_length=30, default="Number", help_text="Over a column of numbers"
    )
    notes = models.TextField(blank=True, help_text="One note on each line")
    source = models.CharField(max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    areas = models.ManyToManyField(Area, through="IndicatorArea")

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "code"],
                name="performance_indicator_code_unique_on_board",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"

    def get_absolute_url(self):
        return reverse("performance:indicator_detail", args=[self.board.slug, self.pk])

    @property
    def note_list(self):
        return tuple(self.notes.splitlines())

    @property
    def has_figures(self):
        return self.shape != Shape.CHART_ONLY


class IndicatorArea(models.Model):
    """
    An area as one indicator's table prints it, in that table's order.

    The same place is "ENGLAND" in one published table and "England" in the next.
    """

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="indicator_areas"
    )
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="indicator_areas"
    )
    printed_name = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area"],
                name="performance_indicatorarea_once_in_a_table",
            ),
        ]

    def __str__(self):
        return self.printed_name


class Definition(models.Model):
    """What an indicator measured in one period, where that changed from year to year."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.CASCADE, related_name="definitions"
    )
    period = models.CharField(max_length=20)
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["period"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period"],
                name="performance_definition_one_for_a_period",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="performance_definition_says_something"
            ),
        ]

    def __str__(self):
        return f"{self.period}: {self.text}"
