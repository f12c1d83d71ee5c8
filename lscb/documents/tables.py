"""A `Table` as HTML, the same mark-up on screen and on paper."""

from django.utils.html import format_html, format_html_join

from .blocks import Cell, Pairs, Table
from .markup import joined, lines, paragraph

SHORT_ROWS, SHORT_TEXT = 9, 1500  # a table within both is kept on one page
SMALL = "govuk-body-s document-small"
MANY_COLUMNS = 12  # above it columns are equal and words may break anywhere
TALL_CELL = 700  # characters; a row with more may be split between pages


def table_html(table: Table, *, for_paper: bool):
    numeric = _numeric_columns(table)
    parts = [
        format_html(
            '<caption class="govuk-table__caption">{}</caption>', lines(table.caption)
        ),
        _widths(table) if for_paper and table.widths else "",
        _rows(
            "thead",
            "govuk-table__head",
            [_heading(row, numeric, for_paper) for row in table.heading],
        ),
    ]
    for group in _groups(table):
        rows = [_body_row(row, table, for_paper) for row in group]
        parts.append(_rows("tbody", "govuk-table__body", rows))
    if table.total:
        total = _body_row(table.total, table, for_paper)
        parts.append(_rows("tbody", "govuk-table__body document-table__total", [total]))
    return format_html(
        '<div class="{}"{}><table class="govuk-table">{}</table>{}{}</div>',
        " ".join(_classes(table)),
        "" if for_paper else _as_group(table),
        joined(parts),
        joined(paragraph(note, SMALL) for note in table.notes),
        paragraph(f"Source: {table.source}" if table.source else "", SMALL),
    )


def pairs_html(pairs: Pairs):
    rows = format_html_join(
        "",
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>'
        '<td class="govuk-table__cell">{}</td></tr>',
        ((lines(name), lines(value)) for name, value in pairs.items),
    )
    return format_html(
        '<table class="govuk-table document-pairs"><tbody class="govuk-table__body">{}</tbody></table>',
        rows,
    )


def _classes(table):
    yield "document-table"
    if table.is_wide:
        yield "document-wide"
    if _is_short(table):
        yield "document-table--short"
    if table.widths or table.columns > MANY_COLUMNS:
        yield "document-table--fixed"
    if table.columns > MANY_COLUMNS:
        yield "document-table--many"


def _as_group(table):
    """A wide table scrolls on a small screen, so the keyboard must be able to reach it."""
    return format_html(' role="group" tabindex="0" aria-label="{}"', table.caption)


def _cells(row):
    """Each cell of a row with the number of the first column it stands in."""
    column = 0
    for cell in row:
        cell = cell if isinstance(cell, Cell) else Cell(cell)
        yield column, cell
        column += cell.span


def _numeric_columns(table):
    rows = (*table.rows, table.total)
    return {column for row in rows for column, cell in _cells(row) if cell.is_numeric}


def _groups(table):
    """The rows in groups, each begun by a row that is one heading across the table."""
    if not table.rows:
        return [((Cell(table.empty_text, span=table.columns),),)]
    groups = [[]]
    for row in table.rows:
        if _heads_group(row) and groups[-1]:
            groups.append([])
        groups[-1].append(row)
    return groups


def _heads_group(row):
    return len(row) == 1 and isinstance(row[0], Cell) and row[0].is_header


def _rows(tag, classes, rows):
    return format_html(
        '<{0} class="{1}">{2}</{0}>',
        tag,
        classes,
        joined(rows),
    )


def _heading(row, numeric, for_paper):
    """An empty corner is no heading, except that PDF/UA wants one over every column."""
    return _row(
        _cell_html(
            cell,
            scope=("colgroup" if cell.span > 1 else "col")
            if cell.text or for_paper
            else "",
            is_numeric=column in numeric and cell.span == 1,
        )
        for column, cell in _cells(row)
    )


def _body_row(row, table, for_paper):
    cells = list(_cells(row))
    heads_group = _heads_group(row)
    scope = "row" if for_paper or not heads_group else "rowgroup"
    return _row(
        (
            _cell_html(
                cell,
                scope=scope if _is_row_heading(column, cell, table) else "",
                is_numeric=cell.is_numeric,
            )
            for column, cell in cells
        ),
        classes="document-table__group"
        if heads_group
        else "document-table__tall"
        if any(len(cell.text) > TALL_CELL for _, cell in cells)
        else "",
    )


def _is_row_heading(column, cell, table):
    is_first = column == 0 and table.has_row_headings and bool(table.rows)
    return bool(cell.text) and (cell.is_header or is_first)


def _row(cells, classes=""):
    return format_html(
        '<tr class="govuk-table__row{}">{}</tr>',
        f" {classes}" if classes else "",
        joined(cells),
    )


def _cell_html(cell, *, scope, is_numeric):
    name = "header" if scope else "cell"
    classes = f"govuk-table__{name}"
    if is_numeric:
        classes += f" govuk-table__{name}--numeric"
    text = lines(cell.text)
    if cell.tone:
        text = format_html('<strong class="tag tag--{}">{}</strong>', cell.tone, text)
    return format_html(
        '<{0}{1}{2} class="{3}">{4}</{0}>',
        "th" if scope else "td",
        format_html(' scope="{}"', scope) if scope else "",
        format_html(' colspan="{}"', cell.span) if cell.span > 1 else "",
        classes,
        text,
    )


def _widths(table):
    return format_html(
        "<colgroup>{}</colgroup>",
        format_html_join("", '<col style="width:{}%">', ((w,) for w in table.widths)),
    )


def _is_short(table):
    size = sum(len(cell.text) for row in table.rows for _, cell in _cells(row))
    return len(table.rows) <= SHORT_ROWS and size <= SHORT_TEXT
