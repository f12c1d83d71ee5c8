import pytest

from boards.people import Person
from lscb.documents.blocks import Cell
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory, PriorityFactory, SubThemeFactory
from workplan.chapters import priorities, work_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(board):
    return Person.acting(board, label="annual report")


@pytest.fixture
def priority(board):
    return PriorityFactory(
        plan__board=board,
        plan__year=2013,
        code="1",
        title="Training",
        range_text="(1.1)",
    )


def test_work_programme_prints_the_plan_of_the_year_after_as_typed(
    board, priority, reader
):
    ActionFactory(
        board=board,
        priority=priority,
        code="1.1",
        text="Write it down",
        leads_text="Chair",
        timing_text="On-going – interim report to June LSCB",
        report_back_text="N/A",
    )
    theme = SubThemeFactory(priority=priority, title="A theme", range_text="(1.2)")
    ActionFactory(
        board=board, priority=priority, sub_theme=theme, code="1.2", text="Then"
    )

    (table,) = work_programme(board=board, year=2012, reader=reader)

    assert table.rows == (
        (
            Cell("1. Training (1.1)", is_header=True),
            "1.1 Write it down",
            "Chair",
            "On-going – interim report to June LSCB",
            "N/A",
        ),
        ("A theme (1.2)", "1.2 Then", "", "", ""),
    )


def test_work_programme_prints_nothing_restricted(board, priority, reader):
    ActionFactory(
        board=board, priority=priority, restriction=RestrictionFactory(board=board)
    )

    (table,) = work_programme(board=board, year=2012, reader=reader)

    assert table.rows == ()


def test_work_programme_of_another_year_is_not_printed(board, priority, reader):
    (note,) = work_programme(board=board, year=2013, reader=reader)

    assert "No work programme" in note.text


def test_priorities_are_numbered_in_order(board, priority, reader):
    PriorityFactory(plan=priority.plan, code="2", title="Voices")

    (listed,) = priorities(board=board, year=2012, reader=reader)

    assert listed.is_numbered
    assert listed.items == ("Training", "Voices")


def test_priorities_keep_the_boards_own_numbers(board, priority, reader):
    PriorityFactory(plan=priority.plan, code="TP 1", title="Voices")

    (listed,) = priorities(board=board, year=2012, reader=reader)

    assert not listed.is_numbered
    assert listed.items == ("1. Training", "TP 1. Voices")
