"""
What an agenda should have against what it has. Pure: the same record gives the same answer.

Filling never takes back what people did: an item they changed keeps their words, one they
took off stays off, and the order they chose stays; new items come in behind their own kind.
"""

import datetime
from dataclasses import dataclass

# The order of an agenda that nobody has touched. Items put there by hand come before the end.
ORDER = (
    "opening",
    "matters_arising",
    "decision",
    "report_back",
    "highlight_report",
    "risk_register",
    "expected_report",
    "",
    "closing",
)


@dataclass(frozen=True)
class Wanted:
    """An item that the record asks for. `key` is the same however often it is asked."""

    source: str
    key: str
    kind: str
    title: str
    notes: str = ""
    presenter: str = ""
    restriction: object = None


@dataclass(frozen=True)
class Listed:
    """An item that is there. `is_touched`: people changed it, minuted it or gave it papers."""

    pk: int
    source: str
    key: str
    is_touched: bool
    is_taken_off: bool


@dataclass(frozen=True)
class Filling:
    added: tuple[Wanted, ...]
    dropped: tuple[Listed, ...]  # no longer asked for, and nobody has touched it
    kept: tuple[Listed, ...]  # no longer asked for, but somebody has
    left_off: tuple[Wanted, ...]  # taken off by somebody

    @property
    def changes_nothing(self) -> bool:
        return not (self.added or self.dropped)


def filling(wanted: list[Wanted], listed: list[Listed]) -> Filling:
    there = {each.key: each for each in listed if each.key}
    asked = {each.key for each in wanted}
    gone = [
        each
        for each in listed
        if each.key and each.key not in asked and not each.is_taken_off
    ]
    return Filling(
        added=tuple(each for each in wanted if each.key not in there),
        dropped=tuple(each for each in gone if not each.is_touched),
        kept=tuple(each for each in gone if each.is_touched),
        left_off=tuple(
            each
            for each in wanted
            if each.key in there and there[each.key].is_taken_off
        ),
    )


def rank(source: str) -> int:
    """Where items of this source stand among the others, unless people say otherwise."""
    return ORDER.index(source)


def months_owed(
    day: datetime.date, previous: datetime.date | None, year_start: datetime.date
) -> list[tuple[int, int]]:
    """
    The months whose reports a meeting hears, as (year, month): since the meeting before it,
    its own among them. So what was owed to a meeting that was cancelled comes to the next.

    Without a meeting before it, those since the year began.
    """
    first = _month_after(previous) if previous else (year_start.year, year_start.month)
    months, (year, month) = [], first
    while (year, month) <= (day.year, day.month):
        months.append((year, month))
        year, month = _month_after(datetime.date(year, month, 1))
    return months or [(day.year, day.month)]


def _month_after(day):
    return (day.year + day.month // 12, day.month % 12 + 1)
