"""
The tables of a Word document (.docx) and the words between them. Pure.

Every part of the XML is gone through once, so that time grows with the document and no
faster. `lscb.files.office` has looked at the package before it is opened here.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from lscb.files.exceptions import FileRefused
from lscb.files.office import DAMAGED, UNREADABLE

from .limits import MOST_COLUMNS, Budget
from .rows import Cell, Content, Paragraph, Row, Table, cleaned
from .word_numbering import VAL, W, numbering_of, whole
from .word_text import TABLE, Texts, blocks_of, cells_of, rows_of

MEGABYTE = 1_000_000
LARGEST_TEXT = 16 * MEGABYTE
LARGEST_PART = 5 * MEGABYTE
SAFELY = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
OFF = {"0", "false", "off", "none"}
HEADING = re.compile(r"^(?:heading|title|überschrift|titre)\s*([1-9])?$", re.IGNORECASE)
MOST_STYLES_BACK = 10
LONGEST_PARAGRAPH = 2_000
SLIM = 1  # columns of a table that only frames what stands in it
NO_TABLE = (
    "There is no table in this document. Put the plan into a table with a heading over each"
    " column, or paste it from where it stands."
)


def read(content: bytes, *, tidied: Callable[[str], str] = cleaned) -> Content:
    """Raises `FileRefused`. `tidied` is what becomes of the text of a cell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = _Document(package, tidied).content()
    except (*UNREADABLE, KeyError, IndexError, RecursionError):
        raise FileRefused(DAMAGED) from None
    if not found.tables:
        raise FileRefused(NO_TABLE)
    return found


class _Document:
    def __init__(self, package, tidied):
        self.package, self.tidied = package, tidied
        main = self._main_part()
        self.folder = posixpath.dirname(main)
        self.root = self._tree(main, LARGEST_TEXT)
        if self.root is None:
            raise ValueError("The package has no document")
        self.styles = _styles_of(self._sibling("styles.xml"))
        self.texts = Texts(
            numbering_of(self._sibling("numbering.xml")),
            {name: style.list_place for name, style in self.styles.items()},
        )
        self.budget = Budget()
        self.tables, self.between = [], []
        self.deleted_rows = 0

    def content(self) -> Content:
        body = self.root.find(f"{W}body")
        self._read(() if body is None else body)
        return Content(tuple(self.tables), tuple(self.between), tuple(self._notes()))

    def _read(self, element):
        for block in blocks_of(element):
            if block.tag != TABLE:
                self._read_paragraph(block)
            elif _is_frame(block):
                for row in rows_of(block):
                    for cell in cells_of(row):
                        self._read(cell)
            else:
                self._read_table(block)

    def _read_paragraph(self, paragraph):
        text = cleaned(self.texts.of_paragraph(paragraph))[:LONGEST_PARAGRAPH]
        if text:
            self.budget.spend(text)
            self.between.append(
                Paragraph(text, self._level(paragraph), _is_strong(paragraph))
            )

    def _read_table(self, table):
        self.deleted_rows += sum(
            row.find(f"{W}trPr/{W}del") is not None
            for row in table.iterchildren(f"{W}tr")
        )
        rows = tuple(self._rows(table))
        if any(not row.is_empty for row in rows):
            name = f"Table {len(self.tables) + 1}"
            self.tables.append(Table(name, rows, tuple(self.between)))
            self.between = []

    def _rows(self, table) -> Iterator[Row]:
        above = {}
        for place, row in enumerate(rows_of(table), 1):
            cells, held = [], {}
            column = _columns_before(row)
            for cell in cells_of(row):
                properties = cell.find(f"{W}tcPr")
                self.budget.count_cell(column)
                span = min(_span(properties), MOST_COLUMNS - column)
                text, is_merged = self._cell(cell, properties, above.get(column))
                if _merge(properties):
                    held[column] = text
                cells.append(Cell(text, column, span, is_merged))
                column += span
            above = held
            number = self.budget.count_row()
            yield Row(number, tuple(cells), place, _look(row, cells))

    def _cell(self, cell, properties, above):
        """Its text, and whether that is the text of the cell above it."""
        goes_on = _merge(properties) == "continue" and above is not None
        if goes_on and not any(each.text for each in cell.iter(f"{W}t")):
            return above, True
        text = self.tidied(self.texts.of_block(cell))
        self.budget.spend(text)
        return text, False

    def _level(self, paragraph):
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return whole(own.get(VAL), 8) + 1 if own.get(VAL) != "9" else 0
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found = None if style is None else self.styles.get(style.get(VAL))
        return found.level if found else 0

    def _notes(self):
        if self.deleted_rows:
            yield (
                f"Rows that a pending change deletes are not read: {self.deleted_rows}."
            )
        footnotes = sum(1 for _ in self.root.iter(f"{W}footnoteReference"))
        if footnotes:
            yield f"Footnotes are not read: {footnotes}."

    def _main_part(self):
        relations = self._tree("_rels/.rels", LARGEST_PART)
        for relation in () if relations is None else relations:
            if relation.get("Type", "").endswith("/officeDocument"):
                target = posixpath.normpath(f"/{relation.get('Target', '')}")
                return target.lstrip("/")
        return "word/document.xml"

    def _sibling(self, name):
        """The part of that name beside the document; a broken one is as good as none."""
        try:
            return self._tree(posixpath.join(self.folder, name), LARGEST_PART)
        except etree.XMLSyntaxError:
            return None

    def _tree(self, part, largest):
        try:
            size = self.package.getinfo(part).file_size
        except KeyError:
            return None
        if size > largest:
            raise FileRefused(
                f"The document holds {size / MEGABYTE:.0f} MB of text and layout. Copy the"
                " plan’s tables into a new document and upload that."
            )
        content = self.package.read(part).replace(STRICT, W[1:-1].encode())
        root = etree.fromstring(content, etree.XMLParser(**SAFELY))
        if root.getroottree().docinfo.doctype:
            raise ValueError("The file declares entities")
        return root


class _Style:
    """What a paragraph style says of headings and lists."""

    level, list_place = 0, ("", 0)


def _styles_of(root) -> dict[str, _Style]:
    if root is None:
        return {}
    elements = {
        each.get(f"{W}styleId"): each
        for each in root.iterfind(f"{W}style")
        if each.get(f"{W}type", "paragraph") == "paragraph"
    }
    return {name: _style_of(name, elements) for name in elements}


def _style_of(name, elements):
    """With what it takes from the style it is based on, and that from its own."""
    style, number, depth = _Style(), None, None
    for _ in range(MOST_STYLES_BACK):
        element = elements.get(name)
        if element is None:
            break
        style.level = style.level or _heading_level(element)
        listed = element.find(f"{W}pPr/{W}numPr")
        if listed is not None:
            own, deep = listed.find(f"{W}numId"), listed.find(f"{W}ilvl")
            if number is None and own is not None:
                number = own.get(VAL)
            if depth is None and deep is not None:
                depth = whole(deep.get(VAL), 0)
        based = element.find(f"{W}basedOn")
        name = None if based is None else based.get(VAL)
    style.list_place = number or "", depth or 0
    return style


def _heading_level(style):
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None and outline.get(VAL) != "9":
        return whole(outline.get(VAL), 0) + 1
    name = style.find(f"{W}name")
    match = HEADING.match(name.get(VAL, "")) if name is not None else None
    return int(match[1] or 1) if match else 0


def _is_frame(table):
    """A table of one column around other tables: only its layout."""
    if table.find(f".//{TABLE}") is None:
        return False
    return all(len(list(cells_of(row))) <= SLIM for row in rows_of(table))


def _columns_before(row):
    before = row.find(f"{W}trPr/{W}gridBefore")
    return 0 if before is None else max(0, whole(before.get(VAL), 0))


def _span(properties):
    span = None if properties is None else properties.find(f"{W}gridSpan")
    return 1 if span is None else max(1, whole(span.get(VAL), 1))


def _merge(properties):
    """ "restart", "continue" or nothing; also where the merging is a pending change."""
    if properties is None:
        return ""
    merge = properties.find(f"{W}vMerge")
    if merge is not None:
        return "restart" if merge.get(VAL) == "restart" else "continue"
    pending = properties.find(f"{W}cellMerge")
    if pending is not None:
        value = pending.get(f"{W}vMerge")
        return {"cont": "continue", "rest": "restart"}.get(value, "")
    return ""


def _look(row, cells):
    """Of rows that may be headings: shade, style and weight of the first words in them."""
    if sum(bool(cell.text) for cell in cells) > 1 or not cells:
        return ""
    shade = row.find(f".//{W}tcPr/{W}shd")
    style = row.find(f".//{W}pStyle")
    run = row.find(f".//{W}r")
    marks = (
        "" if shade is None else shade.get(f"{W}fill", ""),
        "" if style is None else style.get(VAL, ""),
        "bold" if run is not None and _is_bold(run) else "",
    )
    return "|".join(mark[:40].replace("|", "") for mark in marks) if any(marks) else ""


def _is_strong(paragraph):
    run = paragraph.find(f".//{W}r")
    return run is not None and _is_bold(run)


def _is_bold(run):
    bold = run.find(f"{W}rPr/{W}b")
    return bold is not None and bold.get(VAL, "1") not in OFF
