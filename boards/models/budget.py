from django.db import models
from django.db.models import Q, Sum

from boards import years

from .agency import Agency
from .board import Board


class Fund(models.Model):
    """One of the board's pots of money in one financial year."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="funds")
    year = models.PositiveSmallIntegerField(help_text="The year it starts in")
    title = models.CharField(max_length=150)
    position = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-year", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year", "title"],
                name="boards_fund_title_unique_in_a_year",
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.year_in_words}"

    @property
    def year_in_words(self):
        return years.year_in_words(self.year)


class FundLineQuerySet(models.QuerySet):
    def sources(self):
        return self.filter(side=FundLine.Side.SOURCE)

    def expenditure(self):
        return self.filter(side=FundLine.Side.EXPENDITURE)

    def total(self):
        return self.aggregate(total=Sum("amount", default=0))["total"]


class FundLine(models.Model):
    """Where money comes from or goes to: a contribution, or a head of expenditure, in pounds."""

    class Side(models.TextChoices):
        SOURCE = "source", "Source of funds"
        EXPENDITURE = "expenditure", "Expenditure"

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="lines")
    side = models.CharField(max_length=20, choices=Side)
    head = models.CharField(max_length=150)
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    position = models.PositiveIntegerField(default=0)

    objects = FundLineQuerySet.as_manager()

    class Meta:
        ordering = ["side", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency=None) | Q(side="source"),
                name="boards_fundline_only_a_source_has_an_agency",
            ),
        ]

    def __str__(self):
        return f"{self.head}: £{self.amount:,.0f}"
