"""
A Word document (.docx) as blocks, so that it can be laid out on paper again.

Headings, paragraphs, lists and tables come over; fonts, columns and pictures do not, and how
many pictures were left out is said. Pending insertions are read as if accepted, deletions as
if made. `lscb.files` has looked at the package when it was uploaded.
"""

import io
import re
import zipfile
import zlib

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from .blocks import Block, BulletList, Heading, Note, Prose, Table

TABLE, PARAGRAPH, CELL, ROW = qn("w:tbl"), qn("w:p"), qn("w:tc"), qn("w:tr")
TEXT, TAB, BREAK, DELETED = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:del")
LIST = qn("w:numPr")
HEADING = re.compile(r"^(?:heading|title)\s*(\d)?", re.IGNORECASE)
PICTURES = (qn("w:drawing"), qn("w:pict"))
HOLDERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:body")}
MOST_BLOCKS, MOST_COLUMNS = 5_000, 30
# What a broken document makes of itself when it is asked for its parts.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    PackageNotFoundError,
)
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class CannotRead(Exception):
    """It opens in no program, or not in this one."""


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """Raises `CannotRead`."""
    try:
        document = docx.Document(io.BytesIO(content))
        names = {style.style_id: style.name or "" for style in document.styles}
        body = document.element.body
        blocks = list(_grouped(_read(body, names)))
    except UNREADABLE:
        raise CannotRead("It is damaged") from None
    if len(blocks) > MOST_BLOCKS:
        raise CannotRead("It is too long to be laid out here")
    pictures = sum(1 for _ in body.iter(*PICTURES))
    if pictures:
        them = "picture is" if pictures == 1 else "pictures are"
        blocks.append(
            Note(f"{pictures} {them} left out here: open the paper to see them.")
        )
    return tuple(blocks)


def plain(text: str) -> Prose:
    """Words as typed: nothing in them is Markdown."""
    return Prose(PUNCTUATION.sub(r"\\\1", text))


def _read(element, names):
    """Blocks, and list items as plain strings, in their order."""
    for child in element:
        if child.tag == TABLE:
            if table := _table(child):
                yield table
        elif child.tag == PARAGRAPH:
            yield from _paragraph(child, names)
        elif child.tag in HOLDERS:
            yield from _read(child, names)


def _paragraph(paragraph, names):
    text = _text(paragraph)
    if not text:
        return
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = names.get(style.get(qn("w:val")), "") if style is not None else ""
    if found := HEADING.match(name):
        yield Heading(text, level=min(int(found[1] or 1), 3))
    elif paragraph.find(f"{qn('w:pPr')}/{LIST}") is not None or "List" in name:
        yield text
    else:
        yield plain(text)


def _table(table):
    rows = [
        [_text(cell) for cell in row.iter(CELL)][:MOST_COLUMNS]
        for row in table.iter(ROW)
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return None
    columns = max(len(row) for row in rows)
    heading, *body = (tuple(row + [""] * (columns - len(row))) for row in rows)
    return Table("Table", (heading,), tuple(body), has_row_headings=False)


def _text(element):
    words = []
    for part in element.iter(TEXT, TAB, BREAK, PARAGRAPH):
        if any(above.tag == DELETED for above in part.iterancestors()):
            continue
        if part.tag == TEXT:
            words.append(part.text or "")
        elif part.tag == PARAGRAPH:
            words.append("\n" if words else "")
        else:
            words.append(" ")
    return "".join(words).strip()


def _grouped(parts):
    """List items that follow one another, as one list."""
    items = []
    for part in parts:
        if isinstance(part, str):
            items.append(part)
            continue
        if items:
            yield BulletList(tuple(items))
            items = []
        yield part
    if items:
        yield BulletList(tuple(items))
