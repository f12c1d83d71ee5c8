"""The calendar of meetings, and what becomes of each. One table says what may: `meeting_workflow`."""

from django.db import transaction

from boards import meeting_workflow as workflow
from boards import saving
from boards.exceptions import Refused
from boards.models import Meeting
from boards.versions import claim
from boards.years import year_of
from lscb.history import services as history

from .attendance import warn_of_low_attendance

# What the history calls a deed of the workflow.
TOLD_AS = {
    "circulate": "papers_out",
    "hold": "meeting_held",
    "agree_minutes": "minutes_agreed",
    "cancel": "meeting_cancelled",
    "plan_again": "meeting_planned_again",
    "reopen_minutes": "minutes_reopened",
}
EDITABLE = ("kind", "title", "held_on", "starts_at", "ends_at", "place", "notes")


@transaction.atomic
def plan_meeting(*, group, kind, held_on, by, **values):
    meeting = Meeting(
        board=group.board, group=group, kind=kind, held_on=held_on, **values
    )
    saving.add(meeting, taken=_taken(meeting))
    history.record(
        "meeting_planned",
        about=meeting,
        by=by,
        after={"held_on": held_on, "status": meeting.status},
    )
    return meeting


@transaction.atomic
def plan_calendar(*, group, kind, days, by, **values):
    """
    Plan a meeting on each of the days. One that is there already is left as it is.

    Returns those that were planned, which may be none: asked twice, nothing is there twice.
    """
    there = set(
        group.meetings.filter(kind=kind, held_on__in=days).values_list(
            "held_on", flat=True
        )
    )
    return [
        plan_meeting(group=group, kind=kind, held_on=day, by=by, **values)
        for day in sorted(set(days) - there)
    ]


@transaction.atomic
def edit_meeting(*, meeting, version, by, **changes):
    """A day that is given is the real one, whatever was chosen for it before."""
    if meeting.status == Meeting.Status.CANCELLED:
        raise Refused("It is cancelled. Plan it again before you change it.")
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    if changes.get("held_on", meeting.held_on) != meeting.held_on:
        changes["is_day_illustrative"] = False
    done = saving.edit(meeting, version, changes, taken=_taken(meeting))
    history.record("meeting_edited", about=meeting, by=by, **done)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting, version, reason, by):
    """It stays in the calendar as cancelled, and counts in no percentage."""
    if not reason.strip():
        raise Refused("Say why it is cancelled")
    return _move(meeting, version, "cancel", by, cancelled_reason=reason.strip())


@transaction.atomic
def hold_meeting(*, meeting, version, by):
    if meeting.held_on > meeting.board.today:
        raise Refused(f"It is still to come: {meeting.date_in_words}")
    return _move(meeting, version, "hold", by)


@transaction.atomic
def plan_again(*, meeting, version, by):
    """What was cancelled, or said to be held too early, is to come after all."""
    if meeting.attendances.exists() and meeting.status == Meeting.Status.HELD:
        raise Refused(
            "Attendance is recorded for it. Clear that first, if it was not held."
        )
    return _move(meeting, version, "plan_again", by, cancelled_reason="")


@transaction.atomic
def agree_minutes(*, meeting, version, agreed_in, by):
    """
    Its minutes are closed, so who came is certain: warnings of low attendance go out.

    `agreed_in` is the meeting that agreed them, a later one.
    """
    if agreed_in and agreed_in.held_on <= meeting.held_on:
        raise Refused("Choose a later meeting: minutes are agreed at the next one")
    _move(meeting, version, "agree_minutes", by, agreed_in=agreed_in)
    if meeting.is_business:
        board = meeting.board
        year = year_of(meeting.held_on, start_month=board.year_start_month)
        warn_of_low_attendance(board=board, year=year, by=by)
    return meeting


@transaction.atomic
def reopen_minutes(*, meeting, version, by):
    return _move(meeting, version, "reopen_minutes", by, agreed_in=None)


@transaction.atomic
def mark_papers_out(*, meeting, by):
    """Part of sending the agenda round; sent again, it stays as it is."""
    if meeting.status == Meeting.Status.PLANNED:
        _move(meeting, meeting.version, "circulate", by)


def _move(meeting, version, deed, by, **changes):
    if not workflow.may(deed, meeting.status):
        raise Refused(
            f"It is {meeting.get_status_display().lower()}: that cannot be done now."
        )
    before = meeting.get_status_display()
    claim(meeting, version, status=workflow.after(deed, meeting.status), **changes)
    told = {
        name: str(value) if isinstance(value, Meeting) else value
        for name, value in changes.items()
        if value
    }
    history.record(
        TOLD_AS[deed],
        about=meeting,
        by=by,
        before={"status": before},
        after={"status": meeting.get_status_display()} | told,
    )
    return meeting


def _taken(meeting):
    kind = meeting.get_kind_display().lower()
    return f"There is a {kind} of {meeting.group} on that day already"
