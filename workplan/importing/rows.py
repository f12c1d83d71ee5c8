"""
What a file holds, whatever program made it: tables of rows, and the words between them. Pure.

A cell that is merged downwards has its words in every row it covers, marked `is_from_above`
in all but the first; one that is merged sideways stands once and says how wide it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

BULLET = (
    "•\u00a0"  # a list's own bullet; one that was typed is followed by a plain space
)
BULLET_TYPED = re.compile(r"^[•●▪■◦‣·\uf0b7\uf0a7][ \t\u00a0]*")
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029\x85]")
SPACES = re.compile(r"[^\S\n]")


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    column: int = 0
    span: int = 1
    is_from_above: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """
    `number` counts the rows of the whole file, `place` those of its table as people do.
    `look` is equal for rows that look the same.
    """

    number: int
    cells: tuple[Cell, ...]
    place: int
    look: str = ""
    note: str = ""  # what a reader of the file would not see: "hidden"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it: words that reach down from above are not."""
        return not any(cell.text and not cell.is_from_above for cell in self.cells)

    @property
    def words(self) -> str:
        return " | ".join(
            cell.text for cell in self.cells if cell.text and not cell.is_from_above
        )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words outside any table. `level` is that of a heading, 0 for ordinary text."""

    text: str
    level: int = 0
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    name: str  # "Table 2", "Sheet “Plan”"
    rows: tuple[Row, ...]
    before: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """
    Everything in a file. `notes` say what of it is not in the rows. `layout` is the key of
    the layout in which this system wrote it, if it did.
    """

    tables: tuple[Table, ...]
    after: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = field(default=())
    layout: str = ""


def cleaned(text: str) -> str:
    """What a person reads: no signs without a shape, lines without space around them."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = NO_TEXT.sub("", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))
    lines = [
        BULLET + _plain(line[len(BULLET) :])
        if line.startswith(BULLET)
        else _plain(line)
        for line in text.split("\n")
    ]
    return "\n".join(line for line in lines if line.strip("•\u00a0 ") or line == "•")


def _plain(line):
    return SPACES.sub(" ", line).strip()


def without_bullets(text: str, *, typed: bool = False) -> str:
    """Lines without the bullets of a list; with `typed`, also without those somebody typed."""
    return "\n".join(
        BULLET_TYPED.sub("", line) if typed or line.startswith(BULLET) else line
        for line in text.split("\n")
    )


def as_plain_values(content: Content) -> dict:
    """For keeping as JSON; `from_plain_values` gives the content back."""
    return {
        "tables": [
            {
                "name": table.name,
                "before": [[p.text, p.level, p.is_strong] for p in table.before],
                "rows": [
                    [
                        row.number,
                        row.place,
                        row.look,
                        row.note,
                        [
                            [c.text, c.column, c.span, c.is_from_above]
                            for c in row.cells
                        ],
                    ]
                    for row in table.rows
                ],
            }
            for table in content.tables
        ],
        "after": [[p.text, p.level, p.is_strong] for p in content.after],
        "notes": list(content.notes),
        "layout": content.layout,
    }


def from_plain_values(values: dict) -> Content:
    return Content(
        tables=tuple(
            Table(
                table["name"],
                tuple(
                    Row(number, tuple(Cell(*cell) for cell in cells), place, look, note)
                    for number, place, look, note, cells in table["rows"]
                ),
                _paragraphs(table["before"]),
            )
            for table in values["tables"]
        ),
        after=_paragraphs(values["after"]),
        notes=tuple(values["notes"]),
        layout=values["layout"],
    )


def _paragraphs(values: Iterable) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(*each) for each in values)
