from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from boards import partial_dates

from .board import Board
from .dates import check_partial_date
from .names import EndingQuerySet, Named, NameOverTime


class Organisation(models.Model):
    """The bare identity of a body that several boards know: nothing but its name and code."""

    name = models.CharField(max_length=150)
    code = models.CharField(max_length=30, unique=True)

    def __str__(self):
        return self.name


class AgencyQuerySet(EndingQuerySet):
    def with_seat_count(self):
        return self.annotate(seat_count=Count("seats", distinct=True))

    def holding(self, words):
        """Whose name, now or earlier, or chief officer has the words in it."""
        return self.filter(
            Q(name__icontains=words)
            | Q(chief_officer__icontains=words)
            | Q(names__name__icontains=words)
        ).distinct()


class Agency(Named, models.Model):
    """A body that takes part in the board, as this board knows it."""

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

    @property
    def ended_in_words(self):
        return partial_dates.in_words(self.ended)


class AgencyName(NameOverTime):
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="names")

    class Meta(NameOverTime.Meta):
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
