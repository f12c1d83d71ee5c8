"""The tables of members of a year, and of a day, from the record."""

import datetime

import pytest

from boards import personnel
from boards.chapters import membership
from boards.people import Person
from boards.services.agencies import end_agency
from boards.services.names import rename
from boards.tenure import Span
from tests.factories.boards import AgencyFactory, AppointmentFactory, SeatFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(board):
    return SeatFactory(board=board, printed_name="Police", position=1)


def hold(seat, post, started="", ended="", **values):
    return AppointmentFactory(
        board=seat.board, seat=seat, post=post, started=started, ended=ended, **values
    )


def rows(board, year):
    return [
        (line.post, line.dates)
        for table in personnel.in_year(board, year)
        for line in table.lines
    ]


def on(board, *day):
    day = datetime.date(*day)
    (table,) = personnel.in_period(board.seats.all(), Span(day, day))
    (held,) = table.seats
    return held


def test_two_successive_holders_and_a_vacancy_print_in_their_year_and_not_in_others(
    board, seat
):
    hold(seat, "Superintendent", "2011-04", "2012-06")
    hold(seat, "Chief inspector", "2012-09")

    assert rows(board, 2011) == [("Superintendent", "")]
    assert rows(board, 2012) == [
        ("Superintendent", "until June 2012"),
        ("Vacant", "July 2012 to August 2012"),
        ("Chief inspector", "from September 2012"),
    ]
    assert rows(board, 2013) == [("Chief inspector", "")]


def test_a_shared_seat_prints_once_while_it_is_shared(board, seat):
    hold(seat, "Service manager", "2012-04")
    hold(seat, "Service manager", "2012-04", "2013-06")

    assert rows(board, 2012) == [("Service manager", "shared by two")]
    assert rows(board, 2013) == [
        ("Service manager", "until June 2013, shared"),
        ("Service manager", "shared"),
    ]
    assert rows(board, 2014) == [("Service manager", "")]


def test_two_posts_that_share_a_seat_print_as_two_rows(board, seat):
    hold(seat, "Service manager")
    hold(seat, "Deputy head")

    assert rows(board, 2012) == [
        ("Service manager", "shared"),
        ("Deputy head", "shared"),
    ]


def test_a_deputy_does_not_fill_the_seat(board, seat):
    hold(seat, "Inspector", is_deputy=True)

    assert rows(board, 2012) == [("Vacant", "throughout")]
    assert on(board, 2012, 5, 1).deputies[0].post == "Inspector"


def test_a_seat_is_printed_in_the_years_it_was_there(board):
    seat = SeatFactory(board=board, started="2012-09", ended="2013-03")
    hold(seat, "Officer", "2012-10", "2013-03")

    assert rows(board, 2011) == []
    assert rows(board, 2012) == [
        ("Vacant", "September 2012"),
        ("Officer", "from October 2012"),
    ]
    assert rows(board, 2013) == []


def test_a_seat_that_is_not_listed_is_not_printed(board):
    SeatFactory(board=board, is_listed=False)

    assert rows(board, 2012) == []


def test_as_at_a_day_the_vacancy_says_since_when(board, seat):
    hold(seat, "Superintendent", "", "2012-06")
    hold(seat, "Chief inspector", "2012-09")

    assert on(board, 2012, 8, 8).vacant_since == "July 2012"
    assert on(board, 2012, 9, 1).vacant_since is None
    assert [each.post for each in on(board, 2012, 9, 1).holders] == ["Chief inspector"]


def test_an_agency_is_called_what_it_was_called_then(board, manager):
    trust = AgencyFactory(board=board, name="Primary Care Trust")
    seat = SeatFactory(board=board, agency=trust)
    hold(seat, "Designated nurse")

    rename(
        row=trust,
        version=1,
        name="Clinical Commissioning Group",
        started="2013-04",
        by=manager,
    )

    organisations = {
        year: personnel.in_year(board, year)[0].lines[0].organisation
        for year in (2011, 2012, 2013)
    }
    assert organisations == {
        2011: "Primary Care Trust",
        2012: "Primary Care Trust",
        2013: "Clinical Commissioning Group",
    }


def test_what_a_seat_represents_stands_before_its_agency(board):
    agency = AgencyFactory(board=board)
    SeatFactory(board=board, agency=agency, represents="All primary schools")

    (table,) = personnel.in_year(board, 2012)

    assert table.lines[0].organisation == "All primary schools"


def test_tables_come_by_class_with_the_chair_first(board):
    for name, member_class, position in (
        ("Police", "core", 1),
        ("Fire", "associate", 2),
        ("Chair", "chair", 9),
        ("Lead Member", "observer", 3),
    ):
        SeatFactory(
            board=board,
            printed_name=name,
            member_class=member_class,
            position=position,
        )

    tables = personnel.in_year(board, 2012)

    assert [
        (table.title, [held.seat.printed_name for held in table.seats])
        for table in tables
    ] == [
        ("Core members", ["Chair", "Police"]),
        ("Associate members", ["Fire"]),
        ("Lead Member", ["Lead Member"]),
    ]


def test_the_annual_report_prints_the_same_tables(board, seat):
    hold(seat, "Superintendent", "", "2012-06")

    (table,) = membership(
        board=board, year=2012, reader=Person.acting(board, label="test")
    )

    assert table.rows[0][0].text == "Core members"
    assert table.rows[1:] == (
        ("Superintendent", "", "until June 2012"),
        ("Vacant", "", "from July 2012"),
    )


def test_tables_cost_the_same_however_many_seats(board, django_assert_num_queries):
    for _ in range(5):
        seat = SeatFactory(board=board, agency=AgencyFactory(board=board))
        hold(seat, "Officer")

    with django_assert_num_queries(3):
        rows(board, 2012)


def test_an_agency_that_merged_keeps_its_name_in_earlier_years(board, manager):
    trust, group = (
        AgencyFactory(board=board, name="Trust"),
        AgencyFactory(board=board, name="Group"),
    )
    hold(SeatFactory(board=board, agency=trust, ended="2013-03"), "Nurse")

    end_agency(agency=trust, version=1, ended="2013-03", merged_into=group, by=manager)

    assert personnel.in_year(board, 2012)[0].lines[0].organisation == "Trust"
    assert list(board.agencies.current(datetime.date(2013, 4, 1))) == [group]
    assert trust in board.agencies.current(datetime.date(2013, 3, 31))
