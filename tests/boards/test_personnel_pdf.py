"""Members of a year as words on paper: successive holders, a shared seat, a vacancy of two months."""

import pytest

from boards.chapters import membership
from boards.people import Person
from lscb.documents.pdf import render_pdf
from tests.factories.boards import AppointmentFactory, SeatFactory
from tests.lscb.documents.reading import document, in_drawn_order

pytestmark = pytest.mark.django_db
PRINTED = {
    2011: ["Superintendent", "Service manager"],
    2012: [
        "Superintendent until June 2012",
        "Vacant July 2012 to August 2012",
        "Chief inspector from September 2012",
        "Service manager shared by two",
    ],
    2013: [
        "Chief inspector",
        "Service manager until December 2013, shared",
        "Service manager shared",
    ],
    2014: ["Chief inspector", "Service manager"],
}


@pytest.fixture
def seats(board):
    police, court = (
        SeatFactory(board=board, printed_name=name, position=place)
        for place, name in enumerate(("Police", "Courts"), start=1)
    )
    for seat, post, started, ended in (
        (police, "Superintendent", "2011-04", "2012-06"),
        (police, "Chief inspector", "2012-09", ""),
        (court, "Service manager", "", ""),
        (court, "Service manager", "2012-04", "2013-12"),
    ):
        AppointmentFactory(
            board=board, seat=seat, post=post, started=started, ended=ended
        )


@pytest.mark.parametrize("year", PRINTED)
def test_the_years_members_stand_in_the_pdf(board, seats, year):
    reader = Person.acting(board, label="test")
    blocks = membership(board=board, year=year, reader=reader)

    text = in_drawn_order(render_pdf(document(*blocks)))

    _, _, table = text.partition("Core members")
    for row in PRINTED[year]:
        assert row in table
        _, _, table = table.partition(row)
    for word in ("Vacant", "shared", "until", "Superintendent"):
        printed = " ".join(PRINTED[year])
        assert text.count(word) == printed.count(word)
