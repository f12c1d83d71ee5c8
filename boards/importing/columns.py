"""Which column of an uploaded sheet of members is which, by the headings people give them. Pure."""

import datetime
import re

HEADINGS = {
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
FIELD_OF = {words: name for name, known in HEADINGS.items() for words in known}
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


def has_headings(rows) -> bool:
    return heading_place(rows) is not None


def heading_place(rows) -> int | None:
    """Where the headings stand: the first row that names two columns or more, under any title."""
    for place, (_, cells) in enumerate(rows[:MOST_TITLES]):
        if sum(plain(cell) in FIELD_OF for cell in cells) > 1:
            return place
    return None


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


def columns_of(headings):
    columns, unknown, twice = {}, [], ""
    for place, heading in enumerate(headings):
        name = FIELD_OF.get(plain(heading))
        if name is None:
            unknown += [heading.strip()] if heading.strip() else []
        elif name in columns:
            twice = TITLES[name]
        else:
            columns[name] = place
    return columns, tuple(unknown), twice


def told_in(columns, cells):
    """What the cells of a row say, by the name of what it is."""
    return {
        name: " ".join(cells[place].split()) if place < len(cells) else ""
        for name, place in columns.items()
    }


def corrected(headings, rows, number, told):
    """
    The sheet with other words in one row, as new lists: [number, titles], [[number, cells, version]].

    What no column says yet gets one, to the right of everything.
    """
    place, titles = headings
    columns, _, _ = columns_of(titles)
    width = max([len(titles), *(len(words) for _, words, *_ in rows)])
    titles = [*titles, *[""] * (width - len(titles))]
    for name, words in told.items():
        if name not in columns and words:
            columns[name] = len(titles)
            titles.append(TITLES[name])
    found = []
    for at, words, *version in rows:
        if at == number:
            words = [*words, *[""] * (len(titles) - len(words))]
            for name in told.keys() & columns.keys():
                words[columns[name]] = told[name]
            version = [(version or [1])[0] + 1]
        found.append([at, words, *version])
    return [place, titles], found


def plain(words):
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.casefold()).split())
