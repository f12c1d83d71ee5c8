import datetime

import pytest

from boards import attendance_record
from boards.models import Meeting
from boards.services.attendance import record_attendance
from tests.factories.boards import (
    AttendanceFactory,
    BoardFactory,
    GroupFactory,
    MeetingFactory,
    SeatFactory,
)


@pytest.fixture
def meet(board):
    group = GroupFactory(board=board, kind="board")

    def _meet(day, **values):
        values.setdefault("status", Meeting.Status.HELD)
        return MeetingFactory(
            board=board, group=group, held_on=datetime.date.fromisoformat(day), **values
        )

    return _meet


def percentages(board, year=2012):
    rows = attendance_record.in_year(board, year).rows
    return {row.member.printed_name: row.percentage for row in rows}


def test_only_business_meetings_held_in_the_year_count(board, meet):
    seat = SeatFactory(board=board, printed_name="Police")
    AttendanceFactory(meeting=meet("2012-04-01"), seat=seat)
    AttendanceFactory(meeting=meet("2013-03-31"), seat=seat)
    AttendanceFactory(meeting=meet("2012-03-31"), seat=seat, mark="absent")
    AttendanceFactory(meeting=meet("2013-04-01"), seat=seat, mark="absent")
    AttendanceFactory(
        meeting=meet("2012-09-01", kind="conference"), seat=seat, mark="absent"
    )
    AttendanceFactory(
        meeting=meet("2012-12-01", status="planned"), seat=seat, mark="absent"
    )

    assert percentages(board) == {"Police": 100}


def test_a_cancelled_meeting_changes_no_percentage(board, meet):
    seat = SeatFactory(board=board, printed_name="Police")
    AttendanceFactory(meeting=meet("2012-06-01"), seat=seat)
    AttendanceFactory(meeting=meet("2012-09-01"), seat=seat, mark="absent")
    before = percentages(board)

    meet("2012-12-01", status=Meeting.Status.CANCELLED)

    assert percentages(board) == before == {"Police": 50}


def test_a_meeting_without_a_mark_is_one_not_attended(board, meet):
    SeatFactory(board=board, printed_name="Police")
    meet("2012-06-01")

    assert percentages(board) == {"Police": 0}


def test_seats_that_are_not_counted_and_other_boards_seats_stay_out(board, meet):
    SeatFactory(board=board, is_counted=False)
    SeatFactory(board=BoardFactory())
    meet("2012-06-01")

    assert percentages(board) == {}


def test_a_seat_is_in_the_years_that_it_was_there(board, meet):
    SeatFactory(board=board, printed_name="PCT", ended="2012-03")
    SeatFactory(board=board, printed_name="CCG", started="2013-03")
    SeatFactory(board=board, printed_name="Later", started="2013-04")
    meet("2012-06-01")

    assert percentages(board) == {"CCG": 0}


def test_under_threshold_goes_by_the_boards_own(board, meet):
    low = SeatFactory(board=board, printed_name="Probation", position=2)
    high = SeatFactory(board=board, printed_name="Police", position=1)
    for day in ("2012-06-01", "2012-09-01"):
        AttendanceFactory(meeting=meet(day), seat=high)
    AttendanceFactory(meeting=Meeting.objects.first(), seat=low)

    record = attendance_record.in_year(board, 2012)

    assert [row.member.printed_name for row in record.under_threshold] == ["Probation"]
    assert record.bands == [(100, ["Police"]), (50, ["Probation"])]


def test_reading_a_year_takes_the_same_queries_whatever_its_size(
    board, meet, django_assert_num_queries
):
    for seat in SeatFactory.create_batch(20, board=board):
        AttendanceFactory(
            meeting=meet("2012-06-01")
            if not Meeting.objects.exists()
            else Meeting.objects.get(),
            seat=seat,
        )

    with django_assert_num_queries(3):
        attendance_record.in_year(board, 2012)


def test_record_attendance_keeps_the_marks_it_does_not_name(board, meet, manager):
    meeting = meet("2012-06-01")
    police, health = SeatFactory.create_batch(2, board=board)
    record_attendance(
        meeting=meeting, marks={police: "present", health: "absent"}, by=manager
    )

    record_attendance(meeting=meeting, marks={health: "deputy"}, by=manager)

    assert dict(meeting.attendances.values_list("seat", "mark")) == {
        police.pk: "present",
        health.pk: "deputy",
    }
    change = board.events.about(meeting).newest_first()[0].changes[0]
    assert (change.before, change.after) == ("Absent", "Deputy present")
