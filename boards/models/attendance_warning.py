from django.db import models
from django.utils import timezone

from .seat import Seat


class AttendanceWarning(models.Model):
    """That somebody was told of a seat's low attendance in a year, so that nobody is told twice."""

    class Level(models.TextChoices):
        UNDER_THRESHOLD = "under_threshold", "Under the board's threshold"
        UNDER_HALF = "under_half", "Under 50%"

    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="attendance_warnings"
    )
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=20, choices=Level)
    warned_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seat", "year", "level"],
                name="boards_attendancewarning_once_a_year",
            ),
        ]

    def __str__(self):
        return f"{self.seat}: {self.get_level_display()}"

    @property
    def board(self):
        return self.seat.board
