import datetime

import pytest

from boards import attendance_record
from boards import meeting_workflow as workflow
from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Meeting
from boards.services import events, meetings
from tests.factories.boards import (
    AttendanceFactory,
    GroupFactory,
    MeetingFactory,
    SeatFactory,
)

JUNE, SEPTEMBER = datetime.date(2013, 6, 12), datetime.date(2013, 9, 11)


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board")


@pytest.fixture
def meeting(board, group):
    board.stands_on = JUNE
    return MeetingFactory(board=board, group=group)


def test_a_calendar_is_planned_at_once_and_nothing_twice(group, manager):
    days = [JUNE, SEPTEMBER, SEPTEMBER]

    first = meetings.plan_calendar(group=group, kind="business", days=days, by=manager)
    again = meetings.plan_calendar(
        group=group,
        kind="business",
        days=[JUNE, datetime.date(2013, 12, 11)],
        by=manager,
    )

    assert [each.held_on for each in first] == [JUNE, SEPTEMBER]
    assert [each.held_on for each in again] == [datetime.date(2013, 12, 11)]
    assert group.meetings.count() == 3


def test_two_meetings_of_a_kind_on_a_day_are_refused(meeting, manager):
    with pytest.raises(Refused, match="on that day already"):
        meetings.plan_meeting(
            group=meeting.group,
            kind=meeting.kind,
            held_on=meeting.held_on,
            by=manager,
        )


def test_a_day_that_is_given_is_no_longer_illustrative(meeting, manager):
    meeting.is_day_illustrative = True
    meeting.save()

    meetings.edit_meeting(meeting=meeting, version=1, place="Guildhall", by=manager)
    assert meeting.is_day_illustrative
    meetings.edit_meeting(meeting=meeting, version=2, held_on=SEPTEMBER, by=manager)

    assert not meeting.is_day_illustrative
    event = meeting.board.events.about(meeting).newest_first().first()
    assert event.after["held_on"] == "2013-09-11"


def test_an_edit_of_an_old_version_is_refused(meeting, manager):
    meetings.edit_meeting(meeting=meeting, version=1, place="Guildhall", by=manager)

    with pytest.raises(ChangedMeanwhile):
        meetings.edit_meeting(meeting=meeting, version=1, place="Library", by=manager)
    assert meeting.place == "Guildhall"


def test_a_cancelled_meeting_says_why_and_changes_no_percentage(
    board, meeting, manager
):
    seat = SeatFactory(board=board, printed_name="Police")
    held = MeetingFactory(
        board=board, group=meeting.group, held_on=SEPTEMBER, status="held"
    )
    AttendanceFactory(meeting=held, seat=seat)
    AttendanceFactory(meeting=meeting, seat=seat, mark="absent")
    before = attendance_record.in_year(board, 2013).bands

    meetings.cancel_meeting(meeting=meeting, version=1, reason="Snow", by=manager)

    assert meeting.status == Meeting.Status.CANCELLED
    assert meeting.cancelled_reason == "Snow"
    assert attendance_record.in_year(board, 2013).bands == before == [(100, ["Police"])]
    with pytest.raises(Refused):
        meetings.edit_meeting(meeting=meeting, version=2, place="x", by=manager)


def test_cancelling_without_a_reason_is_refused(meeting, manager):
    with pytest.raises(Refused, match="why"):
        meetings.cancel_meeting(meeting=meeting, version=1, reason=" ", by=manager)
    meeting.refresh_from_db()
    assert meeting.is_to_come


def test_minutes_are_agreed_at_a_later_meeting(board, meeting, manager):
    later = MeetingFactory(board=board, group=meeting.group, held_on=SEPTEMBER)
    meetings.hold_meeting(meeting=meeting, version=1, by=manager)

    with pytest.raises(Refused, match="later meeting"):
        meetings.agree_minutes(
            meeting=meeting, version=2, agreed_in=meeting, by=manager
        )
    meetings.agree_minutes(meeting=meeting, version=2, agreed_in=later, by=manager)

    assert (meeting.status, meeting.agreed_in) == ("minutes_agreed", later)
    meetings.reopen_minutes(meeting=meeting, version=3, by=manager)
    assert (meeting.status, meeting.agreed_in) == ("held", None)


def test_a_meeting_still_to_come_was_not_held(board, meeting, manager):
    board.stands_on = JUNE - datetime.timedelta(days=1)

    with pytest.raises(Refused, match="It is still to come: 12 June 2013"):
        meetings.hold_meeting(meeting=meeting, version=1, by=manager)

    assert meeting.is_to_come
    board.stands_on = JUNE
    meetings.hold_meeting(meeting=meeting, version=1, by=manager)
    assert meeting.status == Meeting.Status.HELD


def test_a_meeting_with_attendance_was_held(meeting, manager):
    meetings.hold_meeting(meeting=meeting, version=1, by=manager)
    AttendanceFactory(meeting=meeting, seat=SeatFactory(board=meeting.board))

    with pytest.raises(Refused, match="Attendance"):
        meetings.plan_again(meeting=meeting, version=2, by=manager)


@pytest.mark.parametrize(
    ("state", "deeds"),
    [
        ("planned", ["circulate", "hold", "cancel"]),
        ("papers_out", ["circulate", "hold", "cancel"]),
        ("held", ["agree_minutes", "plan_again"]),
        ("minutes_agreed", ["reopen_minutes"]),
        ("cancelled", ["plan_again"]),
    ],
)
def test_what_may_happen_in_each_state(state, deeds):
    assert workflow.deeds(state) == deeds


@pytest.mark.parametrize("state", Meeting.Status.values)
@pytest.mark.parametrize("deed", workflow.TRANSITIONS)
def test_a_deed_out_of_place_is_refused(deed, state):
    if workflow.may(deed, state):
        assert workflow.after(deed, state) in Meeting.Status.values
    else:
        with pytest.raises(ValueError, match=state):
            workflow.after(deed, state)


def test_numbers_and_pledges_are_an_events(board, group, manager):
    event = MeetingFactory(board=board, group=group, kind="stakeholder_event")

    events.record_numbers(meeting=event, version=1, attended_count=90, by=manager)
    pledge = events.add_pledge(
        meeting=event, words="Tell fathers", made_by="Library Service", by=manager
    )
    events.edit_pledge(pledge=pledge, version=1, outcome="Told 40", by=manager)

    event.refresh_from_db()
    assert event.attended_count == 90
    assert pledge.outcome == "Told 40"
    with pytest.raises(Refused, match="for events"):
        events.record_numbers(
            meeting=MeetingFactory(board=board, group=group),
            version=1,
            attended_count=1,
            by=manager,
        )


def test_the_history_says_what_became_of_a_meeting(board, meeting, manager):
    for deed, values in (
        (meetings.cancel_meeting, {"reason": "Snow"}),
        (meetings.plan_again, {}),
        (meetings.hold_meeting, {}),
        (meetings.agree_minutes, {"agreed_in": None}),
        (meetings.reopen_minutes, {}),
    ):
        deed(meeting=meeting, version=meeting.version, by=manager, **values)

    titles = [event.title for event in board.events.about(meeting).newest_first()]
    assert titles == [
        "Minutes reopened",
        "Minutes agreed",
        "Meeting held",
        "Meeting planned again",
        "Meeting cancelled",
    ]
