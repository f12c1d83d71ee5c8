"""
A table pasted as text: from Word or Excel (tabs), with upright strokes or commas, or HTML. Pure.
"""

import csv
import io
import re

from lxml import etree, html

from lscb.files.exceptions import FileRefused

from .limits import MOST_COLUMNS, Budget
from .rows import BULLET, BULLET_TYPED, Cell, Content, Paragraph, Row, Table, cleaned
from .word_numbering import whole

IS_HTML = re.compile(r"<table[\s>].*<tr[\s>]", re.IGNORECASE | re.DOTALL)
NUMBERED = re.compile(r"^\(?(?:[A-Z]{1,4} ?)?\d{1,3}(?:[.:]\d{1,3})+")
CELL_END = re.compile("[\t\n]")
TAG = re.compile(
    r"</?(?:(?:br|p|ul|ol|li|div)|(b|i|u|em|strong|span|sup|sub))(?: [^<>]{0,200})?/?>",
    re.IGNORECASE,
)
RULE = re.compile(r"^[|\s:+=-]+$")
TABLE_NAME = "The pasted table"
NOTHING = "There is no table in what was pasted. Copy the whole table, headings too."
BREAKS = {"br"}
BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}
UNREAD = {"script", "style", "head", "title"}
MOST_HTML_DEPTH = 200


def read(text: str) -> Content:
    """Raises `FileRefused`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    budget = Budget()
    budget.spend(text)
    if IS_HTML.search(text[:200_000]):
        return _of_html(text, budget)
    if "\t" in text:
        lines = _lines_of_tabs(text)
    elif sum("|" in line for line in text.split("\n")) > 1:
        lines = [
            line.strip().strip("|").split("|")
            for line in text.split("\n")
            if not RULE.match(line) or not line.strip()
        ]
    else:
        lines = _lines_of_commas(text)
    rows = tuple(_row(cells, budget) for cells in lines if any(map(str.strip, cells)))
    if not any(len(row.cells) > 1 for row in rows):
        raise FileRefused(NOTHING)
    return Content((Table(TABLE_NAME, rows),))


def _row(texts, budget):
    cells = []
    for column, text in enumerate(texts):
        if text.strip():
            budget.count_cell(column)
            cells.append(Cell(cleaned(_untagged(text)), column))
    return Row(budget.count_row(), tuple(cells), budget.rows)


def _untagged(text):
    """A cell that some programs give as a scrap of HTML."""
    return TAG.sub(lambda tag: "" if tag[1] else "\n", text) if "<" in text else text


def _lines_of_tabs(text):
    """
    Rows of cells. Excel puts a cell of several lines in quotation marks; Word does not, so
    that lines with too few tabs are put together to rows as wide as the first.
    """
    quoted = _split_quoted(text)
    if any("\n" in cell for row in quoted for cell in row):
        return quoted
    lines = [line for line in text.split("\n") if line.strip()]
    width = max((line.count("\t") for line in lines[:10]), default=0)
    rows, place = [], 0
    while place < len(lines):
        line = lines[place]
        place += 1
        tabs = line.count("\t")
        while place < len(lines) and _goes_on(line, tabs, lines[place], width):
            tabs += lines[place].count("\t")
            line = f"{line}\n{lines[place]}"
            place += 1
        rows.append(line.split("\t"))
    return rows


def _goes_on(line, tabs, following, width):
    """Whether the next line belongs to the same row: its cells fit into what is missing."""
    more = following.count("\t")
    if tabs >= width:
        return more == 0 and bool(BULLET_TYPED.match(following))
    if tabs + more > width:
        return False
    begins = following.lstrip()[:1]
    is_begun = tabs > 0 or bool(NUMBERED.match(line.lstrip()))
    return is_begun or begins.islower() or bool(BULLET_TYPED.match(following))


def _split_quoted(text):
    rows, cells, place = [], [], 0
    may_be_quoted = True
    while place <= len(text):
        if may_be_quoted and text.startswith('"', place):
            end = _end_of_quoted(text, place + 1)
            if end < 0:
                may_be_quoted = False
                continue
            cells.append(text[place + 1 : end].replace('""', '"'))
            place = end + 1
        else:
            end = _end_of_plain(text, place)
            cells.append(text[place:end])
            place = end
        if text[place : place + 1] != "\t":
            rows.append(cells)
            cells = []
        place += 1
    return rows


def _end_of_quoted(text, place):
    """Where the mark stands that closes the cell, with a tab or a line's end after it; or -1."""
    while (place := text.find('"', place)) >= 0:
        if text.startswith('""', place):
            place += 2
        elif text[place + 1 : place + 2] in {"\t", "\n", ""}:
            return place
        else:
            return -1
    return -1


def _end_of_plain(text, place):
    found = CELL_END.search(text, place)
    return found.start() if found else len(text)


def _lines_of_commas(text):
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max(";,", key=first.count)
    if first.count(delimiter) < 1:
        raise FileRefused(NOTHING)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise FileRefused(
            "A cell of the pasted table has no end: look for a quotation mark that is not"
            " closed."
        ) from None


def _of_html(text, budget):
    parser = html.HTMLParser(no_network=True, remove_comments=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise FileRefused(NOTHING) from None
    reader = _Html(budget)
    reader.read(root, 0)
    if not reader.tables:
        raise FileRefused(NOTHING)
    return Content(tuple(reader.tables), tuple(reader.between))


class _Html:
    def __init__(self, budget):
        self.budget, self.tables, self.between = budget, [], []

    def read(self, element, depth):
        for child in element:
            if not isinstance(child.tag, str) or child.tag in UNREAD:
                continue
            if child.tag == "table":
                self._read_table(child)
            elif child.tag in BLOCKS and child.find(".//table") is None:
                if words := cleaned(_words(child)):
                    level = int(child.tag[1]) if child.tag[0] == "h" else 0
                    self.between.append(Paragraph(words, level))
            elif depth < MOST_HTML_DEPTH:
                self.read(child, depth + 1)

    def _read_table(self, table):
        rows, above = [], {}
        for row in table.iterfind(".//tr"):
            if next(row.iterancestors("table")) is table:
                rows.append(self._row(row, above, len(rows) + 1))
        if any(not row.is_empty for row in rows):
            name = f"Table {len(self.tables) + 1}"
            self.tables.append(Table(name, tuple(rows), tuple(self.between)))
            self.between = []

    def _row(self, row, above, place):
        """`above` holds what reaches down from earlier rows: column to (text, span, rows left)."""
        cells, column, reaching = [], 0, {}
        for cell in [*row.iterchildren("td", "th"), None]:
            while column in above or (cell is None and any(c > column for c in above)):
                column = min(c for c in above if c >= column)
                text, span, left = above.pop(column)
                cells.append(Cell(text, column, span, bool(text)))
                if left > 1:
                    reaching[column] = (text, span, left - 1)
                column += span
            if cell is None:
                break
            self.budget.count_cell(column)
            span = min(max(1, whole(cell.get("colspan"), 1)), MOST_COLUMNS - column)
            text = cleaned(_words(cell))
            cells.append(Cell(text, column, span))
            down = whole(cell.get("rowspan"), 1)
            if down > 1:
                reaching[column] = (text, span, down - 1)
            column += span
        above.clear()
        above.update(reaching)
        return Row(self.budget.count_row(), tuple(cells), place)


def _words(element):
    pieces = []
    _gather(element, pieces, 0)
    return "".join(pieces)


def _gather(element, pieces, depth):
    pieces.append(_run(element.text))
    for child in element:
        tag = child.tag
        if depth >= MOST_HTML_DEPTH:
            pieces.append(_run(" ".join(child.itertext())))
        elif isinstance(tag, str) and tag not in UNREAD:
            if tag in BLOCKS or tag in BREAKS:
                pieces.append("\n")
            if tag == "li":
                pieces.append(BULLET)
            _gather(child, pieces, depth + 1)
            if tag in BLOCKS:
                pieces.append("\n")
            elif tag in {"td", "th"}:
                pieces.append(" ")
        pieces.append(_run(child.tail))


def _run(text):
    """Line ends in HTML are only spaces."""
    return re.sub(r"[ \t\n]+", " ", text or "")
