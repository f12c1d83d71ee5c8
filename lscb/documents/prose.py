"""
Narrative text as paragraphs of runs, for what is not HTML: Word and Excel. Pure.

The same Markdown as in `narrative.py`: no pictures, no raw HTML, links to the web and to
mail only.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from .narrative import parser


@dataclass(frozen=True)
class Run:
    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""


class Kind(StrEnum):
    TEXT = auto()
    HEADING = auto()
    BULLET = auto()
    NUMBER = auto()
    CONTINUED = auto()  # a further paragraph of a list item


@dataclass(frozen=True)
class Paragraph:
    """`level` is the depth of a list or a heading, from 1; `number` that of a numbered item."""

    runs: tuple[Run, ...]
    kind: Kind = Kind.TEXT
    level: int = 1
    number: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Grid:
    """A table typed in Markdown: rows of cells of runs, the first row its heading."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


def parts_of(markdown: str) -> tuple[Paragraph | Grid, ...]:
    return tuple(_Reader().read(parser.parse(markdown)))


def lines_of(markdown: str) -> list[str]:
    """The words alone, a line for each paragraph and each row of a table."""
    lines = []
    for part in parts_of(markdown):
        if isinstance(part, Grid):
            lines += [" | ".join(map(_text, row)) for row in part.rows]
        else:
            mark = {Kind.BULLET: "• ", Kind.NUMBER: f"{part.number}. "}
            lines.append(mark.get(part.kind, "") + part.text)
    return lines


def _text(runs):
    return "".join(run.text for run in runs)


class _Reader:
    def __init__(self):
        self.lists = []  # [kind, number of the item before], the innermost last
        self.is_item_new = False
        self.heading = 0
        self.rows = None

    def read(self, tokens):
        typed = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
        for token in tokens:
            if token.type == "inline" and self.rows is not None:
                self.rows[-1].append(tuple(_runs(token.children)))
            elif token.type == "inline":
                yield self._paragraph(tuple(_runs(token.children)))
            elif token.type == "heading_open":
                self.heading = 1 if int(token.tag[1]) == min(typed) else 2
            elif token.type == "heading_close":
                self.heading = 0
            elif token.type == "bullet_list_open":
                self.lists.append([Kind.BULLET, 0])
            elif token.type == "ordered_list_open":
                self.lists.append([Kind.NUMBER, int(token.attrGet("start") or 1) - 1])
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "list_item_open":
                self.lists[-1][1] += 1
                self.is_item_new = True
            elif token.type == "table_open":
                self.rows = []
            elif token.type == "tr_open":
                self.rows.append([])
            elif token.type == "table_close":
                yield Grid(tuple(map(tuple, self.rows)))
                self.rows = None

    def _paragraph(self, runs):
        if self.heading:
            return Paragraph(runs, Kind.HEADING, level=self.heading)
        if not self.lists:
            return Paragraph(runs)
        kind, number = self.lists[-1]
        if not self.is_item_new:
            return Paragraph(runs, Kind.CONTINUED, level=len(self.lists))
        self.is_item_new = False
        number = number if kind == Kind.NUMBER else 0
        return Paragraph(runs, kind, level=len(self.lists), number=number)


def _runs(tokens):
    bold = italic = 0
    address = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "link_open":
            address = token.attrGet("href")
        elif token.type == "link_close":
            address = ""
        elif text := {"softbreak": " ", "hardbreak": "\n"}.get(
            token.type, token.content
        ):
            yield Run(text, bool(bold), bool(italic), address)
