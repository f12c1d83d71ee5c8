"""A file's tables cut into stretches of rows that share their columns. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from . import columns
from .columns import MOST_ABOVE, Columns
from .rows import Content, Paragraph, Row, Table

REPEATED, TITLES = "The titles again", "The titles of the columns"


@dataclass
class Section:
    """
    `above` are rows over the titles, `titles` the rows that name the columns, wherever they
    stand again. `is_plan` once a column says what is to be done.
    """

    name: str
    columns: Columns
    rows: list[Row] = field(default_factory=list)
    above: list[Row] = field(default_factory=list)
    titles: list[Row] = field(default_factory=list)
    before: tuple[Paragraph, ...] = ()
    layout: str = ""  # of ours, where this system wrote it

    @property
    def is_plan(self) -> bool:
        return self.columns.is_plan

    @property
    def key(self) -> str:
        return self.columns.key


def sections_of(content: Content, chosen: Mapping[str, Sequence[str]]) -> list[Section]:
    """`chosen` gives the fields that somebody chose for columns, by the columns' key."""
    found = []
    for place, table in enumerate(content.tables):
        if content.layout and not place:
            found.append(_as_written(table, content.layout))
        else:
            found += _cut(table, found[-1] if found else None)
    for section in found:
        if section.key in chosen:
            section.columns = section.columns.chosen(chosen[section.key])
            section.layout = ""
    return found


def _as_written(table, layout):
    titles, *rows = table.rows
    return Section(
        table.name, columns.titled(titles), rows, titles=[titles], layout=layout
    )


def _cut(table: Table, previous: Section | None):
    rows = list(table.rows)
    place = _place_of_titles(rows)
    if place is not None:
        section = Section(table.name, Columns(()), above=rows[:place])
        rest = _take_titles(section, rows[place:])
    elif previous and previous.is_plan and _fits(previous.columns, rows):
        section, rest = Section(table.name, previous.columns), rows
        section.titles = []
    else:
        found, is_titled = columns.guessed(rows)
        section, rest = Section(table.name, found), rows
        if is_titled:
            first = next(n for n, row in enumerate(rows) if not row.is_empty)
            section.above, section.titles = rows[:first], [rows[first]]
            rest = rows[first + 1 :]
    section.before = table.before
    sections = [section]
    known = _plain_titles(section, previous)
    place = 0
    while place < len(rest):
        row = rest[place]
        words = _plain(row)
        if words and words in known:
            section.titles.append(row)
        elif place and columns.are_titles(row, strictly=True):
            section = Section(table.name, Columns(()))
            sections.append(section)
            rest = _take_titles(section, rest[place:])
            known = _plain_titles(section, None)
            place = 0
            continue
        else:
            section.rows.append(row)
        place += 1
    return sections


def _place_of_titles(rows):
    for place, row in enumerate(rows[:MOST_ABOVE]):
        if columns.are_titles(row):
            return place
    return None


def _take_titles(section, rows):
    """The rows that follow the titles."""
    heading, below = rows[0], rows[1] if len(rows) > 1 else None
    is_divided = below is not None and columns.divides(heading, below)
    section.titles = rows[: 1 + is_divided]
    rest = rows[1 + is_divided :]
    section.columns = columns.titled(heading, below if is_divided else None, rest)
    return rest


def _plain_titles(section, previous):
    rows = section.titles or (previous.titles if previous else [])
    return {words for row in rows if (words := _plain(row))}


def _plain(row):
    """The titles of a row for comparing; nothing for a row of one."""
    words = tuple(columns.plain(cell.text) for cell in row.cells if cell.text)
    return words if len(words) > 1 else ()


def _fits(known: Columns, rows):
    """Whether rows without titles may go on from the table before: they are as wide."""
    ends = [cell.column + cell.span for row in rows for cell in row.cells]
    counts = [len(row.cells) for row in rows]
    return bool(ends) and (max(ends) == known.end or max(counts) == len(known.columns))
