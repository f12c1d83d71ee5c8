from django.db import models
from django.urls import reverse

from boards import attendance

from .board import Board
from .group import Group
from .seat import Seat


class MeetingQuerySet(models.QuerySet):
    def business(self):
        return self.filter(kind=Meeting.Kind.BUSINESS, group__kind=Group.Kind.BOARD)

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
        PLANNED = "planned", "Planned"
        PAPERS_OUT = "papers_out", "Papers out"
        HELD = "held", "Held"
        MINUTES_AGREED = "minutes_agreed", "Minutes agreed"
        CANCELLED = "cancelled", "Cancelled"

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.BUSINESS)
    title = models.CharField(max_length=150, blank=True)
    held_on = models.DateField()
    is_day_illustrative = models.BooleanField(default=False)
    status = models.CharField(max_length=20, choices=Status, default=Status.PLANNED)
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
        ]

    def __str__(self):
        return f"{self.title or self.get_kind_display()}, {self.date_in_words}"

    def get_absolute_url(self):
        return reverse("boards:meeting_detail", args=[self.board.slug, self.pk])

    @property
    def is_to_come(self):
        return self.status in (self.Status.PLANNED, self.Status.PAPERS_OUT)

    @property
    def date_in_words(self):
        """Only as exact as the record is: the month, where the day is illustrative."""
        if self.is_day_illustrative:
            return f"{self.held_on:%B %Y}"
        return f"{self.held_on.day} {self.held_on:%B %Y}"


class Attendance(models.Model):
    """Whether one seat was filled at one meeting."""

    class Mark(models.TextChoices):
        PRESENT = attendance.PRESENT, "Present"
        DEPUTY = attendance.DEPUTY, "Deputy present"
        APOLOGIES = attendance.APOLOGIES, "Apologies"
        ABSENT = attendance.ABSENT, "Absent"
        NOT_EXPECTED = attendance.NOT_EXPECTED, "Not expected"

    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="attendances"
    )
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendances")
    mark = models.CharField(max_length=20, choices=Mark)
    is_illustrative = models.BooleanField(
        default=False, help_text="The source gives the total, not which meeting it was"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat"], name="boards_attendance_one_mark_a_meeting"
            ),
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_mark_display()}"
