"""
The sheets of an Excel workbook, or a CSV file, as tables. Pure.

A date is written as a person here would type it: "12 June 2013", or "June 2013" where the
cell shows no day.
"""

import datetime
from collections.abc import Callable

from lscb.documents.sheets import in_words
from lscb.files.office import XLSX
from lscb.files.sheets import hidden_sheets_of, sheets_of
from lscb.files.workbooks import WholeMonth

from .limits import Budget
from .rows import Cell, Content, Row, Table, cleaned

CSV_SHEET = "The sheet"


def read(
    content: bytes, name: str, kind: str, *, tidied: Callable[[str], str] = cleaned
) -> Content:
    """Raises `FileRefused`. `tidied` is what becomes of the text of a cell."""
    budget = Budget()
    is_workbook = kind == XLSX
    sheets = sheets_of(content, name)
    tables = tuple(
        Table(
            f"Sheet “{sheet.name}”" if is_workbook else CSV_SHEET,
            tuple(_rows(sheet, budget, tidied)),
        )
        for sheet in sheets
    )
    hidden = hidden_sheets_of(content) if is_workbook else []
    notes = [f"Hidden sheets are not read: {', '.join(hidden)}."] if hidden else []
    rows = sum(
        len(sheet.hidden_rows & {r.number for r in sheet.rows}) for sheet in sheets
    )
    if rows:
        notes.append(f"Hidden rows are read like the others, and marked: {rows}.")
    if formulas := sum(sheet.uncalculated for sheet in sheets):
        notes.append(
            f"Formulas that were never worked out are not read: {formulas}. Open the file in"
            " Excel, save it and upload that."
        )
    return Content(tables, notes=tuple(notes))


def _rows(sheet, budget, tidied):
    merged = _merged_by_row(sheet)
    for row in sheet.rows:
        cells, column = [], 0
        covered = merged.get(row.number, {})
        while column < len(row.values):
            top, span = covered.get(column, (row.number, 1))
            text = tidied(text_of(row.values[column]))
            is_from_above = top < row.number
            if text:
                budget.count_cell(column)
            if not is_from_above:
                budget.spend(text)
            cells.append(Cell(text, column, span, is_from_above and bool(text)))
            column += span
        note = "hidden" if row.number in sheet.hidden_rows else ""
        yield Row(budget.count_row(), tuple(cells), row.number, note=note)


def _merged_by_row(sheet):
    """For each row: where a merged range begins, its first row and how wide it is."""
    numbers = {row.number for row in sheet.rows}
    found = {}
    for top, left, bottom, right in sheet.merged:
        for number in _between(numbers, top, bottom):
            found.setdefault(number, {})[left - 1] = (top, right - left + 1)
    return found


def _between(numbers, first, last):
    if last - first > len(numbers):
        return [number for number in numbers if first <= number <= last]
    return [number for number in range(first, last + 1) if number in numbers]


def text_of(value) -> str:
    if isinstance(value, WholeMonth):
        return f"{value:%B %Y}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return in_words(value)
