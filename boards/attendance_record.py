"""Attendance as the board counts it: every counted seat at every business meeting of a period."""

from dataclasses import dataclass

from . import attendance, partial_dates
from .attendance import Attended, Rule


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
    rule: Rule

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
    def never_came(self):
        return [row for row in self.rows if row.percentage == 0]

    @property
    def is_illustrative(self):
        """Whether some mark stands for a published total and not for a known meeting."""
        return any(
            mark and mark.is_illustrative for row in self.rows for mark in row.marks
        )


def in_year(board, year, *, rule=None) -> YearRecord:
    return in_period(board, *board.year_dates(year), rule=rule)


def in_period(board, first, last, *, rule=None) -> YearRecord:
    """
    Business meetings held from `first` to `last`; cancelled ones never count. 3 queries.

    Counted by the board's own rule unless another is given.
    """
    rule = rule or board.attendance_rule
    held = board.meetings.business().held().filter(held_on__range=(first, last))
    meetings = list(held.in_order().prefetch_related("attendances"))
    marks = {
        (mark.seat_id, mark.meeting_id): mark
        for meeting in meetings
        for mark in meeting.attendances.all()
    }
    rows = []
    for seat in board.seats.counted().in_attendance_order().select_related("agency"):
        row = [marks.get((seat.pk, meeting.pk)) for meeting in meetings]
        words = [
            _word(mark, seat, meeting)
            for mark, meeting in zip(row, meetings, strict=True)
        ]
        rows.append(SeatRecord(seat, row, attendance.attended(words, rule)))
    return YearRecord(meetings, rows, board.attendance_threshold, rule)


def _word(mark, seat, meeting):
    """Without a mark it was absent, or not expected where the seat was not there that day."""
    if mark:
        return mark.mark
    is_there = partial_dates.covers(seat.started, seat.ended, meeting.held_on)
    return attendance.ABSENT if is_there else attendance.NOT_EXPECTED
