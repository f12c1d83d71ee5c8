import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscb.documents.blocks import Chapter, Document, Prose, Table, number, spanning
from lscb.documents.csv_text import render_csv, written
from lscb.documents.sheets import Sheet


def rows_of(*blocks):
    content = render_csv(Document("Risks", "The board", (Chapter("Risks", blocks),)))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_types_are_plain():
    moment = datetime.datetime(2013, 6, 12, 12, 30, tzinfo=datetime.UTC)
    row = (7, Decimal("11025.50"), datetime.date(2013, 6, 12), moment, False, None)

    assert rows_of(Sheet("S", tuple("abcdef"), (row,))) == [
        list("abcdef"),
        ["7", "11025.50", "2013-06-12", "2013-06-12 13:30", "No", ""],
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+44 1225", "'+44 1225"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\nx"),
        ("＝1", "'＝1"),
        ("'=1+1", "''=1+1"),
        ("'quoted'", "'quoted'"),
        ("-2.5", "-2.5"),
        ("-", "-"),
        ("–", "–"),
        ("<5", "<5"),
        ("1,039", "1,039"),
        ("a = b", "a = b"),
    ],
)
def test_text_is_never_taken_for_a_formula(typed, kept):
    assert written(typed) == kept


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_begins_like_a_formula(typed):
    kept = written(typed)

    assert not kept.lstrip().startswith(tuple("=@＝＋－＠"))
    if kept.lstrip()[:1] in {"+", "-"}:
        assert kept == "-" or float(kept.strip("%")) is not None


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_every_text_comes_back(rows):
    """Commas, quotes and line breaks in a cell stay in it."""
    expected = [[written(value) for value in row] for row in rows]

    assert rows_of(Sheet("S", ("A", "B"), tuple(rows)))[1:] == expected


def test_several_tables_stand_under_their_titles():
    heading = (("Area", spanning("2012-13", 2)), ("", "Number", "%"))
    rows = (("Ours", number("1,039"), number("66.0")),)

    assert rows_of(
        Prose("Words are left out."),
        Table("Referrals", heading, rows, total=("All", "1", "2")),
        Sheet("Risks", ("Ref",), (("R1",),)),
    ) == [
        ["Referrals"],
        ["Area", "2012-13", ""],
        ["", "Number", "%"],
        ["Ours", "1,039", "66.0"],
        ["All", "1", "2"],
        [],
        ["Risks"],
        ["Ref"],
        ["R1"],
    ]
