from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from boards import attendance
from boards import meeting_workflow as workflow

from .board import Board
from .group import Group, GroupMembership
from .seat import Seat


class MeetingQuerySet(models.QuerySet):
    def business(self):
        return self.filter(kind=Meeting.Kind.BUSINESS, group__kind=Group.Kind.BOARD)

    def without_events(self):
        return self.exclude(kind__in=Meeting.EVENTS)

    def held(self):
        return self.filter(
            status__in=[Meeting.Status.HELD, Meeting.Status.MINUTES_AGREED]
        )

    def to_come(self):
        """Not yet held nor cancelled, whatever the calendar says."""
        return self.filter(
            status__in=[Meeting.Status.PLANNED, Meeting.Status.PAPERS_OUT]
        )

    def in_year(self, board, year):
        return self.filter(held_on__range=board.year_dates(year))

    def not_cancelled(self):
        return self.exclude(status=Meeting.Status.CANCELLED)

    def before(self, meeting):
        """Those of the same group and kind that come before it, latest first."""
        alike = self.filter(group=meeting.group, kind=meeting.kind)
        return alike.filter(held_on__lt=meeting.held_on).order_by("-held_on", "-pk")

    def after(self, meeting):
        """Those of the same group, of any kind, that come after it."""
        return self.filter(group=meeting.group, held_on__gt=meeting.held_on).in_order()

    def in_order(self):
        return self.order_by("held_on", "pk")


class Meeting(models.Model):
    """
    A meeting of a group, or an event of the board's.

    Where only the month was published, `is_day_illustrative` says that the day was chosen.
    """

    class Kind(models.TextChoices):
        BUSINESS = "business", "Business meeting"
        EXECUTIVE = "executive", "Executive meeting"
        DEVELOPMENT_DAY = "development_day", "Development day"
        STAKEHOLDER_EVENT = "stakeholder_event", "Stakeholder event"
        CONFERENCE = "conference", "Conference"
        EXTRAORDINARY = "extraordinary", "Extraordinary meeting"

    class Status(models.TextChoices):
        PLANNED = workflow.PLANNED, "Planned"
        PAPERS_OUT = workflow.PAPERS_OUT, "Papers out"
        HELD = workflow.HELD, "Held"
        MINUTES_AGREED = workflow.MINUTES_AGREED, "Minutes agreed"
        CANCELLED = workflow.CANCELLED, "Cancelled"

    EVENTS = (Kind.DEVELOPMENT_DAY, Kind.STAKEHOLDER_EVENT, Kind.CONFERENCE)

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BUSINESS)
    title = models.CharField(max_length=150, blank=True)
    held_on = models.DateField()
    is_day_illustrative = models.BooleanField(default=False)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.PLANNED)
    cancelled_reason = models.TextField(blank=True, editable=False)
    agreed_in = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreed_minutes_of",
        editable=False,
        help_text="The meeting that agreed its minutes",
    )
    attended_count = models.PositiveIntegerField(
        null=True, blank=True, help_text="For an event: how many people came"
    )
    notes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "kind", "held_on"],
                name="boards_meeting_one_of_a_kind_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None)
                | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="boards_meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(agreed_in=None) | Q(status="minutes_agreed"),
                name="boards_meeting_agreed_in_another_once_agreed",
            ),
        ]

    def __str__(self):
        return f"{self.title or self.get_kind_display()}, {self.date_in_words}"

    def get_absolute_url(self):
        return reverse("boards:meeting_detail", args=[self.board.slug, self.pk])

    @property
    def is_to_come(self):
        return self.status in (self.Status.PLANNED, self.Status.PAPERS_OUT)

    @property
    def is_past_its_day(self):
        """Whether it was held is still to be said."""
        return self.is_to_come and self.held_on < self.board.today

    @property
    def is_business(self):
        """A business meeting of the board itself: what the work programme reports to."""
        return self.kind == self.Kind.BUSINESS and self.group.kind == Group.Kind.BOARD

    @property
    def is_event(self):
        return self.kind in self.EVENTS

    @property
    def is_closed(self):
        """Neither its agenda nor its minutes change any more."""
        return self.status in (self.Status.MINUTES_AGREED, self.Status.CANCELLED)

    @property
    def date_in_words(self):
        """Only as exact as the record is: the month, where the day is illustrative."""
        if self.is_day_illustrative:
            return f"{self.held_on:%B %Y}"
        return f"{self.held_on.day} {self.held_on:%B %Y}"


class Attendance(models.Model):
    """
    Whether one member came to one meeting: a seat at the board's own, a membership at another
    group's.
    """

    class Mark(models.TextChoices):
        PRESENT = attendance.PRESENT, "Present"
        DEPUTY = attendance.DEPUTY, "Deputy present"
        APOLOGIES = attendance.APOLOGIES, "Apologies"
        ABSENT = attendance.ABSENT, "Absent"
        NOT_EXPECTED = attendance.NOT_EXPECTED, "Not expected"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendances"
    )
    seat = models.ForeignKey(
        Seat,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendances",
    )
    membership = models.ForeignKey(
        GroupMembership,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attendances",
    )
    mark = models.CharField(max_length=20, choices=Mark)
    is_illustrative = models.BooleanField(
        default=False, help_text="The source gives the total, not which meeting it was"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], name="boards_attendance_one_mark_a_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                name="boards_attendance_one_mark_a_group_meeting",
            ),
            models.CheckConstraint(
                condition=Q(seat=None, membership__isnull=False)
                | Q(seat__isnull=False, membership=None),
                name="boards_attendance_of_a_seat_or_a_membership",
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_mark_display()}"

    @property
    def member(self):
        return self.seat or self.membership

    @property
    def member_id(self):
        return self.seat_id or self.membership_id
