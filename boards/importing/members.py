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

from .columns import TITLES, columns_of, plain

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

    @property
    def class_in_words(self) -> str:
        return self.values["member_class"].title()

    @property
    def started_in_words(self) -> str:
        return partial_dates.in_words(self.values["started"])

    @property
    def ended_in_words(self) -> str:
        return partial_dates.in_words(self.values["ended"])


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


def read(
    headings: tuple[int, list[str]], rows: Iterable[tuple[int, list[str]]], known: Known
) -> Reading:
    """
    Rows are (number in the sheet, cells). Every one of them comes back.

    Those above the headings, a title or a date, are set aside.
    """
    heading, titles = headings
    columns, unknown, twice = columns_of(titles)
    problem = ""
    if twice:
        problem = f"Two columns mean {twice}: keep one of them"
    elif not {"seat", "agency"} & columns.keys():
        problem = "No column says which seat: head one of them Seat, Body or Agency"
    elif "post" not in columns:
        problem = "No column says which post: head one of them Post or Job title"
    reader = _Reader(columns, known)
    found = []
    for number, cells in rows:
        if problem:
            found.append(Row(number, problem=problem))
        elif number < heading:
            found.append(Row(number, problem="It stands above the headings"))
        else:
            found.append(reader.read(number, cells))
    return Reading(tuple(found), unknown, problem)


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
        words = re.sub(r"s$", "", plain(typed))
        stored = self.classes.get(seat.casefold())
        if words and words not in CLASSES:
            raise _Problem(f"“{typed}” is not a class of member")
        if stored:
            if words and CLASSES[words] != stored:
                doubts.append(f"The seat is in another class already: {stored}")
            return stored
        if not words:
            doubts.append("No class: taken as a core member")
        found = CLASSES.get(words, "core")
        self.classes[seat.casefold()] = found
        return found

    def _date(self, told, name):
        try:
            return partial_dates.from_words(_without_time(told.get(name, "")))
        except ValueError as error:
            raise _Problem(f"{TITLES[name]}: {error}") from None

    def _deputy(self, typed):
        word = typed.casefold()
        if word in YES or word in NO:
            return word in YES
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
