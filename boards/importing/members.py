"""
A sheet of members as it is usually kept, into rows with their doubts. Pure: saves nothing.

Columns in any order, under the headings people give them. A row is good when it can be
stored as it was read; its doubts say what was guessed. Any other row says all that is wrong.
"""

from collections.abc import Iterable
from dataclasses import replace

from boards import partial_dates, tenure

from . import cells as reading
from .columns import MEMBERS, TITLES
from .rows import Known, KnownSeat, Reading, Row

LONGEST = {"seat": 150, "post": 200, "agency": 150}
READERS = {
    "member_class": reading.class_of,
    "started": reading.date_of,
    "ended": reading.date_of,
    "is_deputy": reading.is_deputy,
    "email": reading.email_of,
}


def read(
    headings: tuple[int, list[str]], rows: Iterable[tuple[int, list[str]]], known: Known
) -> Reading:
    """
    Rows are (number in the sheet, cells). Every one of them comes back.

    Those above the headings, a title or a date, are set aside.
    """
    heading, titles = headings
    columns, unknown, twice = MEMBERS.columns_of(titles)
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
            found.append(Row(number, problems=(problem,)))
        elif number < heading:
            words = " | ".join(filter(None, cells))
            why = "It stands above the headings"
            found.append(Row(number, problems=(why,), words=words))
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


class _Reader:
    """Reads rows one after the other, and remembers those that can be stored."""

    def __init__(self, columns, known):
        self.columns = columns
        self.known = known
        self.seats = {seat.name.casefold(): seat for seat in known.seats}
        self.agencies = {name.casefold(): now for name, now in known.agencies.items()}
        self.rows_of_seats = {}  # in the sheet: their values by their numbers

    def read(self, number, cells):
        told = MEMBERS.told_in(self.columns, cells)
        if not any(told.values()):
            return Row(number, told, problems=("The row is empty",))
        doubts, problems = [], []
        values = self._values(told, doubts, problems)
        if not problems:
            self._check_not_there(values, doubts, problems)
        if problems:
            return Row(number, told, {}, tuple(doubts), tuple(problems))
        self._check_chair(values, doubts)
        self._remember(number, values)
        return Row(number, told, values, tuple(doubts))

    def _values(self, told, doubts, problems):
        values = {
            "seat": self._seat(told, doubts, problems),
            "post": reading.post_of(told["post"]),
            "agency": told.get("agency", ""),
        }
        for name, read_cell in READERS.items():
            try:
                values[name] = read_cell(told.get(name, ""))
            except ValueError as error:
                problems.append(f"{TITLES[name]}: {error}")
                values[name] = ""
        for name, most in LONGEST.items():
            if len(values[name]) > most:
                problems.append(f"{TITLES[name]} has more than {most} characters")
        if partial_dates.ends_before_it_starts(values["started"], values["ended"]):
            problems.append("It ends before it starts")
        self._check_post(told, values, doubts, problems)
        self._check_agency(values, doubts)
        values["member_class"] = self._class(values, told, doubts)
        if values["email"] and values["email"] not in self.known.emails:
            doubts.append("No role on this board has that address: not linked")
        return values

    def _seat(self, told, doubts, problems):
        """The seat named, else the one that the agency has."""
        agency = told.get("agency", "")
        if told.get("seat"):
            return told["seat"]
        if not agency:
            problems.append("It does not say which seat")
            return ""
        now = self.agencies.get(agency.casefold(), agency).casefold()
        own = [
            seat.name
            for seat in self.seats.values()
            if seat.agency.casefold() == now and not seat.has_ended
        ]
        if len(own) > 1:
            problems.append(f"{agency} has several seats: say which, {_either(own)}")
        elif own:
            doubts.append(f"No seat named: taken as {own[0]}, the one seat of {agency}")
            return own[0]
        else:
            doubts.append("No seat named: taken as a seat of the agency")
        return agency

    def _check_post(self, told, values, doubts, problems):
        if values["post"]:
            return
        if told.get("started") or told.get("ended"):
            problems.append("It has dates but no post: say who held the seat")
        elif values["is_deputy"]:
            problems.append("It is of a deputy but has no post: say who it is")
        else:
            doubts.append("Nobody holds it: the seat is taken in as vacant")

    def _check_agency(self, values, doubts):
        agency = values["agency"]
        seat = self.seats.get(values["seat"].casefold())
        now = self.agencies.get(agency.casefold(), "")
        if not agency:
            return
        if seat:
            if seat.agency.casefold() != (now or agency).casefold():
                stands_for = seat.agency or "no one agency"
                doubts.append(f"The seat stands for {stands_for}, and stays so")
        elif not now:
            doubts.append("New agency: check its kind afterwards")
        elif now.casefold() != agency.casefold():
            doubts.append(f"{agency} is called {now} now: taken as that agency")

    def _class(self, values, told, doubts):
        """A seat is of one class: the one it has already counts."""
        found = values["member_class"]
        seat = self.seats.get(values["seat"].casefold())
        if seat:
            if found and found != seat.member_class:
                doubts.append(
                    f"The seat is in another class already: {seat.member_class}"
                )
            return seat.member_class
        if not told.get("member_class"):
            doubts.append("No class: taken as a core member")
        return found or "core"

    def _check_not_there(self, values, doubts, problems):
        seat = values["seat"].casefold()
        in_sheet = self.rows_of_seats.get(seat, {})
        if not values["post"]:
            if in_sheet:
                first = next(iter(in_sheet))
                problems.append(f"The seat stands in row {first} already")
            elif seat in self.seats:
                problems.append("The seat is in the record already")
        elif key_of(values) in self.known.appointments:
            problems.append("This appointment is in the record already")
        for number, other in in_sheet.items():
            if values["post"] and _plainly(other) == _plainly(values):
                problems.append(f"The same as row {number}: only that one is stored")
                return
        for number, other in in_sheet.items():
            if values["post"] and key_of(other) == key_of(values):
                doubts.append(
                    f"Nearly the same as row {number}: taken as another holder who shares it"
                )
                return

    def _check_chair(self, values, doubts):
        """A board has one independent chair at a time: more is stored, but not in silence."""
        if values["member_class"] != "chair" or values["is_deputy"]:
            return
        here = values["seat"].casefold()
        chairs = [
            seat
            for seat in self.seats.values()
            if seat.member_class == "chair" and not seat.has_ended
        ]
        others = [seat.name for seat in chairs if seat.name.casefold() != here]
        if others:
            doubts.append(f"A second seat of independent chair, beside {others[0]}")
            return
        for seat in chairs:
            for holder in seat.holders:
                if values["post"] and tenure.share(held_in(values), holder):
                    doubts.append(
                        f"A second independent chair at the same time, beside {holder.of}"
                    )
                    return

    def _remember(self, number, values):
        name, agency = values["seat"].casefold(), values["agency"]
        self.rows_of_seats.setdefault(name, {})[number] = values
        if name not in self.seats:
            now = self.agencies.setdefault(agency.casefold(), agency) if agency else ""
            self.seats[name] = KnownSeat(values["seat"], values["member_class"], now)
        if values["post"] and not values["is_deputy"]:
            seat = self.seats[name]
            self.seats[name] = replace(seat, holders=(*seat.holders, held_in(values)))


def held_in(values):
    return tenure.Holding(values["started"], values["ended"], values["post"])


def _plainly(values):
    return {name: f"{value}".casefold() for name, value in values.items()}


def _either(names):
    return f"{', '.join(names[:-1])} or {names[-1]}"
