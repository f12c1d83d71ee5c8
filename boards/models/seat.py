from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length, Substr

from boards import partial_dates

from .agency import Agency
from .board import Board


def check_partial_date(text):
    """A model validator: the pure parser's ValueError in Django's own kind."""

    try:
        partial_dates.PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from None


class SeatQuerySet(models.QuerySet):
    def counted(self):
        """Those whose attendance the annual report prints."""
        return self.filter(is_counted=True)

    def in_printed_order(self):
        return self.order_by("position", "pk")


class Seat(models.Model):
    """
    A place at the board that is counted: a post, or the representation of an agency.

    `printed_name` is the body as attendance and membership tables print it.
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
    member_class = models.CharField(max_length=20, choices=MemberClass)
    is_counted = models.BooleanField(
        default=False, help_text="Its attendance is printed in the annual report"
    )
    position = models.PositiveIntegerField(default=0)
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


class AppointmentQuerySet(models.QuerySet):
    def in_force_between(self, first, last):
        """
        Held on some day from `first` to `last`. An end known only to the month counts to its last day.

        Partial dates sort as text: "2013-03" comes before "2013-03-14" and after "2013-02-28".
        """
        started = models.Q(started="") | models.Q(started__lte=last.isoformat())
        not_ended = models.Q(ended="") | models.Q(
            ended__gte=Substr(models.Value(first.isoformat()), 1, Length("ended"))
        )
        return self.filter(started & not_ended)

    def in_printed_order(self):
        return self.order_by("seat__position", "started", "pk")


class Appointment(models.Model):
    """
    A holder of a seat from one date to another, known by the post held and not by name.

    Dates may be known only in part (see `partial_dates`); empty is "since before the record".
    """

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="appointments"
    )
    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="appointments"
    )
    post = models.CharField(max_length=200)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appointments",
    )
    is_deputy = models.BooleanField(default=False)
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AppointmentQuerySet.as_manager()

    def __str__(self):
        return f"{self.post} ({self.seat})"

    @property
    def dates_in_words(self):
        start, end = map(partial_dates.in_words, (self.started, self.ended))
        if start and end:
            return f"{start} to {end}"
        return f"from {start}" if start else f"until {end}" if end else ""
