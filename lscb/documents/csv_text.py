"""
Documents to CSV, as Excel reads it: UTF-8 with its mark, a line for each row.

Numbers are plain and dates ISO (2013-06-12), for programs. A text that a spreadsheet would
take for a formula gets an apostrophe in front, and so does one typed with apostrophes there:
`lscb.files.sheets` takes one off again. A plain number with its sign is none. Only tables and
registers are written: several follow one another, each under its title.
"""

import csv
import datetime
import re
from codecs import BOM_UTF8
from decimal import Decimal
from io import StringIO

from .blocks import Cell, Document, Table
from .sheets import Sheet, as_local, in_words, plain

LIKE_A_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")
HARMLESS = re.compile(r"[+-]?\d+(\.\d+)?%?|[-–]")


def render_csv(document: Document) -> bytes:
    tables = [
        block
        for chapter in document.chapters
        for block in chapter.blocks
        if isinstance(block, Sheet | Table)
    ]
    target = StringIO(newline="")
    writer = csv.writer(target)
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        if len(tables) > 1:
            writer.writerow([written(_title(table))])
        writer.writerows(_written_row(row) for row in _rows(table))
    return BOM_UTF8 + target.getvalue().encode()


def written(value) -> str:
    if isinstance(value, datetime.datetime):
        return as_local(value).isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    text = plain(in_words(value))
    if LIKE_A_FORMULA.match(text) and not HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def _title(table):
    return table.caption if isinstance(table, Table) else table.title


def _rows(table):
    if isinstance(table, Sheet):
        yield table.columns
        yield from table.rows
    else:
        yield from table.heading
        yield from table.rows
        if table.total:
            yield table.total


def _written_row(row):
    """A cell over several columns stands in the first of them."""
    cells = []
    for value in row:
        cells.append(written(value))
        if isinstance(value, Cell):
            cells += [""] * (value.span - 1)
    return cells
