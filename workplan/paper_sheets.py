"""
A paper that is a workbook or a CSV file as tables to be printed. Pure.

A long or wide sheet is cut off where a page can no longer be read, and says in words what is
left out: who needs all of it opens the paper.
"""

from lscb.documents.blocks import Block, Note, Table
from lscb.documents.sheets import as_cell, in_words
from lscb.documents.word_reading import plain
from lscb.files.checks import CSV
from lscb.files.sheets import hidden_sheets_of, sheets_of

MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 6, 200, 12
LONGEST_TEXT = 600
OPEN_IT = "Open the paper to see all of it."


def blocks_of_sheets(content: bytes, name: str, kind: str) -> tuple[Block, ...]:
    """Raises `FileRefused`."""
    sheets = sheets_of(content, name)
    blocks = [block for sheet in sheets[:MOST_SHEETS] for block in _of_sheet(sheet)]
    if more := sheets[MOST_SHEETS:]:
        names = ", ".join(sheet.name for sheet in more)
        blocks.append(Note(f"These sheets are left out here: {names}. {OPEN_IT}"))
    hidden = [] if kind == CSV else hidden_sheets_of(content)
    if hidden:
        blocks.append(Note(f"Hidden sheets are not shown: {', '.join(hidden)}."))
    return tuple(blocks)


def _of_sheet(sheet):
    rows = _without_empty_columns([row.values for row in sheet.rows])
    while len(rows) > 1 and len(rows[0]) > 1 and _is_title(rows[0]):
        (title,) = _said_in(rows.pop(0))
        yield plain(in_words(title))
    width = len(rows[0])
    heading, *body = [
        tuple(_shortened(value) for value in row[:MOST_COLUMNS])
        for row in rows[: MOST_ROWS + 1]
    ]
    yield Table(
        sheet.name,
        (tuple(in_words(value) for value in heading),),
        tuple(tuple(as_cell(value) for value in row) for row in body),
        has_row_headings=False,
        is_wide=True,
        empty_text="There is nothing under these headings.",
    )
    left_out = []
    if len(rows) > MOST_ROWS + 1:
        left_out.append(_counted(len(rows) - MOST_ROWS - 1, "row"))
    if width > MOST_COLUMNS:
        left_out.append(_counted(width - MOST_COLUMNS, "column"))
    if left_out:
        yield Note(
            f"{' and '.join(left_out)} of “{sheet.name}” left out here. {OPEN_IT}"
        )


def _without_empty_columns(rows):
    filled = [
        place
        for place in range(len(rows[0]))
        if any(row[place] not in (None, "") for row in rows)
    ]
    return [[row[place] for place in filled] for row in rows]


def _is_title(row):
    """One text alone, or the same all over, as merged cells have it."""
    return len(_said_in(row)) == 1


def _said_in(row):
    return {value for value in row if value not in (None, "")}


def _shortened(value):
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"{value[: LONGEST_TEXT - 1]}…"
    return "" if value is None else value


def _counted(count, thing):
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
