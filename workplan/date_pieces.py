"""A stretch of typed words about dates, and what is done to one. Pure."""

import datetime
from dataclasses import dataclass, replace

from .date_forms import Days
from .frequency import Frequency, months_after
from .plan_calendar import end_of_month

MODIFIERS = frozenset(
    {"before", "week_of", "first_week", "early", "middle", "beginning"}
)


@dataclass(slots=True)
class Piece:
    """
    A stretch of the text and what kind of thing it says: a date its `days`, a rhythm its
    `frequency`. `count` is of "within three months"; `note` says how a date was worked out.
    """

    kind: str
    words: str
    start: int
    end: int
    form: str = ""
    days: Days | None = None
    frequency: Frequency | None = None
    count: tuple[int, str] = (0, "")
    note: str = ""

    @property
    def first(self) -> datetime.date:
        return self.days.first

    @property
    def last(self) -> datetime.date:
        return self.days.last


def counted(piece: Piece, anchor: datetime.date) -> Piece:
    """ "Within three months" as the day it comes to, counted from `anchor`."""
    number, unit = piece.count
    if unit in {"month", "year"}:
        day = months_after(anchor, number * (12 if unit == "year" else 1))
    else:
        day = anchor + datetime.timedelta(days=number * (7 if unit == "week" else 1))
    many = f"{number} {unit}{'s' if number > 1 else ''}"
    note = f"{many} from {anchor.day} {anchor:%B %Y}"
    return replace(piece, kind="date", form="within", days=Days(day, day), note=note)


def modified(piece: Piece, modifier: str) -> Piece:
    """What "early", "mid", "start of", "before" or "week commencing" leave of a date."""
    first, last = piece.first, piece.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if modifier == "before":
        first = last = first - datetime.timedelta(days=1)
    elif modifier in {"week_of", "first_week"}:
        last = first + datetime.timedelta(days=6)
    elif first == last:
        return piece
    elif modifier == "beginning":
        last = first
    elif months == 1 and modifier == "early":
        last = first.replace(day=10)
    elif months == 1:
        first = last = first.replace(day=15)
    else:
        share = max(1, months // (4 if modifier == "early" else 2))
        last = months_after(first, share) - datetime.timedelta(days=1)
    return replace(piece, days=replace(piece.days, first=first, last=last))


def moved_by(piece: Piece, years: int) -> Piece:
    """The same in another year. From 29 February of a leap year there may be no other."""
    days = []
    for day in (piece.first, piece.last):
        is_month_end = (day + datetime.timedelta(days=1)).day == 1
        moved = months_after(day, 12 * years)
        if is_month_end and piece.first != piece.last:
            moved = end_of_month(moved.year, moved.month)
        days.append(moved)
    return replace(piece, days=Days(*days, is_year_given=True))
