"""
What is said on paper and on screen, without how it looks.

Rooms build these in their `chapters.py` and `exports.py`; this package lays them out.
All are frozen and hold only plain values, so a document can be compared, stored and
sent to another process. Sequences are tuples. Text is plain text and is escaped when
laid out; only `Prose` is Markdown.
"""

import re
from dataclasses import dataclass

from .charts import Chart

TONES = frozenset({"", "red", "amber", "green", "blue", "grey"})


@dataclass(frozen=True)
class Heading:
    """
    A heading inside a chapter. Level 1 is directly under the chapter's title ("6.1"), 2 under that.

    A level is never skipped: a 2 that follows no 1 is laid out as a 1.
    """

    text: str
    level: int = 1
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Prose:
    """Narrative in Markdown: paragraphs, lists, emphasis, links, headings, simple tables."""

    markdown: str


@dataclass(frozen=True)
class Note:
    """A remark set apart from the text. The label says what kind: "Note", "Illustrative"."""

    text: str
    label: str = "Note"


@dataclass(frozen=True)
class BulletList:
    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Pairs:
    """Names with their values: "Chair" – "Independent chair". Not for figures that compare."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cell:
    """
    One cell of a table. Line breaks in the text are kept.

    `span` is the number of columns covered. `tone` shows the text as a coloured tag; the
    text must carry the meaning by itself ("Amber"). Rows never span: PDF/UA readers lose them.
    """

    text: str
    is_header: bool = False
    is_numeric: bool = False
    span: int = 1
    tone: str = ""

    def __post_init__(self):
        if self.tone not in TONES:
            raise ValueError(f"{self.tone} is not a tone")


def number(text: str) -> Cell:
    """A figure as printed ("1,039", "66.0", "<5", "-"), aligned to the right."""
    return Cell(text, is_numeric=True)


def spanning(text: str, columns: int) -> Cell:
    """A heading over several columns: "2008-09" over "Number" and "%"."""
    return Cell(text, span=columns)


def group_row(text: str, columns: int) -> tuple[Cell]:
    """A row that heads the rows under it, across the whole table."""
    return (Cell(text, is_header=True, span=columns),)


@dataclass(frozen=True)
class Table:
    """
    A table. A cell is a `Cell` or, for plain text, a string.

    `heading` holds one or more heading rows; a lower row may carry what a column means
    in that period. The first cell of each row is its heading unless
    `has_row_headings` is off. `total` is one more row, set apart. `widths` are
    percentages, one per column, for paper only. `is_wide` turns the page sideways.
    """

    caption: str
    heading: tuple[tuple[Cell | str, ...], ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    total: tuple[Cell | str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    widths: tuple[int, ...] = ()
    has_row_headings: bool = True
    is_wide: bool = False
    empty_text: str = "Nothing to show."

    def __post_init__(self):
        for row in (*self.heading, *self.rows, *((self.total,) if self.total else ())):
            if columns_of(row) != self.columns:
                raise ValueError(
                    f"{self.caption}: a row of {columns_of(row)} columns in a table of {self.columns}"
                )
        if self.widths and len(self.widths) != self.columns:
            raise ValueError(f"{self.caption}: one width for each column, or none")

    @property
    def columns(self) -> int:
        return columns_of(self.heading[0])


def columns_of(row) -> int:
    return sum(cell.span if isinstance(cell, Cell) else 1 for cell in row)


@dataclass(frozen=True)
class Figure:
    """
    A chart with its caption. `alt` replaces the words made from the chart's own values.

    `is_beside` keeps it, on paper, with the table before it: next to it where there is
    room, else right under it, never on another page.
    """

    chart: Chart
    caption: str
    alt: str = ""
    source: str = ""
    is_beside: bool = False


Block = Heading | Prose | Note | BulletList | Pairs | Table | Figure


@dataclass(frozen=True)
class Chapter:
    """
    A top-level section: "1" "Governance", or without a number: "Foreword", "Appendix 1".

    Short chapters follow one another on a page; `starts_page` begins a new one.
    `is_wide` lays the entire chapter out sideways.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    anchor: str = ""
    starts_page: bool = False
    is_wide: bool = False


@dataclass(frozen=True)
class Logo:
    """A picture of the board's own, for the cover. `alt` is what it shows, in words."""

    content: bytes
    content_type: str
    alt: str


@dataclass(frozen=True)
class Cover:
    """The first page. `details` are short lines at its foot: the chair's post, the date, the edition."""

    title: str
    subtitle: str = ""
    strapline: str = ""
    details: tuple[str, ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True)
class Contents:
    """Chapters with their page numbers; `depth` 2 adds the headings directly under them."""

    title: str = "Contents"
    depth: int = 1


@dataclass(frozen=True)
class Document:
    """
    Something complete that leaves the system.

    `status` is printed on the cover and on every page ("Board copy", "Draft"). `colour` is the
    board's, as "#rrggbb"; text on it is black or white, whichever can be read. `keywords` are
    for programs: a file's properties hold them. `is_compact` is for what is read at a glance and should
    fit on one page of paper.
    """

    title: str
    board_name: str
    chapters: tuple[Chapter, ...]
    cover: Cover | None = None
    contents: Contents | None = None
    status: str = ""
    footer: str = ""
    colour: str = "#1d3c5c"
    language: str = "en-GB"
    keywords: str = ""
    is_compact: bool = False

    def __post_init__(self):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            raise ValueError(f"{self.colour} is not a colour such as #1d3c5c")
