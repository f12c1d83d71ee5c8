import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscb.documents.blocks import Chapter, Document
from lscb.documents.csv_text import render_csv
from lscb.documents.excel import render_xlsx
from lscb.documents.sheets import Sheet
from lscb.files import sheets
from lscb.files.exceptions import FileRefused
from lscb.files.sheets import sheets_of
from tests.lscb.files import samples

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ORDINARY = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]))


def workbook(*rows, **named):
    """A workbook of a sheet with these rows, or of several by name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, filled in (named or {"Members": rows}).items():
        sheet = book.create_sheet(name)
        for row in filled:
            sheet.append(row)
    return book


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(content, name="members.xlsx"):
    (sheet,) = sheets_of(content, name)
    return [(row.number, row.values) for row in sheet.rows]


def with_rows(xml, **parts):
    """A workbook whose one sheet holds this XML, with other parts by name."""
    original = zipfile.ZipFile(io.BytesIO(saved(workbook(["a"]))))
    target = io.BytesIO()
    changed = {"xl/worksheets/sheet1.xml": f"<worksheet {MAIN}>{xml}</worksheet>"}
    contents = {name: original.read(name) for name in original.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (contents | changed | parts).items():
            package.writestr(name, content)
    return target.getvalue()


# What is read


def test_values_have_their_types():
    day, noon = datetime.date(2013, 6, 12), datetime.time(12)
    moment = datetime.datetime.combine(day, noon)
    content = saved(workbook(["Police", 12, 2.5, True, day, moment, noon, "1,039"]))

    assert read(content) == [(1, ("Police", 12, 2.5, True, day, moment, noon, "1,039"))]


def test_rows_keep_their_numbers_and_empty_ones_are_left_out():
    content = saved(workbook(["Seat", "Post"], [], [" "], ["Police", None]))

    assert read(content) == [(1, ("Seat", "Post")), (4, ("Police", None))]


def test_a_formula_is_what_it_came_to():
    content = with_rows(
        '<sheetData><row r="1"><c r="A1"><f>SUM(1,2)</f><v>3</v></c>'
        '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1"><f>NOW()</f></c></row></sheetData>'
    )

    assert read(content) == [(1, (3, "ab", "#DIV/0!"))]


def test_merged_cells_all_have_their_value():
    book = workbook(
        ["Core members", None, None], ["Police", "Chief", 1], [None, None, 2]
    )
    book.active.merge_cells("A1:C1")
    book.active.merge_cells("A2:A3")

    assert [values for _, values in read(saved(book))] == [
        ("Core members", "Core members", "Core members"),
        ("Police", "Chief", 1),
        ("Police", None, 2),
    ]


def test_hidden_and_empty_sheets_are_not_read():
    book = workbook(Notes=[["old"]], Secret=[["x"]], Empty=[], Members=[["Seat"]])
    book["Notes"].sheet_state = "hidden"
    book["Secret"].sheet_state = "veryHidden"
    book.active = 3

    found = sheets_of(saved(book), "members.xlsx")

    assert [sheet.name for sheet in found] == ["Members"]


def test_dates_of_macintosh_workbooks_are_right():
    book = workbook([datetime.date(2013, 6, 12)])
    book.epoch = openpyxl.utils.datetime.MAC_EPOCH

    assert read(saved(book)) == [(1, (datetime.date(2013, 6, 12),))]


def test_cells_without_an_address_stand_beside_each_other():
    content = with_rows(
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )

    assert read(content) == [(1, (1, 2)), (2, (3, None))]


@given(st.lists(st.lists(ORDINARY, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_we_write_to_excel_is_read_as_it_was(rows):
    content = render_xlsx(document(rows))

    (sheet, *_) = sheets_of(content, "x.xlsx")

    assert [row.values for row in sheet.rows][1:] == as_read(rows)


@given(st.lists(st.lists(ORDINARY, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_we_write_to_csv_is_read_as_it_was(rows):
    (sheet,) = sheets_of(render_csv(document(rows)), "x.csv")

    assert [row.values for row in sheet.rows][1:] == as_read(rows)


def document(rows):
    sheet = Sheet("Rows", ("First", "Second"), tuple(map(tuple, rows)))
    return Document("Rows", "The board", (Chapter("Rows", (sheet,)),))


def as_read(rows):
    kept = [tuple(value if value.strip() else None for value in row) for row in rows]
    return [row for row in kept if any(row)]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "'=1+1", "_x000D_", "_x005F_x0041_", " spaced ", "a\nb\tc", "<5", "😀"],
)
def test_text_with_a_meaning_elsewhere_comes_back(text):
    assert as_text(render_xlsx(document([[text, "b"]])), "x.xlsx") == text


def as_text(content, name):
    return sheets_of(content, name)[0].rows[1].values[0]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Seat,Post\nPolice,Chief", id="commas"),
        pytest.param("Seat;Post\r\nPolice;Chief", id="semicolons"),
        pytest.param("Seat\tPost\nPolice\tChief", id="tabs"),
        pytest.param('\ufeff"Seat","Post"\n"Police","Chief"', id="a mark and quotes"),
    ],
)
def test_csv_is_read_whatever_stands_between(text):
    assert read(text.encode(), "members.csv") == [
        (1, ("Seat", "Post")),
        (2, ("Police", "Chief")),
    ]


# What is refused


def refusal(content, name="members.xlsx"):
    with pytest.raises(FileRefused) as refused:
        sheets_of(content, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        pytest.param(sheets.MOST_ROWS + 1, 1, id="a row too many"),
        pytest.param(1, sheets.MOST_COLUMNS + 1, id="a column too many"),
        pytest.param(1_048_576, 16_384, id="the far corner"),
    ],
)
def test_too_many_rows_or_columns_are_refused(row, column):
    book = workbook(["a"])
    book.active.cell(row, column, "x")

    assert f"row {row:,}, column {column:,}" in refusal(saved(book))


def test_as_many_rows_and_columns_as_we_say_are_read():
    book = workbook(["a"])
    book.active.cell(sheets.MOST_ROWS, sheets.MOST_COLUMNS, "x")

    assert read(saved(book))[-1][1][-1] == "x"


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_CELLS", 2)

    assert "2 cells" in refusal(saved(workbook(["a", "b", "c"])))


def test_a_cell_of_too_much_text_is_refused():
    content = f"Seat\n{'x' * (sheets.LONGEST_TEXT + 1)}".encode()

    assert "row 2, column 1 holds 32,768 characters" in refusal(content, "x.csv")


def test_empty_rows_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_LOOKED_AT", 10)
    rows = "".join(f'<row r="{number}"/>' for number in range(1, 20))

    assert "goes on" in refusal(with_rows(f"<sheetData>{rows}</sheetData>"))


def test_a_dimension_that_boasts_is_not_believed():
    content = with_rows(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    )

    assert read(content) == [(1, (1,))]


def test_merged_ranges_reach_no_further_than_the_sheet():
    content = with_rows(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )

    assert read(content) == [(1, (1, 2))]


def test_merged_ranges_upon_each_other_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_MERGED", 10)
    merged = '<mergeCell ref="A1:B3"/>' * 2
    content = with_rows(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row></sheetData>'
        f"<mergeCells>{merged}</mergeCells>"
    )

    assert "Unmerge" in refusal(content)


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param("<sheetData><row>", id="XML that stops"),
        pytest.param(
            '<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>',
            id="a text that is not there",
        ),
        pytest.param(
            '<sheetData><row r="1"><c r="AAAAAAA1"><v>1</v></c></row></sheetData>',
            id="a column no sheet has",
        ),
        pytest.param(
            '<sheetData><row r="1"><c r="A1"><v>many</v></c></row></sheetData>',
            id="a number that is none",
        ),
        pytest.param(
            '<sheetData><row r="one"><c><v>1</v></c></row></sheetData>',
            id="a row without a number",
        ),
    ],
)
def test_broken_workbooks_are_refused(xml):
    assert "damaged" in refusal(with_rows(xml))


@pytest.mark.parametrize("entity", ["SYSTEM 'file:///etc/hostname'", "'inside'"])
def test_texts_that_stand_for_others_are_refused(entity):
    row = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    texts = f"<sst {MAIN}><si><t>Police</t></si></sst>"
    declared = f"<!DOCTYPE sst [<!ENTITY e {entity}>]>{texts.replace('ice', '&e;')}"

    assert read(with_rows(row, **{"xl/sharedStrings.xml": texts})) == [(1, ("Police",))]
    assert "damaged" in refusal(with_rows(row, **{"xl/sharedStrings.xml": declared}))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(samples.word(), "a.docx", "Excel workbook", id="a Word document"),
        pytest.param(samples.PDF, "a.pdf", "Excel workbook", id="a PDF"),
        pytest.param(saved(workbook([])), "a.xlsx", "nothing", id="an empty workbook"),
        pytest.param(b" \n", "a.csv", "nothing", id="an empty CSV file"),
        pytest.param(b"", "a.csv", "empty", id="an empty file"),
        pytest.param("Café".encode("latin-1"), "a.csv", "UTF-8", id="other letters"),
        pytest.param(
            samples.package([], samples.EXCEL_MAIN), "a.xlsx", "damaged", id="no sheets"
        ),
        pytest.param(
            samples.package([("xl/vbaProject.bin", "x")], samples.EXCEL_MAIN),
            "a.xlsx",
            "macros",
            id="macros",
        ),
    ],
)
def test_other_files_are_refused_in_words(content, name, words):
    assert words in refusal(content, name)
