import datetime

import pytest

from workplan.agenda_filling import (
    ORDER,
    Listed,
    Wanted,
    filling,
    months_owed,
    rank,
)

JUNE = Wanted("report_back", "action:1", "information", "Report back: action 1.1")


def listed(key="action:1", **values):
    values = {"is_touched": False, "is_taken_off": False} | values
    return Listed(7, "report_back", key, **values)


def test_what_is_asked_for_and_missing_is_added():
    assert filling([JUNE], []).added == (JUNE,)


def test_what_is_there_is_not_added_again():
    assert filling([JUNE], [listed()]).changes_nothing


def test_what_somebody_took_off_stays_off():
    found = filling([JUNE], [listed(is_taken_off=True)])

    assert found.changes_nothing
    assert found.left_off == (JUNE,)


def test_what_is_asked_for_no_longer_goes_unless_somebody_worked_on_it():
    untouched, touched = listed("action:2"), listed("action:3", is_touched=True)

    found = filling([JUNE], [untouched, touched])

    assert (found.dropped, found.kept) == ((untouched,), (touched,))


def test_items_put_there_by_hand_are_left_alone():
    by_hand = Listed(1, "", "", is_touched=False, is_taken_off=False)

    assert filling([], [by_hand]).changes_nothing


def test_items_by_hand_stand_before_the_end():
    assert sorted(ORDER, key=rank)[-2:] == ["", "closing"]


@pytest.mark.parametrize(
    ("day", "previous", "months"),
    [
        ("2013-06-12", "2013-03-13", [(2013, 4), (2013, 5), (2013, 6)]),
        ("2014-03-12", "2013-12-11", [(2014, 1), (2014, 2), (2014, 3)]),
        ("2013-06-12", None, [(2013, 4), (2013, 5), (2013, 6)]),
        ("2013-06-26", "2013-06-12", [(2013, 6)]),
    ],
)
def test_a_meeting_hears_what_is_owed_since_the_one_before(day, previous, months):
    found = months_owed(
        datetime.date.fromisoformat(day),
        previous and datetime.date.fromisoformat(previous),
        datetime.date(2013, 4, 1),
    )

    assert found == months
