"""
The agendas of the year that the work programme is for, filled from the example's own files.

The months are published; the days of the meetings are illustrative and marked so.
"""

import re

import pytest
import yaml
from django.conf import settings

from boards.people import Person
from workplan.services.agendas import fill_agenda

pytestmark = pytest.mark.django_db
FOLDER = settings.EXAMPLES_ROOT / "bath_2012_13"
MEETINGS = ["June 2013", "September 2013", "December 2013", "March 2014"]


def actions_that_name(month):
    """Straight from the file, by the printed words: no code of ours reads them."""
    programme = yaml.safe_load((FOLDER / "work_programme.yaml").read_text())
    return [
        action["text"]
        for priority in programme["priorities"]
        for action in priority["actions"]
        if re.search(rf"\b{month}\b", action["report_back"])
    ]


@pytest.fixture
def manager(bath):
    return Person.acting(bath, bath.grants.get(role="business_manager").user)


def meeting_of(bath, month):
    found = [
        each for each in bath.meetings.business() if f"{each.held_on:%B %Y}" == month
    ]
    assert len(found) == 1
    return found[0]


def reported_on(meeting):
    items = meeting.agenda_items.filter(source="report_back").in_order()
    pks = [int(item.source_key.split(":")[1]) for item in items]
    texts = meeting.board.actions.in_bulk(pks)
    return [texts[pk].text for pk in pks]


@pytest.mark.parametrize("month", MEETINGS)
def test_agenda_fills_itself_with_exactly_the_actions_that_name_its_month(
    bath, manager, month
):
    meeting = meeting_of(bath, month)

    fill_agenda(meeting=meeting, by=manager)

    assert reported_on(meeting) == actions_that_name(month)
    assert meeting.is_day_illustrative


def test_every_report_that_the_programme_names_comes_to_one_of_the_four(bath, manager):
    heard = []
    for month in MEETINGS:
        meeting = meeting_of(bath, month)
        fill_agenda(meeting=meeting, by=manager)
        heard += reported_on(meeting)

    assert len(heard) == sum(len(actions_that_name(month)) for month in MEETINGS)
    named = yaml.safe_load((FOLDER / "work_programme.yaml").read_text())
    with_a_month = [
        action
        for priority in named["priorities"]
        for action in priority["actions"]
        if re.search(r"\d{4}", action["report_back"])
    ]
    assert len(set(heard)) == len(with_a_month)


def test_filled_again_nothing_changes(bath, manager):
    meeting = meeting_of(bath, "June 2013")
    fill_agenda(meeting=meeting, by=manager)
    before = list(meeting.agenda_items.values_list())

    assert fill_agenda(meeting=meeting, by=manager).changes_nothing
    assert list(meeting.agenda_items.values_list()) == before


def test_the_four_sub_groups_report_to_each(bath, manager):
    meeting = meeting_of(bath, "June 2013")

    fill_agenda(meeting=meeting, by=manager)

    reports = meeting.agenda_items.filter(source="highlight_report")
    owing = bath.groups.reporting().in_printed_order()
    assert [item.title for item in reports.in_order()] == [
        f"Highlight report: {group}" for group in owing
    ]
    assert len(owing) == 4
