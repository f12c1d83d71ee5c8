import datetime

import pytest

from boards import attendance, attendance_record, attendance_shares
from boards.attendance import Rule
from boards.models import AttendanceWarning, Role
from boards.people import Person
from boards.services import attendance as services
from boards.services import meetings
from lscb.mail.models import Mail
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    AttendanceFactory,
    GroupFactory,
    MeetingFactory,
    RoleGrantFactory,
    SeatFactory,
)

DAYS = ["2012-06-13", "2012-09-12", "2012-12-12", "2013-03-13"]


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board")


@pytest.fixture
def held(board, group):
    return [
        MeetingFactory(
            board=board,
            group=group,
            held_on=datetime.date.fromisoformat(day),
            status="held",
        )
        for day in DAYS
    ]


def seat_marked(board, held, name, marks, **values):
    seat = SeatFactory(board=board, printed_name=name, **values)
    for meeting, mark in zip(held, marks.split(), strict=True):
        if mark != "-":
            AttendanceFactory(meeting=meeting, seat=seat, mark=mark)
    return seat


def percentages(record):
    return {row.member.printed_name: row.percentage for row in record.rows}


# Counting


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(True, True), {"Police": 75, "CCG": 25}),
        (Rule(False, True), {"Police": 50, "CCG": 25}),
        (Rule(True, False), {"Police": 75, "CCG": 100}),
        (Rule(False, False), {"Police": 50, "CCG": 100}),
    ],
)
def test_both_counting_rules_with_and_without_deputies(board, held, rule, expected):
    seat_marked(board, held, "Police", "present deputy apologies present")
    seat_marked(board, held, "CCG", "not_expected not_expected not_expected present")

    record = attendance_record.in_year(board, 2012, rule=rule)

    assert percentages(record) == expected


def test_a_seat_that_began_in_march_is_not_expected_before(board, held):
    seat_marked(board, held, "CCG", "- - - present", started="2013-03")

    found = {
        rule.counts_all_meetings: percentages(
            attendance_record.in_year(board, 2012, rule=rule)
        )
        for rule in (Rule(True, True), Rule(True, False))
    }

    assert found == {True: {"CCG": 25}, False: {"CCG": 100}}


def test_any_period_is_counted(board, held):
    seat_marked(board, held, "Police", "absent absent present present")

    record = attendance_record.in_period(
        board, datetime.date(2012, 12, 1), datetime.date(2013, 3, 31)
    )

    assert percentages(record) == {"Police": 100}


def test_an_agency_counts_over_all_of_its_seats(board, held):
    agency = AgencyFactory(board=board, name="Council")
    seat_marked(board, held, "DCS", "present present present present", agency=agency)
    seat_marked(board, held, "Housing", "absent absent present absent", agency=agency)
    seat_marked(board, held, "Lay", "absent absent absent absent")

    record = attendance_record.in_year(board, 2012)
    shares = attendance_shares.by_agency(record)

    assert [(each.name, each.attended.percentage) for each in shares] == [
        ("Council", 63),
        ("Lay", 0),
    ]
    assert [row.member.printed_name for row in record.never_came] == ["Lay"]


def test_a_person_counts_in_their_own_time_and_in_person(board, held):
    seat = seat_marked(board, held, "Police", "present deputy absent present")
    AppointmentFactory(board=board, seat=seat, post="First", ended="2012-10")
    AppointmentFactory(board=board, seat=seat, post="Second", started="2012-11")

    shares = attendance_shares.by_holder(attendance_record.in_year(board, 2012))

    assert {
        each.name: (each.attended.attended, each.attended.counted) for each in shares
    } == {"First": (1, 2), "Second": (1, 2)}


def test_the_trend_is_over_the_years_that_met(board, group, held):
    seat = seat_marked(board, held, "Police", "present present absent present")
    later = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 6, 12), status="held"
    )
    AttendanceFactory(meeting=later, seat=seat)

    trend = attendance_shares.trend(board, 2013)

    assert trend.years == [2012, 2013]
    assert trend.rows == [(seat, [75, 100])]
    assert trend.whole == [75, 100]


def test_a_click_goes_round_all_marks():
    marks, mark = [], ""
    for _ in range(6):
        mark = attendance.after(mark)
        marks.append(mark)

    assert marks == [
        "present",
        "deputy",
        "apologies",
        "absent",
        "not_expected",
        "present",
    ]


# Marking


@pytest.fixture
def seat(board):
    return SeatFactory(board=board, printed_name="Police")


def test_one_click_marks_a_cell_and_the_percentage_follows(
    signed_in, url, board, held, seat
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_mark", board, held[0].pk, seat.pk)

    page = client.post(
        path,
        {"mark": "present", "was": ""},
        headers={"HX-Request": "true"},
        follow=True,
    )

    assert held[0].attendances.get().mark == "present"
    assert "25%" in page.text
    assert "<html" not in page.text
    again = client.post(path, {"mark": "deputy", "was": ""}, follow=True)
    assert "Somebody else marked" in again.text
    assert held[0].attendances.get().mark == "present"


def test_all_present_leaves_the_marks_there_are(signed_in, url, board, held, seat):
    other = SeatFactory(board=board)
    later = SeatFactory(board=board, started="2013-01")
    AttendanceFactory(meeting=held[0], seat=other, mark="apologies")
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(url("boards:attendance_all_present", board, held[0].pk))

    marks = dict(held[0].attendances.values_list("seat", "mark"))
    assert marks == {seat.pk: "present", other.pk: "apologies"}
    assert later.pk not in marks


def test_marks_are_set_as_a_form_of_radios(signed_in, url, board, held, seat):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_edit", board, held[0].pk)
    assert 'type="radio"' in client.get(path).text

    client.post(path, {f"mark_{seat.pk}": "deputy", f"was_{seat.pk}": ""})

    assert held[0].attendances.get().mark == "deputy"
    event = board.events.about(held[0]).newest_first().first()
    assert event.after == {"Police": "Deputy present"}


def test_all_present_on_the_form_keeps_what_is_ticked(
    signed_in, url, board, held, seat
):
    marked, emptied, silent = (
        seat_marked(board, held, name, "apologies - - -")
        for name in ("Marked", "Emptied", "Silent")
    )
    fresh = SeatFactory(board=board, printed_name="Fresh")
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_edit", board, held[0].pk)
    button = client.get(path).text.split('name="rest" value="present"')[0]
    assert button.count("<form") - button.count("</form>") == 1
    assert button.rindex('type="radio"') > button.rindex("<form")

    client.post(
        path,
        {
            f"mark_{seat.pk}": "absent",
            f"was_{seat.pk}": "",
            f"mark_{marked.pk}": "apologies",
            f"was_{marked.pk}": "apologies",
            f"mark_{emptied.pk}": "",
            f"was_{emptied.pk}": "apologies",
            f"was_{silent.pk}": "apologies",
            f"mark_{fresh.pk}": "",
            "rest": "present",
        },
    )

    marks = dict(held[0].attendances.values_list("seat__printed_name", "mark"))
    assert marks == {
        "Police": "absent",
        "Marked": "apologies",
        "Emptied": "present",
        "Silent": "apologies",
        "Fresh": "present",
    }
    (event,) = board.events.about(held[0])
    assert event.after == {
        "Police": "Absent",
        "Emptied": "Present",
        "Fresh": "Present",
    }


def test_a_mark_is_cleared_and_the_meeting_can_be_planned_again(
    signed_in, url, board, held, seat
):
    AttendanceFactory(meeting=held[0], seat=seat)
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_edit", board, held[0].pk)
    assert "Not marked" in client.get(path).text

    client.post(path, {f"mark_{seat.pk}": "", f"was_{seat.pk}": "present"})

    assert not held[0].attendances.exists()
    (event,) = board.events.about(held[0])
    assert (event.before, event.after) == (
        {"Police": "Present"},
        {"Police": "Not marked"},
    )
    client.post(
        url("boards:meeting_move", board, held[0].pk),
        {"to": "plan_again", "version": held[0].version},
    )
    held[0].refresh_from_db()
    assert held[0].is_to_come


def test_the_form_writes_nothing_over_what_somebody_else_marked(
    signed_in, url, board, held, seat
):
    theirs = seat_marked(board, held, "Theirs", "deputy - - -")
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_edit", board, held[0].pk)
    mine = {f"mark_{seat.pk}": "absent", f"was_{seat.pk}": ""}

    page = client.post(
        path,
        mine | {f"mark_{theirs.pk}": "", f"was_{theirs.pk}": "present"},
    )
    assert "Somebody else marked Theirs" in page.text
    assert [each.mark for each in held[0].attendances.all()] == ["deputy"]

    client.post(path, mine | {f"mark_{theirs.pk}": "", "rest": "present"})
    marks = dict(held[0].attendances.values_list("seat__printed_name", "mark"))
    assert marks == {"Theirs": "deputy", "Police": "absent"}


def test_a_cancelled_meeting_takes_no_marks(signed_in, url, board, group, seat):
    gone = MeetingFactory(board=board, group=group, status="cancelled")
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("boards:attendance_mark", board, gone.pk, seat.pk),
        {"mark": "present", "was": ""},
    )
    page = client.post(
        url("boards:attendance_edit", board, gone.pk),
        {f"mark_{seat.pk}": "", "rest": "present"},
    )

    assert "It is cancelled" in page.text
    assert not gone.attendances.exists()


def test_readers_see_marks_and_no_buttons(signed_in, url, board, held, seat):
    AttendanceFactory(meeting=held[0], seat=seat)
    client = signed_in(Role.BOARD_MEMBER).client

    page = client.get(url("boards:attendance_year", board, 2012)).text
    refused = client.post(
        url("boards:attendance_mark", board, held[0].pk, seat.pk),
        {"mark": "absent", "was": "present"},
    )

    assert "attendance-cell__button" not in page
    assert refused.status_code == 403
    assert held[0].attendances.get().mark == "present"


def test_the_grid_says_when_it_is_not_the_boards_own_rule(
    signed_in, url, board, held, seat
):
    AttendanceFactory(meeting=held[0], seat=seat, mark="deputy")
    client = signed_in(Role.BOARD_MEMBER).client
    path = url("boards:attendance_year", board, 2012)

    own, other = client.get(path).text, client.get(f"{path}?rule=all-members").text

    assert "25%" in own
    assert "Not the board’s own rule." not in own
    assert "0%" in other
    assert "Not the board’s own rule." in other


def test_the_grid_costs_the_same_for_more_seats(
    signed_in, url, board, held, django_assert_max_num_queries
):
    for n in range(12):
        seat_marked(board, held, f"Body {n}", "present present absent present")
    client = signed_in(Role.BUSINESS_MANAGER).client

    with django_assert_max_num_queries(12):
        client.get(url("boards:attendance_year", board, 2012))


def test_shares_and_the_grid_leave_as_files(signed_in, url, board, held, seat):
    AttendanceFactory(meeting=held[0], seat=seat)
    client = signed_in(Role.BOARD_MEMBER).client

    grid = client.get(url("boards:attendance_year", board, 2012), {"format": "csv"})
    shares = client.get(url("boards:attendance_shares", board), {"format": "csv"})

    assert "Police" in grid.text
    assert "25" in grid.text
    assert "Police" in shares.text


# Warnings


@pytest.fixture
def low(board, held):
    RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER)
    RoleGrantFactory(board=board, role=Role.CHAIR)
    seat_marked(board, held, "Probation", "present present absent absent")
    seat_marked(board, held, "Cafcass", "present absent absent absent")
    seat_marked(board, held, "Police", "present present present absent")


def test_low_attendance_is_told_once_and_under_half_to_the_chair(board, low):
    by = Person.acting(board, label="The test")

    services.warn_of_low_attendance(board=board, year=2012, by=by)
    services.warn_of_low_attendance(board=board, year=2012, by=by)

    told = {mail.to_user.grants.get().role: mail.body for mail in Mail.objects.all()}
    assert Mail.objects.count() == 2
    assert "Probation: 50%" in told[Role.BUSINESS_MANAGER]
    assert "Cafcass: 25%" in told[Role.BUSINESS_MANAGER]
    assert "Police" not in told[Role.BUSINESS_MANAGER]
    assert "Cafcass: 25%" in told[Role.CHAIR]
    assert "Probation" not in told[Role.CHAIR]
    assert AttendanceWarning.objects.count() == 3


def test_one_meeting_says_nothing_about_a_year(board, group, seat, manager):
    MeetingFactory(board=board, group=group, status="held")

    assert services.warn_of_low_attendance(board=board, year=2013, by=manager) == []
    assert not Mail.objects.exists()


def test_warnings_go_out_when_minutes_are_agreed(board, group, held, low):
    june = MeetingFactory(board=board, group=group)

    meetings.agree_minutes(
        meeting=held[3],
        version=1,
        agreed_in=june,
        by=Person.acting(board, label="The test"),
    )

    assert Mail.objects.filter(kind="low_attendance").count() == 2
