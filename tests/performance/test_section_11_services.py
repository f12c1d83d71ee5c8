import datetime

import pytest

from boards.exceptions import ChangedMeanwhile
from lscb.history.models import Event
from performance.services.section_11 import open_section_11_round, record_return
from tests.factories.boards import AgencyFactory
from tests.factories.performance import Section11ReturnFactory

DUE = datetime.date(2013, 1, 31)
DAY = datetime.date(2013, 1, 30)


def test_open_section_11_round_asks_the_agencies_under_section_11(board, manager):
    AgencyFactory(board=board, name="Police", is_under_section_11=True)
    AgencyFactory(board=board, name="Network")
    AgencyFactory(is_under_section_11=True)

    round = open_section_11_round(board=board, title="2013", due_on=DUE, by=manager)

    assert [(row.printed_name, row.state) for row in round.returns.all()] == [
        ("Police", "not_returned")
    ]
    event = Event.objects.about(round).get()
    assert (event.verb, event.after["agencies"]) == (
        "section_11_round_opened",
        ["Police"],
    )


def test_open_section_11_round_takes_names_as_printed(board, manager):
    hospital = AgencyFactory(board=board, name="Royal Hospital")

    round = open_section_11_round(
        board=board,
        title="2013",
        due_on=DUE,
        agencies=[(hospital, "RH")],
        by=manager,
    )

    assert round.returns.get().printed_name == "RH"


@pytest.fixture
def row(board):
    return Section11ReturnFactory(round__board=board)


def test_record_return_keeps_the_day_and_the_history(row, manager):
    record_return(
        section_11_return=row, version=1, state="returned", returned_on=DAY, by=manager
    )

    row.refresh_from_db()
    assert (row.state, row.returned_on, row.version) == ("returned", DAY, 2)
    event = Event.objects.about(row).get()
    assert event.before == {"state": "not_returned", "returned_on": None}
    assert event.after == {"state": "returned", "returned_on": "2013-01-30"}


def test_record_return_drops_the_day_of_what_was_not_returned_after_all(row, manager):
    record_return(
        section_11_return=row,
        version=1,
        state="returned",
        returned_on=DAY,
        is_day_illustrative=True,
        by=manager,
    )

    record_return(
        section_11_return=row,
        version=2,
        state="not_returned",
        returned_on=DAY,
        by=manager,
    )

    row.refresh_from_db()
    assert (row.state, row.returned_on, row.is_day_illustrative) == (
        "not_returned",
        None,
        False,
    )


def test_record_return_refuses_a_change_made_meanwhile(row, manager):
    record_return(section_11_return=row, version=1, state="returned", by=manager)

    with pytest.raises(ChangedMeanwhile):
        record_return(
            section_11_return=row, version=1, state="not_returned", by=manager
        )

    row.refresh_from_db()
    assert row.is_returned
