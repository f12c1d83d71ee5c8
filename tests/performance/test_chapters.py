"""The two chapters; the data appendix is compared with the published tables, cell by cell."""

import datetime
from pathlib import Path

import pytest

from lscb.documents.alt_text import alt_text
from lscb.documents.blocks import Cell, Figure, Heading, Note, Prose, Table
from performance.chapters import CHART_ONLY, indicators, section_11_returns
from performance.models import Section11Return
from tests.factories.boards import AgencyFactory
from tests.factories.performance import (
    IndicatorFactory,
    Section11ReturnFactory,
    Section11RoundFactory,
)

pytestmark = pytest.mark.django_db


def published_tables():
    """Each table's rows as published, by its code."""
    tables = {}
    text = Path(__file__).with_name("published_tables.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        if line.startswith("== "):
            rows = tables[line[3:]] = []
        else:
            rows.append(line.split("\t"))
    return tables


def blocks_by_code(board):
    found = {}
    for block in indicators(board=board, year=2012, reader=None):
        if isinstance(block, Heading):
            code = block.number
            found[code] = []
        elif found:
            found[code].append(block)
    return found


def only(kind, blocks):
    return [block for block in blocks if isinstance(block, kind)]


def texts(row):
    """A row's texts; a cell that spans two columns is followed by a blank one."""
    for cell in row:
        cell = cell if isinstance(cell, Cell) else Cell(cell)
        yield from [cell.text, *[""] * (cell.span - 1)]


@pytest.mark.parametrize(("code", "rows"), published_tables().items())
def test_table_has_its_published_shape_and_every_figure(appendix_board, code, rows):
    [table] = only(Table, blocks_by_code(appendix_board)[code])

    ours = [*table.heading, *table.rows, *([table.total] if table.total else [])]
    assert [list(texts(row)) for row in ours] == [
        row + [""] * (table.columns - len(row)) for row in rows
    ]


def test_each_of_the_twenty_tables_has_a_chart_beside_it(appendix_board):
    found = blocks_by_code(appendix_board)

    with_table = {code for code, blocks in found.items() if only(Table, blocks)}
    with_chart = {code for code, blocks in found.items() if only(Figure, blocks)}
    assert with_table == with_chart == published_tables().keys()
    assert len(with_table) == 20


def test_a_suppressed_or_missing_figure_is_said_in_the_words_for_the_chart(
    appendix_board,
):
    [figure] = only(Figure, blocks_by_code(appendix_board)["3.2"])

    assert "not available: ENGLAND 2009-10, 2010-11" in alt_text(figure.chart)


def test_what_was_published_as_a_chart_only_gets_no_figures(appendix_board):
    found = blocks_by_code(appendix_board)

    assert found["5.5"] == found["5.6"] == [Note(CHART_ONLY)]


def test_year_to_date_lines_stand_under_their_tables(appendix_board):
    found = blocks_by_code(appendix_board)

    lines = {code: only(Note, found[code])[0] for code in ("2.3", "3.3")}
    assert {code: note.text[-5:] for code, note in lines.items()} == {
        "2.3": "78.5%",
        "3.3": "76.9%",
    }
    assert {note.label for note in lines.values()} == {"Year to date"}


def test_an_earlier_year_leaves_out_what_came_later(appendix_board):
    blocks = indicators(board=appendix_board, year=2009, reader=None)

    first = only(Table, blocks)[0]
    assert list(texts(first.heading[0])) == ["Area", "2008-09", "2009-10"]
    assert not [note for note in only(Note, blocks) if "78.5%" in note.text]


def test_sections_are_headings_over_their_indicators(appendix_board):
    headings = only(Heading, indicators(board=appendix_board, year=2012, reader=None))

    assert [(each.level, each.number) for each in headings][:4] == [
        (1, "1"),
        (2, "1.1"),
        (2, "1.2"),
        (1, "2"),
    ]
    assert len(headings) == 5 + 22


def test_the_appendix_costs_the_same_queries_however_long(
    appendix_board, django_assert_num_queries
):
    with django_assert_num_queries(4):
        indicators(board=appendix_board, year=2012, reader=None)


def test_a_board_without_indicators_says_so(board):
    [only_block] = indicators(board=board, year=2012, reader=None)

    assert only_block == Prose("No indicators are recorded.")


def test_an_indicator_without_figures_says_so(board):
    IndicatorFactory(board=board)

    *_, last = indicators(board=board, year=2012, reader=None)

    assert last == Note("No figures are recorded for these years.")


def test_section_11_returns_names_who_returned_and_who_did_not(board):
    round = Section11RoundFactory(board=board, due_on=datetime.date(2013, 1, 31))
    for name, state, day in [
        ("Police", "returned", datetime.date(2013, 1, 30)),
        ("Probation", "returned", None),
        ("Family courts", "not_returned", None),
    ]:
        agency = AgencyFactory(board=board, name=name)
        Section11ReturnFactory(round=round, agency=agency, state=state, returned_on=day)

    lead, table = section_11_returns(board=board, year=2012, reader=None)

    assert lead.markdown == (
        "Section 11 returns were due by 31 January 2013. Of 3 agencies, 2 returned"
        " theirs and 1 did not."
    )
    assert [list(texts(row)) for row in table.rows] == [
        ["Police", "Returned", "30 January 2013"],
        ["Probation", "Returned", ""],
        ["Family courts", "Not returned", ""],
    ]


def test_section_11_returns_says_which_days_are_illustrative(board):
    Section11ReturnFactory(
        round__board=board,
        state=Section11Return.State.RETURNED,
        returned_on=datetime.date(2013, 1, 30),
        is_day_illustrative=True,
    )

    blocks = section_11_returns(board=board, year=2012, reader=None)

    assert [note.label for note in only(Note, blocks)] == ["Illustrative"]


def test_section_11_returns_of_another_year_or_board_are_left_out(board):
    Section11ReturnFactory(round__board=board)
    Section11ReturnFactory()

    [sentence] = section_11_returns(board=board, year=2013, reader=None)

    assert sentence == Prose("No Section 11 returns were due in 2013-14.")
