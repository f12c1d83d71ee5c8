from django.db import transaction

from boards.models import Attendance, Meeting
from lscb.history import services as history


@transaction.atomic
def plan_meeting(*, group, kind, held_on, by, **values):
    meeting = Meeting(
        board=group.board, group=group, kind=kind, held_on=held_on, **values
    )
    meeting.full_clean()
    meeting.save()
    history.record(
        "meeting_planned",
        about=meeting,
        by=by,
        after={"held_on": held_on, "status": meeting.status},
    )
    return meeting


@transaction.atomic
def record_attendance(*, meeting, marks, by, is_illustrative=False):
    """Set the mark of each seat named in `marks` (a mapping); the others keep theirs."""
    before = dict(
        meeting.attendances.filter(seat__in=marks).values_list(
            "seat__printed_name", "mark"
        )
    )
    for seat, mark in marks.items():
        Attendance.objects.update_or_create(
            meeting=meeting,
            seat=seat,
            defaults={"mark": mark, "is_illustrative": is_illustrative},
        )
    history.record(
        "attendance_recorded",
        about=meeting,
        by=by,
        before=before,
        after={seat.printed_name: mark for seat, mark in marks.items()},
    )
