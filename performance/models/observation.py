from django.db import models
from django.db.models import Q

from performance import figures

from .area import Area
from .indicator import Indicator


class Observation(models.Model):
    """
    One printed figure: the text as published, and its value or the reason there is none.

    A cell that was printed blank has no row. `up_to` is for a figure of part of a period
    ("end of quarter 3"); it stands under the table, in the words of `printed_line`.
    """

    class Measure(models.TextChoices):
        NUMBER = "number", "Number"
        PERCENT = "percent", "%"
        RATE = "rate", "Rate"

    class Marker(models.TextChoices):
        SUPPRESSED = figures.SUPPRESSED, "Suppressed"
        NOT_AVAILABLE = figures.NOT_AVAILABLE, "Not available"
        NOT_APPLICABLE = figures.NOT_APPLICABLE, "Not applicable"
        NOT_COLLECTED = figures.NOT_COLLECTED, "Not collected"
        ROUNDS_TO_ZERO = figures.ROUNDS_TO_ZERO, "Rounds to zero"

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="observations"
    )
    area = models.ForeignKey(
        Area, on_delete=models.PROTECT, related_name="observations"
    )
    period = models.CharField(max_length=20, help_text="As printed: “2008-09”")
    up_to = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=100, blank=True)
    subcategory = models.CharField(max_length=100, blank=True)
    measure = models.CharField(max_length=10, choices=Measure)
    text = models.CharField(max_length=20)
    value = models.DecimalField(
        max_digits=18, decimal_places=6, null=True, editable=False
    )
    marker = models.CharField(max_length=20, choices=Marker, blank=True, editable=False)
    printed_line = models.CharField(max_length=200, blank=True)
    is_provisional = models.BooleanField(default=False)
    is_revised = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, marker="")
                | (Q(value=None) & ~Q(marker="")),
                name="performance_observation_value_or_marker",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="performance_observation_blank_has_no_row"
            ),
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "area",
                    "period",
                    "up_to",
                    "category",
                    "subcategory",
                    "measure",
                ],
                name="performance_observation_one_in_a_cell",
            ),
        ]

    def __str__(self):
        return f"{self.where}: {self.text}"

    @property
    def where(self):
        """Its cell in words: "2011-12, Neglect, percent"."""
        parts = (self.period, self.up_to, self.category, self.subcategory, self.measure)
        return ", ".join(part for part in parts if part)
