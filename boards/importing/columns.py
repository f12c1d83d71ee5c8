"""Which column of an uploaded sheet is which, by the headings people give them. Pure."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

KNOWN = {
    "seat": (
        "seat",
        "body",
        "seat body",
        "seat or body",
        "representing",
        "represents",
        "member body",
        "organisation represented",
    ),
    "member_class": (
        "class",
        "member class",
        "class of member",
        "membership",
        "type",
        "member type",
        "category",
        "status",
    ),
    "post": (
        "post",
        "job title",
        "title",
        "position",
        "role",
        "post title",
        "post held",
        "held by",
        "holder",
        "designation",
    ),
    "agency": ("agency", "organisation", "organization", "employer", "partner"),
    "started": (
        "from",
        "start",
        "started",
        "start date",
        "since",
        "joined",
        "date from",
    ),
    "ended": (
        "until",
        "end",
        "ended",
        "end date",
        "to",
        "left",
        "date left",
        "date to",
        "till",
    ),
    "is_deputy": ("deputy", "is deputy", "substitute", "alternate"),
    "email": ("email", "e mail", "email address", "e mail address", "mail"),
}
TITLES = {
    "seat": "Seat",
    "member_class": "Class",
    "post": "Post",
    "agency": "Agency",
    "started": "From",
    "ended": "Until",
    "is_deputy": "Deputy",
    "email": "E-mail",
}
MOST_TITLES = 10


@dataclass(frozen=True)
class Headings:
    """
    The columns that one kind of sheet may have: what people call each, and what we do.

    `keeps_lines` leaves the lines and spaces within a cell as they are.
    """

    known: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    keeps_lines: bool = False

    def name_of(self, heading: str) -> str:
        words = plain(heading)
        return next((name for name in self.known if words in self.known[name]), "")

    def named_in(self, cells) -> int:
        return sum(bool(self.name_of(cell)) for cell in cells)

    def are_in(self, rows) -> bool:
        return self.place_in(rows) is not None

    def place_in(self, rows) -> int | None:
        """The first row that names two columns or more, under any title."""
        for place, (_, cells) in enumerate(rows[:MOST_TITLES]):
            if self.named_in(cells) > 1:
                return place
        return None

    def columns_of(self, titles):
        """Places by name, the headings that mean nothing here, and what two columns mean."""
        columns, unknown, twice = {}, [], ""
        for place, heading in enumerate(titles):
            name = self.name_of(heading)
            if not name:
                unknown += [heading.strip()] if heading.strip() else []
            elif name in columns:
                twice = self.titles[name]
            else:
                columns[name] = place
        return columns, tuple(unknown), twice

    def told_in(self, columns, cells):
        """What the cells of a row say, by the name of what it is."""
        return {
            name: self._tidied(cells[place]) if place < len(cells) else ""
            for name, place in columns.items()
        }

    def corrected(self, headings, rows, number, told):
        """
        The sheet with other words in one row, as new lists: [number, titles], [[number, cells, version]].

        What no column says yet gets one, to the right of everything.
        """
        place, titles = headings
        columns, _, _ = self.columns_of(titles)
        width = max([len(titles), *(len(words) for _, words, *_ in rows)])
        titles = [*titles, *[""] * (width - len(titles))]
        for name, words in told.items():
            if name not in columns and words:
                columns[name] = len(titles)
                titles.append(self.titles[name])
        found = []
        for at, words, *version in rows:
            if at == number:
                words = [*words, *[""] * (len(titles) - len(words))]
                for name in told.keys() & columns.keys():
                    words[columns[name]] = told[name]
                version = [(version or [1])[0] + 1]
            found.append([at, words, *version])
        return [place, titles], found

    def _tidied(self, cell):
        if not self.keeps_lines:
            return " ".join(cell.split())
        return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def text_of(value) -> str:
    """A cell as a person reads it: a day without a time, a whole number without its ".0"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\x00", "").strip()


def plain(words):
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.casefold()).split())


MEMBERS = Headings(KNOWN, TITLES)
