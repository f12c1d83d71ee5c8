"""
A register as typed rows: a date stays a date, so that a spreadsheet can sort and count it.

A `Table` says what is printed; a `Sheet` may stand wherever a block may in a document that
leaves as Excel or CSV, and `for_paper` turns it into the table that is printed.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils import timezone

from .blocks import Cell, Document, Table

Value = str | int | float | Decimal | datetime.date | bool | None | Cell

# What neither XML nor a text file has: control characters, halves of pairs, non-characters.
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Sheet:
    """
    Rows under named columns, one value for each. `rows` may be any iterable when it is
    written to Excel or CSV only; it is then gone through once.

    A figure as it was published ("1,039", "<5") is text. A `Cell` adds a tone, or is a heading
    over the rows under it (`group_row`). What follows `notes` is as in `Table`; `widths`
    hold in a spreadsheet too.
    """

    title: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]
    notes: tuple[str, ...] = ()
    is_wide: bool = False
    widths: tuple[int, ...] = ()
    has_row_headings: bool = True

    @property
    def table(self) -> Table:
        return Table(
            caption=self.title,
            heading=(self.columns,),
            rows=tuple(tuple(map(as_cell, row)) for row in self.rows),
            notes=self.notes,
            is_wide=self.is_wide,
            widths=self.widths,
            has_row_headings=self.has_row_headings,
        )


def for_paper(document: Document) -> Document:
    """The document with a table in the place of every sheet."""
    return replace(
        document,
        chapters=tuple(
            replace(
                chapter,
                blocks=tuple(
                    block.table if isinstance(block, Sheet) else block
                    for block in chapter.blocks
                ),
            )
            for chapter in document.chapters
        ),
    )


def as_cell(value: Value) -> Cell | str:
    if isinstance(value, Cell):
        return value
    is_numeric = isinstance(value, int | float | Decimal) and value not in (True, False)
    return Cell(in_words(value), is_numeric=True) if is_numeric else in_words(value)


def in_words(value: Value) -> str:
    """A value as it is printed: "12 June 2013", "1,250.50", "Yes"."""
    if isinstance(value, Cell):
        return value.text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        value = as_local(value)
        return f"{in_words(value.date())}, {value:%H:%M}"
    if isinstance(value, datetime.date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return str(value)


def as_local(moment: datetime.datetime) -> datetime.datetime:
    """The moment on our clocks, without a time zone: spreadsheets have none."""
    if timezone.is_aware(moment):
        return timezone.make_naive(moment)
    return moment


def plain(text: str) -> str:
    """Text as every file takes it; browsers and old files end their lines in other ways."""
    return NO_TEXT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
