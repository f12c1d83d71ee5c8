from django.db import models
from django.db.models import Count, Q, Value
from django.db.models.functions import Length, Substr
from django.urls import reverse

from boards import partial_dates

from .board import Board
from .dates import check_order, check_partial_date


class Organisation(models.Model):
    """The bare identity of a body that several boards know: nothing but its name and code."""

    name = models.CharField(max_length=150)
    code = models.CharField(max_length=30, unique=True)

    def __str__(self):
        return self.name


class AgencyQuerySet(models.QuerySet):
    def current(self, day):
        """Not ended before `day`. An end known only to the month counts to its last day."""
        return self.exclude(pk__in=self.ended_by(day).values("pk"))

    def ended_by(self, day):
        as_exact = Substr(Value(day.isoformat()), 1, Length("ended"))
        return self.exclude(ended="").filter(ended__lt=as_exact)

    def with_seat_count(self):
        return self.annotate(seat_count=Count("seats", distinct=True))

    def holding(self, words):
        """Whose name, now or earlier, or chief officer has the words in it."""
        return self.filter(
            Q(name__icontains=words)
            | Q(chief_officer__icontains=words)
            | Q(names__name__icontains=words)
        ).distinct()


class Agency(models.Model):
    """
    A body that takes part in the board, as this board knows it.

    `name` is the latest of its names; `name_on` is what it was called on a day.
    """

    class Kind(models.TextChoices):
        STATUTORY = "statutory", "Statutory partner"
        PROVIDER = "provider", "Provider"
        EDUCATION = "education", "Education"
        VOLUNTARY = "voluntary", "Voluntary"
        LAY = "lay", "Lay"
        PARTNERSHIP = "partnership", "Partnership"
        INSPECTORATE = "inspectorate", "Inspectorate"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="agencies")
    organisation = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agencies",
    )
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=Kind)
    is_under_section_11 = models.BooleanField("under Section 11", default=False)
    chief_officer = models.CharField(
        max_length=150, blank=True, help_text="The post, not the person"
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"], name="boards_agency_name_unique_on_board"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(ended=""),
                name="boards_agency_merged_has_ended",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("boards:agency_detail", args=[self.board.slug, self.pk])

    def name_on(self, day):
        """What it was called on `day`. Costs no query once the names are prefetched."""
        for each in self.names.all():
            if partial_dates.covers(each.started, each.ended, day):
                return each.name
        return self.name

    @property
    def ended_in_words(self):
        return partial_dates.in_words(self.ended)


class AgencyName(models.Model):
    """
    What an agency was called from one date to another.

    There are none until it is first renamed; from then on the current name is one of them.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=150)
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])

    class Meta:
        ordering = ["started", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "started"],
                name="boards_agencyname_one_from_each_date",
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(ended=""),
                name="boards_agencyname_one_is_current",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)
