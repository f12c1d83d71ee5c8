"""
Attendance as it is counted: every member at every meeting of a period.

The board's own record has its counted seats at its business meetings, as the annual report
prints them. A group's has its members at its own meetings, and touches no figure of the board's.
"""

from dataclasses import dataclass

from . import attendance, partial_dates
from .attendance import Attended, Rule


@dataclass(frozen=True)
class MemberRecord:
    member: object  # a seat, or a membership of a group
    marks: list  # an Attendance or None for each meeting, in the meetings' order
    is_there: list  # whether the member was there to be expected, likewise
    attended: Attended

    @property
    def percentage(self):
        return self.attended.percentage


@dataclass(frozen=True)
class YearRecord:
    group: object  # None for the board itself
    meetings: list
    rows: list
    threshold: int
    rule: Rule

    @property
    def bands(self):
        """(percentage, names) pairs, best first, names in printed order."""
        return attendance.bands(
            (row.member.printed_name, row.percentage) for row in self.rows
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
    def unmarked(self):
        """The meetings at which nobody is marked, so that all count as absent."""
        return [each for each in self.meetings if not each.attendances.all()]

    @property
    def is_illustrative(self):
        """Whether some mark stands for a published total and not for a known meeting."""
        return any(
            mark and mark.is_illustrative for row in self.rows for mark in row.marks
        )


def in_year(board, year, *, group=None, rule=None) -> YearRecord:
    return in_period(board, *board.year_dates(year), group=group, rule=rule)


def in_period(board, first, last, *, group=None, rule=None) -> YearRecord:
    """
    Meetings held from `first` to `last`; cancelled ones never count. 3 queries.

    The board's business meetings, or those of `group` but for its events. Counted by the
    board's own rule unless another is given; members of a group only over their own time.
    """
    rule = rule or board.attendance_rule
    if group is None:
        meetings = board.meetings.business()
        members = board.seats.counted().in_attendance_order().select_related("agency")
    else:
        meetings = group.meetings.without_events()
        members = group.counted_members()
        rule = rule.for_members
    held = meetings.held().filter(held_on__range=(first, last)).in_order()
    held = list(held.prefetch_related("attendances"))
    marks = {
        (mark.member_id, mark.meeting_id): mark
        for meeting in held
        for mark in meeting.attendances.all()
    }
    rows = []
    for member in members.in_force_between(first, last):
        of_member = [marks.get((member.pk, meeting.pk)) for meeting in held]
        rows.append(_row(group, member, of_member, held, rule))
    return YearRecord(group, held, rows, board.attendance_threshold, rule)


def _row(group, member, marks, meetings, rule):
    is_there = [
        partial_dates.covers(member.started, member.ended, meeting.held_on)
        for meeting in meetings
    ]
    words = [
        _word(mark, there)
        for mark, there in zip(marks, is_there, strict=True)
        if there or group is None
    ]
    return MemberRecord(member, marks, is_there, attendance.attended(words, rule))


def _word(mark, is_there):
    """Without a mark it was absent, or not expected where the member was not there that day."""
    if mark:
        return mark.mark
    return attendance.ABSENT if is_there else attendance.NOT_EXPECTED
