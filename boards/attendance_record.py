"""The attendance of one year as the board prints it: every counted seat at every meeting held."""

from dataclasses import dataclass

from . import attendance
from .attendance import Attended


@dataclass(frozen=True)
class SeatRecord:
    seat: object
    marks: list  # an Attendance or None for each meeting, in the meetings' order
    attended: Attended

    @property
    def percentage(self):
        return self.attended.percentage


@dataclass(frozen=True)
class YearRecord:
    meetings: list
    rows: list
    threshold: int

    @property
    def bands(self):
        """(percentage, bodies) pairs, best first, bodies in printed order."""
        return attendance.bands(
            {row.seat.printed_name: row.percentage for row in self.rows}
        )

    @property
    def under_threshold(self):
        return [
            row
            for row in self.rows
            if row.percentage is not None and row.percentage < self.threshold
        ]

    @property
    def is_illustrative(self):
        """Whether some mark stands for a published total and not for a known meeting."""
        return any(
            mark and mark.is_illustrative for row in self.rows for mark in row.marks
        )


def in_year(board, year) -> YearRecord:
    """Business meetings held in the financial year; cancelled ones never count. 3 queries."""
    held = board.meetings.business().held().in_year(board, year).in_order()
    meetings = list(held.prefetch_related("attendances"))
    marks = {
        (mark.seat_id, mark.meeting_id): mark
        for meeting in meetings
        for mark in meeting.attendances.all()
    }
    rows = []
    for seat in board.seats.counted().in_attendance_order():
        row = [marks.get((seat.pk, meeting.pk)) for meeting in meetings]
        words = [mark.mark if mark else attendance.ABSENT for mark in row]
        rows.append(
            SeatRecord(seat, row, attendance.attended(words, board.attendance_rule))
        )
    return YearRecord(meetings, rows, board.attendance_threshold)
