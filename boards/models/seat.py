from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from boards import partial_dates, tenure

from .agency import Agency
from .board import Board
from .dates import check_order, check_partial_date, in_force_between


class SeatQuerySet(models.QuerySet):
    def counted(self):
        """Those whose attendance the annual report prints."""
        return self.filter(is_counted=True)

    def listed(self):
        """Those that the personnel tables of the annual report print."""
        return self.filter(is_listed=True)

    def in_printed_order(self):
        return self.order_by("position", "pk")

    def in_attendance_order(self):
        """As the attendance record prints them, where that is another order."""
        return self.order_by(Coalesce("attendance_position", "position"), "pk")

    def in_force_between(self, first, last):
        """Started and not ended, held or vacant, on some day from `first` to `last`."""
        return self.filter(in_force_between(first, last))

    def there_on(self, day):
        return self.in_force_between(day, day)

    def vacant_on(self, day):
        held = self.model.objects.filter(
            in_force_between(day, day, "appointments__"),
            appointments__is_deputy=False,
        )
        return self.there_on(day).exclude(pk__in=held.values("pk"))

    def holding(self, words):
        """Whose name, agency or holder's post has the words in it."""
        return self.filter(
            Q(printed_name__icontains=words)
            | Q(represents__icontains=words)
            | Q(agency__name__icontains=words)
            | Q(appointments__post__icontains=words)
        ).distinct()

    def with_holders(self):
        return self.select_related("agency", "board").prefetch_related(
            "appointments", "agency__names"
        )


class Seat(models.Model):
    """
    A place at the board that is counted: a post, or the representation of an agency.

    `printed_name` is the body as attendance and membership tables print it. Between its own
    `started` and `ended` it is either held or vacant; outside them it is neither.
    """

    class MemberClass(models.TextChoices):
        CHAIR = "chair", "Independent chair"
        CORE = "core", "Core member"
        ASSOCIATE = "associate", "Associate member"
        OBSERVER = "observer", "Participating observer"
        LAY = "lay", "Lay member"
        ADVISER = "adviser", "Professional adviser"
        STAFF = "staff", "Staff"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="seats")
    printed_name = models.CharField(max_length=150)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    represents = models.CharField(max_length=200, blank=True)
    member_class = models.CharField(max_length=20, choices=MemberClass)
    is_counted = models.BooleanField(
        default=False, help_text="Its attendance is printed in the annual report"
    )
    is_listed = models.BooleanField(
        default=True, help_text="The annual report's list of members has it"
    )
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    position = models.PositiveIntegerField(default=0)
    attendance_position = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "printed_name"],
                name="boards_seat_printed_name_unique_on_board",
            ),
        ]

    def __str__(self):
        return self.printed_name

    def get_absolute_url(self):
        return reverse("boards:seat_detail", args=[self.board.slug, self.pk])

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def exists(self):
        """How long the seat is there: a span of days, open where no date is set."""
        return tenure.span_of(self.started, self.ended)

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)

    def holdings(self):
        """Its holders for `tenure`. Costs no query once appointments are prefetched."""
        return [each.holding for each in self.appointments.all() if not each.is_deputy]

    def organisation_on(self, day):
        """What it stands for: the agency as it was called on `day`, or the words for it."""
        return self.represents or (self.agency.name_on(day) if self.agency else "")
