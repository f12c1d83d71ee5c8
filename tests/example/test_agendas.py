"""
The agendas of the year that the work programme is for, against a reading of the source by eye.

The months are published; the days of the meetings are illustrative and marked so.
"""

from pathlib import Path

import pytest
import yaml

from boards.people import Person
from workplan.services.agendas import fill_agenda

pytestmark = pytest.mark.django_db
READ = yaml.safe_load((Path(__file__).parent / "report_backs.yaml").read_text())
NONE, DOUBTFUL = READ.pop("none"), READ.pop("doubtful")


@pytest.fixture
def manager(bath):
    return Person.acting(bath, bath.grants.get(role="business_manager").user)


@pytest.fixture
def printed(bath):
    """What each action is called in the reading: its number, or the one before it."""
    names, number = {}, ""
    for action in bath.actions.in_printed_order():
        names[action.pk] = action.code or f"after {number}"
        number = action.code or number
    return names


def meeting_of(bath, month):
    found = [
        each for each in bath.meetings.business() if f"{each.held_on:%B %Y}" == month
    ]
    assert len(found) == 1
    return found[0]


def reported_on(meeting):
    items = meeting.agenda_items.filter(source="report_back").in_order()
    return [int(item.source_key.split(":")[1]) for item in items]


@pytest.mark.parametrize("month", READ)
def test_agenda_fills_itself_with_exactly_the_actions_that_name_it(
    bath, manager, printed, month
):
    meeting = meeting_of(bath, month)

    fill_agenda(meeting=meeting, by=manager)

    assert [printed[pk] for pk in reported_on(meeting)] == READ[month]
    assert meeting.is_day_illustrative


def test_every_action_of_the_programme_has_been_read(printed):
    named = {code for codes in READ.values() for code in codes}

    assert named.isdisjoint(NONE)
    assert named | set(NONE) == set(printed.values())
    assert set(DOUBTFUL) <= named
    assert (len(printed), sum(map(len, READ.values()))) == (37, 38)


def test_no_other_meeting_hears_one(bath, manager):
    fours = [meeting_of(bath, month).pk for month in READ]

    for meeting in bath.meetings.to_come().exclude(pk__in=fours):
        fill_agenda(meeting=meeting, by=manager)
        assert not reported_on(meeting)


def test_what_a_cancelled_meeting_should_have_heard_comes_to_the_next(
    bath, manager, printed
):
    june, september = (meeting_of(bath, m) for m in ("June 2013", "September 2013"))
    type(june).objects.filter(pk=june.pk).update(status="cancelled")

    fill_agenda(meeting=september, by=manager)

    heard = {printed[pk] for pk in reported_on(september)}
    assert heard == {*READ["June 2013"], *READ["September 2013"]}


def test_filled_again_nothing_changes(bath, manager):
    meeting = meeting_of(bath, "June 2013")
    fill_agenda(meeting=meeting, by=manager)
    before = list(meeting.agenda_items.values_list())

    assert fill_agenda(meeting=meeting, by=manager).changes_nothing
    assert list(meeting.agenda_items.values_list()) == before


def test_what_others_report_comes_in_the_month_that_was_published(bath, manager):
    found = {}
    for month in READ:
        meeting = meeting_of(bath, month)
        fill_agenda(meeting=meeting, by=manager)
        expected = meeting.agenda_items.filter(source="expected_report")
        found[month] = [item.title for item in expected.in_order()]

    assert found == {
        "June 2013": [],
        "September 2013": [],
        "December 2013": ["Child Injury Prevention Strategy: annual report"],
        "March 2014": ["Child Death Overview Panel: annual report"],
    }


def test_standing_items_that_no_source_has_say_so_on_the_agenda(bath, manager):
    meeting = meeting_of(bath, "June 2013")

    fill_agenda(meeting=meeting, by=manager)

    standing = meeting.agenda_items.filter(source_key__startswith="standing:")
    published = [
        item.title
        for item in standing.in_order()
        if not item.notes.startswith("Illustrative:")
    ]
    assert published == [
        "Progress with the work programme",
        "Child deaths: report of the Child Death Overview Panel",
    ]
    assert [item.title for item in meeting.agenda_items.in_order()][-1] == (
        "Date of the next meeting"
    )


def test_the_four_sub_groups_report_to_each(bath, manager):
    meeting = meeting_of(bath, "June 2013")

    fill_agenda(meeting=meeting, by=manager)

    reports = meeting.agenda_items.filter(source="highlight_report")
    owing = bath.groups.reporting().in_printed_order()
    assert [item.title for item in reports.in_order()] == [
        f"Highlight report: {group}" for group in owing
    ]
    assert len(owing) == 4
