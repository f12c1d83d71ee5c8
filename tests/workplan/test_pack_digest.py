import pytest

from boards.models import Role
from boards.people import Person
from boards.services.agendas import edit_item, move_item, take_off
from lscb.jobs import runner
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    AgendaPaperFactory,
    MeetingPackFactory,
)
from workplan.agenda_reading import lines_of
from workplan.models import MeetingPack
from workplan.pack_digest import digest_of, is_out_of_date

CHANGED = "The agenda has changed since"


@pytest.fixture
def meeting(board):
    meeting = MeetingFactory(board=board, group=GroupFactory(board=board, kind="board"))
    AgendaItemFactory(meeting=meeting, title="Welcome", position=1)
    AgendaItemFactory(meeting=meeting, title="Budget", position=2)
    return meeting


@pytest.fixture
def item(meeting):
    return meeting.agenda_items.get(title="Budget")


@pytest.fixture
def everybody(board):
    return Person.acting(board, label="Everybody")


@pytest.fixture
def pack(meeting, everybody):
    pack = MeetingPackFactory(meeting=meeting)
    pack.job.result = {
        "pack": pack.pk,
        "digest": digest_of(lines_of(meeting, everybody)),
    }
    pack.job.save()
    return pack


def test_it_is_said_in_words_when_the_agenda_changed_since(
    signed_in, url, board, meeting, item, manager
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    agenda = url("workplan:agenda", board, meeting.pk)
    client.post(url("workplan:pack_build", board, meeting.pk))
    while runner.run_next():
        pass
    assert MeetingPack.objects.get().digest
    assert CHANGED not in client.get(agenda).text

    edit_item(item=item, version=1, notes="Of next year", by=manager)

    assert f"{CHANGED}: make it anew" in client.get(agenda).text
    read = signed_in(Role.OBSERVER).client.get(agenda).text
    assert f"{CHANGED} it was made" in read
    assert "make it anew" not in read


def moved(item, manager):
    move_item(item=item, up=True, by=manager)


def without(item, manager):
    take_off(item=item, by=manager)


def with_paper(item, manager):
    AgendaPaperFactory(item=item)


def with_another(item, manager):
    AgendaItemFactory(meeting=item.meeting)


def restricted(item, manager):
    item.restriction = RestrictionFactory(board=item.board)
    item.save()


@pytest.mark.parametrize(
    "change", [moved, without, with_paper, with_another, restricted]
)
def test_whatever_it_holds_makes_a_pack_old(pack, item, manager, everybody, change):
    assert not is_out_of_date(pack, manager)

    change(item, manager)

    assert is_out_of_date(pack, manager)
    assert is_out_of_date(pack, everybody)


def test_a_report_that_came_since_makes_a_pack_old(board, meeting, everybody):
    group = GroupFactory(board=board)
    AgendaItemFactory(
        meeting=meeting, source="highlight_report", source_key=f"group:{group.pk}"
    )
    before = digest_of(lines_of(meeting, everybody))

    HighlightReportFactory(board=board, group=group, meeting=meeting, submitted=True)

    assert digest_of(lines_of(meeting, everybody)) != before


def test_nothing_restricted_makes_the_pack_for_everybody_old(
    board, pack, meeting, item, manager, everybody
):
    restriction = RestrictionFactory(board=board)
    AgendaItemFactory(meeting=meeting, title="Pay", restriction=restriction)
    AgendaPaperFactory(item=item, restriction=restriction)

    assert not is_out_of_date(pack, manager)
    assert not is_out_of_date(pack, everybody)


def test_of_a_pack_without_a_digest_nothing_is_said(meeting, manager):
    assert not is_out_of_date(MeetingPackFactory(meeting=meeting), manager)
    assert not is_out_of_date(MeetingPackFactory(meeting=meeting, job=None), manager)


def test_asking_costs_the_same_however_long_the_agenda_is(
    pack, meeting, everybody, django_assert_max_num_queries
):
    for _ in range(12):
        AgendaPaperFactory(item=AgendaItemFactory(meeting=meeting))

    with django_assert_max_num_queries(12):
        assert is_out_of_date(pack, everybody)
