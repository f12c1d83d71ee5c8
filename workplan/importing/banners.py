"""Rows that are one heading: merged across the table, or set apart by their look or number. Pure."""

from . import headings, refs

LONGEST_MARKED = 120  # of a heading that is known by its look alone
WIDE = 0.6  # of a table, for a cell that stands across it


def across(row, columns, looks):
    """
    The words of a row that is one heading across the table, or nothing.

    `looks` are those of the headings read so far.
    """
    own = [cell for cell in row.cells if cell.text and not cell.is_from_above]
    if len(own) != 1 or len(columns.columns) < 2:
        return ""
    (cell,) = own
    if any(each.is_from_above and each.text for each in row.cells):
        return ""
    if cell.span > 1 and cell.span >= WIDE * columns.end:
        return cell.text
    field = columns.by_cell(row)[row.cells.index(cell)][0].field
    if field == "code" and not refs.alone(cell.text):
        return cell.text
    is_alone_in_row = len(row.cells) == 1 and cell.span == 1 and columns.end > 2
    if field in {"text", "kept"} and (row.look or is_alone_in_row):
        heading = headings.read(cell.text)
        looks_same = row.look and looks.get(row.look)
        if (heading.says and heading.code) or looks_same or _stands_out(row, cell):
            return cell.text
    return ""


def beside_its_number(own, *, is_deep):
    """
    "Priority 1 | Listen", or "1 | Listen" over 1.1 and 1.2: a heading nobody merged.

    `own` are a row's cells by field; `is_deep` says that actions have numbers such as 1.1.
    """
    if not own.keys() <= {"code", "text"} or "text" not in own:
        return ""
    heading = f"{own.get('code', '')} {own['text']}".strip()
    found = headings.read(heading)
    is_named = "code" in own and found.says and found.code
    is_over = is_deep and found.depth == 1 and found.code and not found.says
    return heading if is_named or is_over else ""


def _stands_out(row, cell):
    """Whether a row's only words are bold or shaded, and too short for an action that goes on."""
    shade, _, weight = row.look.split("|") if row.look else ("", "", "")
    is_marked = weight or shade.upper() not in {"", "AUTO", "FFFFFF"}
    return is_marked and len(cell.text) <= LONGEST_MARKED and cell.text[:1].isupper()
