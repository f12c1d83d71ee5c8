from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse

from boards import partial_dates

from .board import Board
from .dates import check_partial_date


class StatementQuerySet(models.QuerySet):
    def adopted_by(self, day):
        """Adopted by `day`, or on a day that is not known."""
        unknown = models.Q(adopted="")
        return self.filter(unknown | models.Q(adopted__lte=day.isoformat()))

    def in_printed_order(self):
        return self.order_by("title", "pk")


class Statement(models.Model):
    """Principles that the board adopted and its agencies signed up to, such as those of supervision."""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="statements"
    )
    title = models.CharField(max_length=200)
    adopted = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    principles = models.TextField(help_text="One in each line, in their order")
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"], name="boards_statement_one_of_a_title"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("boards:statement_detail", args=[self.board.slug, self.pk])

    @property
    def adopted_in_words(self):
        return partial_dates.in_words(self.adopted)

    @property
    def principle_list(self):
        return self.principles.splitlines()

    @property
    def checked_years(self):
        """ "2009, 2011, 2012". Costs no query once the checks are prefetched."""
        return ", ".join(str(check.year) for check in self.checks.all())


class StatementCheck(models.Model):
    """A calendar year in which agencies were checked against a statement."""

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="checks"
    )
    year = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1989), MaxValueValidator(2100)]
    )

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "year"], name="boards_statementcheck_one_a_year"
            ),
        ]

    def __str__(self):
        return f"{self.statement}: {self.year}"
