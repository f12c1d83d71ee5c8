"""
The days on which a group meets in a year: every so many months, on the last Wednesday. Pure.

A day that is a bank holiday in England is still given: people decide what to do with it.
"""

import calendar
import datetime
from dataclasses import dataclass
from functools import lru_cache

import holidays

MONTHS = list(enumerate(calendar.month_name))[1:]
WEEKDAYS = list(enumerate(calendar.day_name))
NTH = [(1, "First"), (2, "Second"), (3, "Third"), (4, "Fourth"), (-1, "Last")]
EVERY = [
    (1, "Every month"),
    (2, "Every second month"),
    (3, "Every third month"),
    (4, "Every fourth month"),
    (6, "Twice a year"),
    (12, "Once a year"),
]


@dataclass(frozen=True)
class Pattern:
    every: int  # months from one meeting to the next
    first_month: int
    nth: int  # 1 to 4; -1 is the last of the month
    weekday: int  # Monday is 0

    @property
    def words(self) -> str:
        nth, every = dict(NTH)[self.nth].lower(), dict(EVERY)[self.every].lower()
        return f"the {nth} {calendar.day_name[self.weekday]}, {every} from {calendar.month_name[self.first_month]}"


def day_in(year: int, month: int, *, nth: int, weekday: int) -> datetime.date:
    """The nth of that weekday in the month. Every month has four of each."""
    length = calendar.monthrange(year, month)[1]
    found = [
        day
        for day in range(1, length + 1)
        if datetime.date(year, month, day).weekday() == weekday
    ]
    return datetime.date(year, month, found[nth - 1 if nth > 0 else nth])


def days(pattern: Pattern, first: datetime.date, last: datetime.date):
    """
    The pattern's days from `first` to `last`, a year of twelve months that starts with a month.

    It begins in the first month named that the year has, and goes on to its end.
    """
    months = [
        (first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1)
        for n in range(12)
    ]
    begin = next(
        n for n, (_, month) in enumerate(months) if month == pattern.first_month
    )
    found = [
        day_in(year, month, nth=pattern.nth, weekday=pattern.weekday)
        for year, month in months[begin :: pattern.every]
    ]
    return [day for day in found if first <= day <= last]


def bank_holiday(day: datetime.date) -> str:
    """What it is called in England; empty on any other day."""
    return _bank_holidays(day.year).get(day, "")


@lru_cache(maxsize=50)
def _bank_holidays(year):
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))
