"""
An uploaded sheet as rows of values: Excel or CSV, whatever stands in it. Pure.

Nothing is left out in silence: what is too much is refused in words that say what to do.
Hidden sheets are not read. Every cell of a merged range has its value, because that is
what a person sees. Rows keep the number they have in the file.
"""

import csv
import io
import re
from dataclasses import dataclass
from typing import NamedTuple

from .checks import CSV, content_type_of
from .exceptions import FileRefused
from .office import DAMAGED, UNREADABLE, XLSX
from .workbooks import Value, Workbook

MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_CELLS = 500_000  # with something in them
LONGEST_TEXT = 32_767  # what Excel itself takes
MOST_LOOKED_AT = 1_000_000  # cells and rows, also empty ones
MOST_MERGED = 500_000  # cells under all merged ranges
ESCAPED = re.compile(r"\A'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))")


class Row(NamedTuple):
    number: int  # as Excel counts
    values: tuple[Value | None, ...]


@dataclass(frozen=True)
class UploadedSheet:
    """The rows with something in them, all as wide as the widest."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first and last row and column
    hidden_rows: frozenset[int] = frozenset()
    uncalculated: int = 0  # formulas saved without what they came to


def hidden_sheets_of(content: bytes) -> list[str]:
    """The names of the sheets of a workbook that are not read."""
    try:
        return Workbook(content).hidden
    except (*UNREADABLE, KeyError, IndexError):
        raise FileRefused(DAMAGED) from None


def sheets_of(content: bytes, name: str) -> tuple[UploadedSheet, ...]:
    """Every sheet with something in it; one for CSV. Raises `FileRefused`."""
    kind = content_type_of(content, name)
    if kind == XLSX:
        sheets = _of_workbook(content)
    elif kind == CSV:
        sheets = [_filled(name.rpartition(".")[0], _of_csv(content))]
    else:
        raise FileRefused("Upload an Excel workbook (.xlsx) or a CSV file.")
    found = tuple(sheet for sheet in sheets if sheet.rows)
    if not found:
        raise FileRefused(
            "There is nothing in this file’s sheets. Hidden sheets are not read: show them,"
            " save the file and upload it again."
        )
    return found


def _of_workbook(content):
    try:
        workbook = Workbook(content)
        return [
            _filled(sheet.name, _cells(workbook.cells(sheet)), sheet)
            for sheet in workbook.sheets
        ]
    except (*UNREADABLE, KeyError, IndexError):
        raise FileRefused(DAMAGED) from None


def _of_csv(content):
    text = content.decode("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return _cells(
            (number, column, ESCAPED.sub("", value, count=1))
            for number, row in enumerate(reader, 1)
            for column, value in enumerate(row, 1)
        )
    except csv.Error:
        raise FileRefused(
            "A cell of this file has no end: look for a quotation mark that is not closed."
        ) from None


def _delimiter(text):
    """What stands most often in the first line; Excel writes semicolons where commas are decimal."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _cells(found):
    """What has something in it, by row and column, as far as we go."""
    cells = {}
    for looked_at, (row, column, value) in enumerate(found):
        if looked_at > MOST_LOOKED_AT:
            raise FileRefused(
                "This sheet goes on for very long with nothing in it. Copy the rows that count"
                " into a new workbook and upload that."
            )
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if row > MOST_ROWS or column > MOST_COLUMNS or len(cells) >= MOST_CELLS:
            raise FileRefused(
                f"This sheet has something in row {row:,}, column {column:,}. We read up to"
                f" {MOST_ROWS:,} rows, {MOST_COLUMNS} columns and {MOST_CELLS:,} cells: split"
                " it, or delete what does not belong to it."
            )
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise FileRefused(
                f"The cell in row {row:,}, column {column} holds {len(value):,} characters."
                f" Shorten it to {LONGEST_TEXT:,}."
            )
        cells[row, column] = value
    return cells


def _filled(name, cells, place=None):
    merged = place.merged if place else ()
    last_row = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    filled = 0
    for top, left, bottom, right in merged:
        value = cells.get((top, left))
        if value is None:
            continue
        bottom, right = min(bottom, last_row), min(right, width)
        filled += max(0, bottom - top + 1) * max(0, right - left + 1)
        if filled > MOST_MERGED:
            raise FileRefused(
                "Too many cells of this sheet are merged. Unmerge them and upload it again."
            )
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cells.setdefault((row, column), value)
    rows = {}
    for (row, column), value in cells.items():
        rows.setdefault(row, [None] * width)[column - 1] = value
    return UploadedSheet(
        name,
        tuple(Row(number, tuple(rows[number])) for number in sorted(rows)),
        tuple(merged),
        frozenset(place.hidden_rows if place else ()),
        place.uncalculated if place else 0,
    )
