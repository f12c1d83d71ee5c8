from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from boards import member_papers, partial_dates, tenure

from .board import Board
from .dates import check_order, check_partial_date, in_force_between
from .seat import Seat


class AppointmentQuerySet(models.QuerySet):
    def in_force_between(self, first, last):
        """Held on some day from `first` to `last`."""
        return self.filter(in_force_between(first, last))

    def in_printed_order(self):
        return self.order_by("seat__position", "started", "pk")


class Appointment(models.Model):
    """
    A holder of a seat, or a deputy for it, from one date to another: a post and not a name.

    Dates may be known only in part (see `partial_dates`); empty is "since before the record".
    What should be on paper about a member is a fact with a date where the date is known.
    """

    class LeavingReason(models.TextChoices):
        CHANGED_POST = "changed_post", "Moved to another post"
        LEFT_AGENCY = "left_agency", "Left the agency"
        TERM_ENDED = "term_ended", "Term of office ended"
        REPLACED = "replaced", "Agency nominated somebody else"
        AGENCY_ENDED = "agency_ended", "Agency ended, merged or was reorganised"
        SEAT_ENDED = "seat_ended", "Seat ended"
        RESIGNED = "resigned", "Resigned"
        OTHER = "other", "Another reason"

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
    leaving_reason = models.CharField(max_length=20, blank=True, choices=LeavingReason)
    leaving_words = models.TextField(blank=True)

    is_nominated = models.BooleanField(default=False)
    nominated_by = models.CharField(max_length=200, blank=True)
    nominated_on = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    has_role_statement = models.BooleanField(default=False)
    role_statement_on = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    may_speak = models.BooleanField(default=False)
    may_commit = models.BooleanField(default=False)
    may_hold_to_account = models.BooleanField(default=False)
    powers_confirmed_on = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    is_inducted = models.BooleanField(default=False)
    inducted_on = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(leaving_reason="") | ~Q(ended=""),
                name="boards_appointment_left_on_a_date",
            ),
            models.CheckConstraint(
                condition=~Q(leaving_reason="other") | ~Q(leaving_words=""),
                name="boards_appointment_other_reason_is_told",
            ),
        ]

    def __str__(self):
        return f"{self.post} ({self.seat})"

    def get_absolute_url(self):
        return reverse("boards:appointment_detail", args=[self.board.slug, self.pk])

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)

    @property
    def holding(self):
        return tenure.Holding(self.started, self.ended, self)

    @property
    def papers_missing(self):
        """What should be on paper for a member of this class and is not, in words."""
        return member_papers.missing(self, self.seat.member_class)

    @property
    def papers_missing_in_short(self):
        return member_papers.in_short(self, self.seat.member_class)
