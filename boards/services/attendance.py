"""Who came: marks of the members, and the warnings that follow from them."""

from django.db import transaction

from boards import attendance_record, emails
from boards.exceptions import Refused
from boards.models import Attendance, AttendanceWarning, Meeting, Role
from lscb.accounts.models import User
from lscb.history import services as history

Mark = Attendance.Mark
HALF = 50
FEWEST_MEETINGS = 2  # one meeting missed says nothing about a year


@transaction.atomic
def record_attendance(*, meeting, marks, by, is_illustrative=False):
    """
    Set the mark of each member named in `marks` (a mapping), or clear it where it is empty; the
    others keep theirs.

    Members are seats at a meeting of the board, memberships at one of another group.
    """
    kept_as = _kept_as(meeting)
    there = {mark.member_id: mark.mark for mark in meeting.attendances.all()}
    before = {
        member.printed_name: Mark(there[member.pk]).label
        for member in marks
        if member.pk in there
    }
    for member, mark in marks.items():
        if mark:
            Attendance.objects.update_or_create(
                meeting=meeting,
                **{kept_as: member},
                defaults={"mark": mark, "is_illustrative": is_illustrative},
            )
        else:
            meeting.attendances.filter(**{kept_as: member}).delete()
    history.record(
        "attendance_recorded",
        about=meeting,
        by=by,
        before=before,
        after={
            member.printed_name: Mark(mark).label if mark else "Not marked"
            for member, mark in marks.items()
        },
    )


@transaction.atomic
def mark_attendance(*, meeting, member, mark, was, by):
    """One cell of the grid. `was` is what it showed, so that nobody's mark is written over."""
    _check(meeting)
    stored = meeting.attendances.filter(**{_kept_as(meeting): member}).first()
    if (stored.mark if stored else "") != was:
        raise _marked_meanwhile(member)
    record_attendance(meeting=meeting, marks={member: mark}, by=by)


@transaction.atomic
def mark_meeting(*, meeting, marks, by, rest_present=False):
    """
    The form of one meeting: `marks` has (what it showed, what was chosen) for each member.

    Only what was changed is written, and nothing where somebody else marked one of those
    meanwhile. With `rest_present`, whoever is without a mark then was there.
    """
    _check(meeting)
    there = {mark.member_id: mark.mark for mark in meeting.attendances.all()}
    changed = {}
    for member, (was, mark) in marks.items():
        stored = there.get(member.pk, "")
        if mark not in (was, stored):
            if stored != was:
                raise _marked_meanwhile(member)
            changed[member] = mark
        if rest_present and not changed.get(member, stored):
            changed[member] = Mark.PRESENT
    if changed:
        record_attendance(meeting=meeting, marks=changed, by=by)


@transaction.atomic
def mark_all_present(*, meeting, by):
    """Every member who is there that day and has no mark yet. How many there were."""
    _check(meeting)
    marked = meeting.attendances.values(_kept_as(meeting))
    there = meeting.group.counted_members().there_on(meeting.held_on)
    marks = dict.fromkeys(there.exclude(pk__in=marked), Mark.PRESENT)
    if marks:
        record_attendance(meeting=meeting, marks=marks, by=by)
    return len(marks)


@transaction.atomic
def warn_of_low_attendance(*, board, year, by):
    """
    Write to the manager of seats under the threshold, and to the chair of those under 50%.

    Each seat is told of once a year at each level. Returns the seats that were told of.
    """
    record = attendance_record.in_year(board, year)
    if len(record.meetings) < FEWEST_MEETINGS:
        return []
    Level = AttendanceWarning.Level
    told = []
    for level, below, role in (
        (Level.UNDER_THRESHOLD, record.threshold, Role.BUSINESS_MANAGER),
        (Level.UNDER_HALF, HALF, Role.CHAIR),
    ):
        rows = [
            row
            for row in record.rows
            if row.percentage is not None
            and row.percentage < below
            and AttendanceWarning.objects.get_or_create(
                seat=row.member, year=year, level=level
            )[1]
        ]
        if rows:
            emails.queue_low_attendance(
                board, year, rows, below, to=_holders(board, role)
            )
            told += [row.member for row in rows if row.member not in told]
    if told:
        history.record(
            "low_attendance_told",
            about=board,
            by=by,
            after={"year": year, "seats": [seat.printed_name for seat in told]},
        )
    return told


def _check(meeting):
    if meeting.status == Meeting.Status.CANCELLED:
        raise Refused("It is cancelled: nobody was expected")


def _marked_meanwhile(member):
    return Refused(f"Somebody else marked {member.printed_name} meanwhile: look again")


def _kept_as(meeting):
    """The field of `Attendance` that names its members."""
    return "seat" if meeting.group.is_whole_board else "membership"


def _holders(board, role):
    grants = board.grants.in_force().filter(role=role)
    return User.objects.filter(pk__in=grants.values("user"), is_active=True)
