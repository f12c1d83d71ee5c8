import datetime

from openpyxl.styles import Alignment

from workplan.importing import uploads

from .files import xlsx


def plan(sheet):
    for texts in (
        ("Priority", "Action", "Lead", "By when", "Done"),
        ("1. Listen", "1.1 Ask", "Chair", datetime.date(2013, 9, 30), True),
        (None, "1.2 Answer", None, datetime.date(2014, 3, 1), 12.0),
        (None, "1.3 Act", None, datetime.time(14, 30), 0.5),
    ):
        sheet.append(texts)
    sheet["D3"].number_format = "mmm-yy"
    sheet["B2"].alignment = Alignment(wrap_text=True)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("C3:C4")
    sheet.row_dimensions[4].hidden = True


def test_a_workbook_is_read_as_a_person_would_type_it():
    found = uploads.read(xlsx(plan), "plan.xlsx")

    (table,) = found.tables
    assert table.name == "Sheet “Sheet 1”"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Priority", "Action", "Lead", "By when", "Done"],
        ["1. Listen", "1.1 Ask", "Chair", "30 September 2013", "Yes"],
        ["1. Listen", "1.2 Answer", "", "March 2014", "12"],
        ["1. Listen", "1.3 Act", "", "14:30", "0.5"],
    ]
    assert [row.cells[0].is_from_above for row in table.rows] == [
        False,
        False,
        True,
        True,
    ]
    assert [row.note for row in table.rows] == ["", "", "", "hidden"]
    assert found.notes == ("Hidden rows are read like the others, and marked: 1.",)


def test_cells_merged_sideways_stand_once():
    def fill(sheet):
        sheet.append(("Action", "Lead", "Date"))
        sheet.append(("Priority 1: Listen",))
        sheet.append(("Ask", "Chair", "May"))
        sheet.merge_cells("A2:C2")

    (table,) = uploads.read(xlsx(fill), "plan.xlsx").tables

    assert [(c.text, c.column, c.span) for c in table.rows[1].cells] == [
        ("Priority 1: Listen", 0, 3)
    ]


def test_rows_are_named_as_excel_counts_them_and_hidden_sheets_are_told():
    def fill(sheet):
        sheet["A5"], sheet["B5"] = "Action", "Lead"
        sheet["A9"], sheet["B9"] = "Ask", "Chair"

    def hide(sheet):
        sheet["A1"], sheet.sheet_state = "secret", "hidden"

    found = uploads.read(xlsx(fill, hide), "plan.xlsx")

    assert [(row.number, row.place) for row in found.tables[0].rows] == [(1, 5), (2, 9)]
    assert found.notes == ("Hidden sheets are not read: Sheet 2.",)


def test_a_csv_file_is_one_table():
    found = uploads.read(b"Action;Lead\n1.1 Ask;Chair\n", "plan.csv")

    assert [row.words for row in found.tables[0].rows] == [
        "Action | Lead",
        "1.1 Ask | Chair",
    ]


def test_formulas_that_were_never_worked_out_are_told():
    def fill(sheet):
        sheet.append(("Action", "Lead"))
        sheet.append(("Ask", "=A1"))

    found = uploads.read(xlsx(fill), "plan.xlsx")

    assert found.tables[0].rows[1].words == "Ask"
    assert found.notes[0].startswith(
        "Formulas that were never worked out are not read: 1."
    )
