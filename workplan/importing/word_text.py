"""
The text of Word's paragraphs as a person reads it with every pending change accepted. Pure.

Words inside content controls, links, fields and text boxes are read where they stand. What
was deleted or moved away is not; nor is the grey prompt of a control nobody filled in.
"""

from .rows import BULLET
from .word_numbering import BULLETED, VAL, Numbering, W, whole

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr")} | {
    f"{W}{name}" for name in ("pPr", "sdtPr", "sdtEndPr", "rt", "fldData", "tblPr")
}
PARAGRAPH, TABLE, RUN_TEXT = f"{W}p", f"{W}tbl", f"{W}t"
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "▸", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐"}


class Texts:
    """
    Reads paragraphs in the order of the document, because lists count on.

    `styles` gives the list and the depth that a paragraph style belongs to.
    """

    def __init__(self, numbering: Numbering, styles: dict[str, tuple[str, int]]):
        self.numbering, self.styles = numbering, styles

    def of_paragraph(self, paragraph) -> str:
        """Its words, its number or bullet in front; text boxes it holds, below."""
        pieces, boxes = [], []
        self._gather(paragraph, pieces, boxes)
        text = "".join(pieces)
        label = self._label(paragraph)
        if label == BULLETED:
            text = BULLET + text if text.strip() else ""
        elif label:
            text = f"{label} {text}"
        return "\n".join([text, *boxes]) if boxes else text

    def _gather(self, element, pieces, boxes):
        for child in element:
            tag = child.tag
            if tag == RUN_TEXT or tag == f"{MATHS}t":
                pieces.append(child.text or "")
            elif tag in SIGNS:
                pieces.append(SIGNS[tag])
            elif tag in GONE or not isinstance(tag, str):
                continue
            elif tag == f"{W}br":
                if child.get(f"{W}type") not in {"page", "column"}:
                    pieces.append("\n")
            elif tag == f"{W}sym":
                code = (child.get(f"{W}char") or "").upper()
                pieces.append(SYMBOLS.get(code, "•"))
            elif tag == f"{W}txbxContent":
                boxes.append(self.of_block(child))
            elif tag == f"{COMPATIBILITY}AlternateContent":
                self._gather(_one_of(child), pieces, boxes)
            elif tag == f"{W}sdt" and is_prompt(child):
                continue
            else:
                self._gather(child, pieces, boxes)

    def of_block(self, element) -> str:
        """The paragraphs of a cell or a text box, a line each, and tables inside it row by row."""
        lines, is_open = [], False
        for block in blocks_of(element):
            if block.tag == PARAGRAPH:
                text = self.of_paragraph(block)
                if is_open and lines:
                    lines[-1] += text
                else:
                    lines.append(text)
                is_open = is_merged_with_next(block)
            else:
                lines += self._nested(block)
        return "\n".join(lines)

    def _nested(self, table):
        for row in rows_of(table):
            cells = [self.of_block(cell) for cell in cells_of(row)]
            if any(cell.strip() for cell in cells):
                yield " ".join(filter(str.strip, cells))

    def _label(self, paragraph):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        number, depth = "", 0
        style = properties.find(f"{W}pStyle")
        if style is not None:
            number, depth = self.styles.get(style.get(VAL), ("", 0))
        own = properties.find(f"{W}numPr")
        if own is not None:
            named, deep = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            number = named.get(VAL) if named is not None else number
            depth = whole(deep.get(VAL), 0) if deep is not None else depth
        return self.numbering.label(number, depth) if number else ""


def blocks_of(element):
    """Paragraphs and tables directly in a body or a cell, also inside content controls."""
    for child in element:
        tag = child.tag
        if tag in {PARAGRAPH, TABLE}:
            yield child
        elif tag == f"{COMPATIBILITY}AlternateContent":
            yield from blocks_of(_one_of(child))
        elif tag in _GROUPS and not (tag == f"{W}sdt" and is_prompt(child)):
            yield from blocks_of(child)


def rows_of(table):
    yield from _parts_of(table, f"{W}tr", "del")


def cells_of(row):
    yield from _parts_of(row, f"{W}tc", "cellDel")


def is_prompt(control) -> bool:
    """Whether a content control only shows what one might type."""
    properties = control.find(f"{W}sdtPr")
    return (
        properties is not None
        and properties.find(f"{W}showingPlcHdr") is not None
        and control.find(f".//{W}tr") is None
        and control.find(f".//{W}tc") is None
    )


def is_merged_with_next(paragraph) -> bool:
    """Whether the end of this paragraph was deleted, so that the next one goes on from it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(
        mark.find(W + name) is not None for name in ("del", "moveFrom")
    )


_GROUPS = {
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
}
_PROPERTIES = {f"{W}tr": f"{W}trPr", f"{W}tc": f"{W}tcPr"}


def _parts_of(element, wanted, deleted):
    for child in element:
        if child.tag == wanted:
            properties = child.find(_PROPERTIES[wanted])
            if properties is None or properties.find(W + deleted) is None:
                yield child
        elif child.tag in _GROUPS:
            yield from _parts_of(child, wanted, deleted)


def _one_of(alternatives):
    """The first of several ways to say the same."""
    choice = alternatives.find(f"{COMPATIBILITY}Choice")
    if choice is not None:
        return choice
    fallback = alternatives.find(f"{COMPATIBILITY}Fallback")
    return () if fallback is None else fallback
