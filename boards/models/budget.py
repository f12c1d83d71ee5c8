from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse

from boards import years

from .agency import Agency
from .board import Board


class Fund(models.Model):
    """
    One of the board's pots of money in one financial year.

    Its lines are changed together with it, so that its `version` is theirs too.
    """

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

    def get_absolute_url(self):
        return reverse("boards:fund_detail", args=[self.board.slug, self.pk])

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
    """
    Where money comes from or goes to: a contribution, or a head of expenditure, in pounds.

    `amount` is what was agreed, or the budget. What is not known is empty, never zero.
    """

    class Side(models.TextChoices):
        SOURCE = "source", "Source of funds"
        EXPENDITURE = "expenditure", "Expenditure"

    class Kind(models.TextChoices):
        CONTRIBUTION = "contribution", "Contribution"
        FEES = "fees", "Fees and charges"
        GRANT = "grant", "Grant"
        CARRY_FORWARD = "carry_forward", "Carry forward"
        OTHER = "other", "Other"

    class Spend(models.TextChoices):
        """What the law asks the board to say it spent money on."""

        REVIEWS = "reviews", "Reviews"
        CHILD_DEATHS = "child_deaths", "Child death reviews"
        TRAINING = "training", "Training"
        OTHER = "other", "Other"

    fund = models.ForeignKey(Fund, on_delete=models.CASCADE, related_name="lines")
    side = models.CharField(max_length=20, choices=Side)
    head = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    agency = models.ForeignKey(
        Agency,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    coded_to = models.CharField(max_length=20, choices=Spend, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    invoiced = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True
    )
    received = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True
    )
    actual = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    objects = FundLineQuerySet.as_manager()

    class Meta:
        ordering = ["side", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency=None) | Q(side="source"),
                name="boards_fundline_only_a_source_has_an_agency",
            ),
            models.CheckConstraint(
                condition=Q(side="source", actual=None, coded_to="") & ~Q(kind="")
                | Q(side="expenditure", kind="", invoiced=None, received=None),
                name="boards_fundline_has_what_its_side_has",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0) | Q(kind="carry_forward"),
                name="boards_fundline_only_carry_forward_is_negative",
            ),
        ]

    def __str__(self):
        return f"{self.head}: £{self.amount:,.0f}"
