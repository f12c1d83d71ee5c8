"""
A sheet of members as it is usually kept, into rows with their doubts. Pure: saves nothing.

Columns in any order, under the headings people give them. A row is good when it can be
stored as it was read; its doubts say what was guessed. Any other row says why not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from boards import partial_dates

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
CLASSES = {
    "chair": "chair",
    "independent chair": "chair",
    "core": "core",
    "core member": "core",
    "full": "core",
    "full member": "core",
    "member": "core",
    "statutory": "core",
    "statutory member": "core",
    "associate": "associate",
    "associate member": "associate",
    "observer": "observer",
    "participating observer": "observer",
    "lead member": "observer",
    "lay": "lay",
    "lay member": "lay",
    "adviser": "adviser",
    "advisor": "adviser",
    "professional adviser": "adviser",
    "professional advisor": "adviser",
    "staff": "staff",
    "business support": "staff",
    "in attendance": "staff",
}
YES = {"yes", "y", "true", "1", "x", "deputy"}
NO = {"", "no", "n", "false", "0", "-"}
VACANT = {"vacant", "vacancy", "tbc", "to be confirmed", "to be recruited"}
KINDS = (
    (r"school|academ|college|universit|early years|nursery", "education"),
    (r"voluntary|charit|barnardo|nspcc|faith", "voluntary"),
    (r"hospital|nhs (foundation )?trust|healthcare|care trust", "provider"),
    (r"partnership|forum|network", "partnership"),
)
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
LONGEST = {"seat": 150, "post": 200, "agency": 150}


@dataclass(frozen=True)
class Row:
    """One row as it was read. `problem` is why it cannot be stored; empty when it can."""

    number: int  # in the sheet
    values: dict = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_good(self) -> bool:
        return not self.problem

    @property
    def is_vacancy(self) -> bool:
        return self.is_good and not self.values["post"]


@dataclass(frozen=True)
class Known:
    """What the record holds already, by its words in lower case."""

    seats: Mapping[str, str] = field(default_factory=dict)  # name: class of member
    agencies: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    appointments: Mapping[tuple, int] = field(
        default_factory=dict
    )  # `key_of`: how many


@dataclass(frozen=True)
class Reading:
    """Every row of the sheet, and the headings that mean nothing here."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    problem: str = ""  # with the sheet itself: nothing can be stored

    @property
    def good(self):
        return [row for row in self.rows if row.is_good]

    @property
    def set_aside(self):
        return [row for row in self.rows if not row.is_good]


def read(headings: list[str], rows: Iterable[tuple[int, list[str]]], known: Known):
    """`rows` are (number in the sheet, cells). Every one of them comes back."""
    columns, unknown, twice = _columns(headings)
    problem = ""
    if twice:
        problem = f"Two columns mean {twice}: keep one of them"
    elif not {"seat", "agency"} & columns.keys():
        problem = "No column says which seat: head one of them Seat, Body or Agency"
    elif "post" not in columns:
        problem = "No column says which post: head one of them Post or Job title"
    if problem:
        found = tuple(Row(number, problem=problem) for number, _ in rows)
        return Reading(found, unknown, problem)
    reader = _Reader(columns, known)
    return Reading(tuple(reader.read(*row) for row in rows), unknown)


def key_of(values) -> tuple:
    """What makes two rows the same appointment."""
    return (
        values["seat"].casefold(),
        values["post"].casefold(),
        values["started"],
        values["is_deputy"],
    )


def kind_of(agency: str) -> str:
    """A guess from the name, to be checked: most agencies of a board are statutory partners."""
    for pattern, kind in KINDS:
        if re.search(pattern, agency, re.IGNORECASE):
            return kind
    return "statutory"


def _columns(headings):
    columns, unknown, twice = {}, [], ""
    for place, heading in enumerate(headings):
        name = FIELD_OF.get(_plain(heading))
        if name is None:
            unknown += [heading.strip()] if heading.strip() else []
        elif name in columns:
            twice = TITLES[name]
        else:
            columns[name] = place
    return columns, tuple(unknown), twice


def _plain(words):
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.casefold()).split())


class _Problem(Exception):
    pass


class _Reader:
    """Reads rows one after the other, and remembers those it has seen."""

    def __init__(self, columns, known):
        self.columns = columns
        self.known = known
        self.classes = dict(known.seats)
        self.agencies = set(known.agencies)
        self.seen = {}
        self.left = Counter(known.appointments)  # rows that are in the record already

    def read(self, number, cells):
        told = {
            name: " ".join(cells[place].split()) if place < len(cells) else ""
            for name, place in self.columns.items()
        }
        doubts = []
        try:
            values = self._values(told, doubts)
            self._check_not_there(number, values, doubts)
        except _Problem as problem:
            return Row(number, told, tuple(doubts), str(problem))
        return Row(number, values, tuple(doubts))

    def _values(self, told, doubts):
        if not any(told.values()):
            raise _Problem("The row is empty")
        seat = told.get("seat") or told.get("agency", "")
        if not seat:
            raise _Problem("It does not say which seat")
        if not told.get("seat"):
            doubts.append("No seat named: taken as a seat of the agency")
        values = {
            "seat": seat,
            "post": self._post(told, doubts),
            "agency": told.get("agency", ""),
            "member_class": self._class(seat, told.get("member_class", ""), doubts),
            "started": self._date(told, "started"),
            "ended": self._date(told, "ended"),
            "is_deputy": self._deputy(told.get("is_deputy", "")),
            "email": self._email(told.get("email", ""), doubts),
        }
        for name, most in LONGEST.items():
            if len(values[name]) > most:
                raise _Problem(f"{TITLES[name]} has more than {most} characters")
        if partial_dates.ends_before_it_starts(values["started"], values["ended"]):
            raise _Problem("It ends before it starts")
        agency = values["agency"].casefold()
        if agency and agency not in self.agencies:
            self.agencies.add(agency)
            doubts.append("New agency: check its kind afterwards")
        return values

    def _post(self, told, doubts):
        post = told["post"]
        if post.casefold() in VACANT or not post:
            if told.get("started") or told.get("ended"):
                raise _Problem("It has dates but no post: say who held the seat")
            doubts.append("Nobody holds it: the seat is taken in as vacant")
            return ""
        return post

    def _class(self, seat, typed, doubts):
        plain = re.sub(r"s$", "", _plain(typed))
        stored = self.classes.get(seat.casefold())
        if plain and plain not in CLASSES:
            raise _Problem(f"“{typed}” is not a class of member")
        if stored:
            if plain and CLASSES[plain] != stored:
                doubts.append(f"The seat is in another class already: {stored}")
            return stored
        if not plain:
            doubts.append("No class: taken as a core member")
        found = CLASSES.get(plain, "core")
        self.classes[seat.casefold()] = found
        return found

    def _date(self, told, name):
        try:
            return partial_dates.from_words(_without_time(told.get(name, "")))
        except ValueError as error:
            raise _Problem(f"{TITLES[name]}: {error}") from None

    def _deputy(self, typed):
        plain = typed.casefold()
        if plain in YES or plain in NO:
            return plain in YES
        raise _Problem(f"Deputy: “{typed}” is neither yes nor no")

    def _email(self, typed, doubts):
        if not typed:
            return ""
        if not EMAIL.match(typed):
            raise _Problem(f"“{typed}” is not an e-mail address")
        if typed.casefold() not in self.known.emails:
            doubts.append("No role on this board has that address: not linked")
        return typed.casefold()

    def _check_not_there(self, number, values, doubts):
        key = key_of(values)
        if not values["post"]:
            if values["seat"].casefold() in self.known.seats or key in self.seen:
                raise _Problem("The seat is in the record already")
        elif self.left[key]:
            self.left[key] -= 1
            raise _Problem("This appointment is in the record already")
        elif key in self.seen:
            doubts.append(
                f"The same as row {self.seen[key]}: taken as another holder who shares it"
            )
        self.seen.setdefault(key, number)


def _without_time(text):
    """A spreadsheet's date as text: "2013-03-14 00:00:00"."""
    return re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", text)
