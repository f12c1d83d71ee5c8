import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lscb.documents.blocks import (
    BulletList,
    Cell,
    Chapter,
    Document,
    Figure,
    Heading,
    Note,
    Pairs,
    Prose,
    Table,
    group_row,
    number,
    spanning,
)
from lscb.documents.charts import SUPPRESSED, Bars, Series
from lscb.documents.excel import render_xlsx
from lscb.documents.excel_cells import text
from lscb.documents.sheets import NO_TEXT, Sheet

LEADING = "=+-@\t\r\n＝＋－＠#'\" "
ANYTHING = st.builds(
    "{}{}".format,
    st.sampled_from(["", *LEADING, "=cmd|' /C calc'!A0", "#N/A", "_x000D_", "<b>&"]),
    st.text(st.characters(exclude_categories=()), max_size=12),
)


def document(*blocks, title="Risk register"):
    return Document(title, "The board", (Chapter(title, blocks),))


def workbook_of(*blocks):
    content = render_xlsx(document(*blocks))
    return openpyxl.load_workbook(io.BytesIO(content))


def values_of(sheet):
    return list(sheet.iter_rows(values_only=True))


def naive(moment):
    """As a spreadsheet has it: without a time zone."""
    return datetime.datetime.fromisoformat(moment)


# What somebody typed stays what it is


@settings(max_examples=100, phases=[Phase.generate])
@given(st.lists(st.lists(ANYTHING, min_size=4, max_size=4), min_size=25, max_size=25))
def test_text_is_never_a_formula_a_number_or_an_error(rows):
    """A hundred workbooks of a hundred texts: ten thousand."""
    rows = tuple(map(tuple, rows))
    table = Table("As printed", (("A", "B", "C", "D"),), rows)
    workbook = workbook_of(Sheet("As kept", ("A", "B", "C", "D"), rows), table)

    kept = list(workbook["As kept"].iter_rows(min_row=2))
    printed = list(workbook["As printed"].iter_rows(min_row=3, max_row=27))
    expected = [[text(value) or None for value in row] for row in rows]
    for cells in (kept, printed):
        assert [[cell.value for cell in row] for row in cells] == expected
        assert {cell.data_type for row in cells for cell in row if cell.value} <= {"s"}
    for cell in (cell for row in kept for cell in row if cell.value):
        assert cell.quotePrefix == cell.value.startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_text_keeps_its_spaces_and_line_breaks():
    workbook = workbook_of(Sheet("S", ("A",), ((" a\r\nb\tc ",),)))

    assert workbook["S"]["A2"].value == " a\nb\tc "


def test_text_longer_than_a_cell_ends_in_a_mark():
    kept = text("😀" * 20_000)

    assert kept.endswith("😀…")
    assert len(kept.encode("utf-16-le")) // 2 <= 32_767


@given(st.text(st.characters(exclude_categories=())))
def test_text_holds_nothing_xml_cannot(value):
    assert not NO_TEXT.search(text(value))


# Types


def test_values_of_a_sheet_keep_their_types():
    row = (
        7,
        2.5,
        Decimal("11025.50"),
        datetime.date(2013, 6, 12),
        datetime.datetime(2013, 6, 12, 12, 30, tzinfo=datetime.UTC),
        True,
        None,
        "1,039",
        "<5",
    )
    sheet = workbook_of(Sheet("S", tuple("abcdefghi"), (row,)))["S"]

    assert values_of(sheet)[1] == (
        7,
        2.5,
        11025.5,
        naive("2013-06-12"),
        naive("2013-06-12 13:30"),  # British Summer Time
        "Yes",
        None,
        "1,039",
        "<5",
    )
    formats = [sheet.cell(2, column).number_format for column in (1, 3, 4, 5)]
    assert formats == ["General", "#,##0.00", "d mmmm yyyy", "d mmmm yyyy hh:mm"]


@given(
    st.lists(
        st.tuples(
            st.integers(-(10**14), 10**14),
            st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1)),
            st.decimals(-(10**9), 10**9, places=2),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_numbers_and_dates_come_back_as_they_were(rows):
    sheet = workbook_of(Sheet("S", ("A", "B", "C"), tuple(rows)))["S"]

    for row, (whole, day, amount) in zip(rows, values_of(sheet)[1:], strict=True):
        assert (whole, day.date()) == row[:2]
        assert Decimal(str(amount)) == row[2]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(
            10**17 + 1, "100000000000000001", id="digits Excel has no room for"
        ),
        pytest.param(float("nan"), "nan", id="no number"),
        pytest.param(Decimal("Infinity"), "Infinity", id="no number either"),
        pytest.param(datetime.date(1889, 5, 1), "1 May 1889", id="before Excel's days"),
    ],
)
def test_what_excel_would_change_is_text(value, shown):
    sheet = workbook_of(Sheet("S", ("A",), ((value,),)))["S"]

    assert sheet["A2"].value == shown


# Sheets


def test_register_has_a_frozen_bold_heading_and_filters():
    sheet = workbook_of(Sheet("Risks", ("Ref", "Risk"), (("R1", "Gaps"),)))["Risks"]

    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == "A1:B2"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])


def test_columns_are_as_wide_as_what_stands_in_them():
    rows = (("R1", "Gaps in practice", "long " * 100),)
    sheet = workbook_of(Sheet("S", ("Ref", "Risk", "Words"), rows))["S"]

    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [9, 18, 60]


def test_table_keeps_its_heading_rows_spans_total_and_words():
    table = Table(
        "Referrals",
        heading=(("Area", spanning("2012-13", 2)), ("", "Number", "%")),
        rows=(
            group_row("Unitary", 3),
            ("Ours", number("1,039"), number("66.0")),
            (Cell("Next door", tone="green"), number("<5"), number("-")),
        ),
        total=("Both", number("1,042"), number("")),
        notes=("Provisional.",),
        source="Census",
    )
    workbook = workbook_of(
        Heading("Referrals"), Prose("Some **words** of *note*."), table
    )

    sheet = workbook["Referrals"]
    assert values_of(sheet)[:7] == [
        ("Referrals", None, None),
        ("Area", "2012-13", None),
        (None, "Number", "%"),
        ("Unitary", None, None),
        ("Ours", "1,039", "66.0"),
        ("Next door", "<5", "-"),
        ("Both", "1,042", None),
    ]
    below = [row[0] for row in values_of(sheet)[7:] if row[0]]
    assert below == [
        "Provisional.",
        "Source: Census",
        "Referrals",
        "Some words of note.",
    ]
    assert {str(each) for each in sheet.merged_cells.ranges} == {"B2:C2", "A4:C4"}
    assert sheet.freeze_panes == "A4"
    assert sheet["A6"].fill.fgColor.rgb == "00CCE2D8"


def test_figure_leaves_as_the_values_it_is_drawn_from():
    chart = Bars(("North", "South"), (Series("2012-13", (12, SUPPRESSED)),), "children")
    workbook = workbook_of(Figure(chart, "By area"))

    assert values_of(workbook["By area"])[:4] == [
        ("By area", None),
        ("children", "2012-13"),
        ("North", 12),
        ("South", "<5"),
    ]


def test_words_after_the_last_table_are_not_lost():
    workbook = workbook_of(
        Table("T", (("A",),), (("a",),)),
        Note("Made up.", label="Illustrative"),
        BulletList(("One",)),
        Pairs((("Chair", "Independent chair"),)),
    )

    words = [row[0] for row in values_of(workbook["About"])]
    assert words[:2] == ["Risk register", "The board"]
    assert {"Illustrative: Made up.", "• One", "Chair: Independent chair"} <= {*words}


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ("Children: who / where?", "Children who where"),
        ("'Quoted'", "Quoted"),
        ("", "Sheet"),
        ("History", "Sheet History"),
        (
            "Children subject of a plan for two years or more",
            "Children subject of a plan for",
        ),
        ("About", "About"),
    ],
)
def test_names_of_sheets_are_such_as_excel_takes(wanted, named):
    workbook = workbook_of(Sheet(wanted, ("A",), ()))

    assert workbook.sheetnames[0] == named
    assert len({name.casefold() for name in workbook.sheetnames}) == 2


def test_sheets_of_one_name_are_told_apart():
    titles = ["Risks", "risks", "R" * 40, "R" * 40]
    workbook = workbook_of(*(Sheet(title, ("A",), ()) for title in titles))

    assert workbook.sheetnames == [
        "Risks",
        "risks 2",
        "R" * 31,
        "R" * 29 + " 2",
        "About",
    ]


def test_workbook_says_what_it_is():
    properties = workbook_of().properties

    assert (properties.title, properties.creator) == ("Risk register", "The board")
    assert properties.language == "en-GB"


def test_sheets_say_how_large_they_are():
    """A reader that goes row by row believes it."""
    content = render_xlsx(document(Sheet("S", ("A", "B"), (("a", "b"),))))
    workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)

    assert values_of(workbook["S"]) == [("A", "B"), ("a", "b")]


def test_rows_are_as_tall_as_their_text():
    rows = (("short",), ("long " * 30,), ("one\ntwo",), ("x" * 9_000,))
    sheet = workbook_of(Sheet("S", ("A",), rows))["S"]

    heights = [sheet.row_dimensions[number].height for number in range(2, 6)]
    assert heights == [None, 45, 30, 409]


def test_rows_of_a_sheet_may_come_one_by_one():
    rows = ((number,) for number in range(10_000))

    assert workbook_of(Sheet("S", ("N",), rows))["S"].max_row == 10_001
