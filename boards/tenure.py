"""
Who held a seat in a period, and when it stood vacant. Pure: dates in, stretches out.

A start known only to the month counts from its first day and an end to its last, so that no
day is called vacant that may have been held. Deputies do not fill a seat.
"""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from .partial_dates import PartialDate

ONE_DAY = datetime.timedelta(days=1)
START_OF_TIME, END_OF_TIME = datetime.date.min, datetime.date.max


@dataclass(frozen=True, order=True)
class Span:
    """From one day to another, both in it."""

    first: datetime.date
    last: datetime.date

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last

    def within(self, other: "Span") -> "Span | None":
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None

    @property
    def words(self) -> str:
        """ "July 2012 to August 2012", with days where it is not made of entire months."""
        starts_month = self.first.day == 1
        ends_month = self.last == _month_end(self.last)
        if starts_month and ends_month:
            first, last = _month(self.first), _month(self.last)
        else:
            first, last = _day(self.first), _day(self.last)
        return first if first == last else f"{first} to {last}"


@dataclass(frozen=True)
class Holding:
    """An appointment as far as time goes. `of` is whatever the caller wants back."""

    started: str = ""
    ended: str = ""
    of: object = None

    @property
    def span(self) -> Span:
        return span_of(self.started, self.ended)

    @property
    def certain(self) -> Span | None:
        """The days it was surely held, whatever the missing parts of its dates are."""
        first = PartialDate.parse(self.started).last_day if self.started else None
        last = PartialDate.parse(self.ended).first_day if self.ended else None
        first, last = first or START_OF_TIME, last or END_OF_TIME
        return Span(first, last) if first <= last else None


@dataclass(frozen=True)
class Stretch:
    """Part of a period in which the seat was held, or with no holding stood vacant."""

    span: Span
    holding: Holding | None = None
    is_shared: bool = False
    words: str = ""  # empty for the entire period

    @property
    def is_vacancy(self) -> bool:
        return self.holding is None


def span_of(started: str, ended: str) -> Span:
    """Empty is open on that side."""
    return Span(
        PartialDate.parse(started).first_day if started else START_OF_TIME,
        PartialDate.parse(ended).last_day if ended else END_OF_TIME,
    )


def stretches(
    holdings: Iterable[Holding], period: Span, *, exists: Span | None = None
) -> tuple[Stretch, ...]:
    """
    Who held the seat in `period` and its gaps, in order of time.

    `exists` is how long the seat itself was there: outside it nothing is vacant.
    """
    holdings = list(holdings)
    part = period.within(exists) if exists else period
    if part is None:
        return ()
    found = [
        Stretch(
            span,
            holding,
            any(share(holding, other, part) for other in holdings),
            _words_of(holding, period),
        )
        for holding in holdings
        if (span := holding.span.within(part))
    ]
    found += [
        Stretch(gap, words=_vacancy_words(gap, period))
        for gap in gaps([stretch.span for stretch in found], part)
    ]
    return tuple(sorted(found, key=lambda stretch: (stretch.span.first, stretch.span)))


def gaps(spans: Iterable[Span], period: Span) -> list[Span]:
    """The parts of `period` that no span covers, as long as they can be."""
    found, free = [], period.first
    for span in sorted(filter(None, (each.within(period) for each in spans))):
        if span.first > free:
            found.append(Span(free, span.first - ONE_DAY))
        if span.last == period.last:
            return found
        free = max(free, span.last + ONE_DAY)
    found.append(Span(free, period.last))
    return found


def share(holding: Holding, other: Holding, period: Span | None = None) -> bool:
    """
    Whether the two surely held the seat together for more than a day of handing over.

    "Until June 2012" and "from June 2012" is a succession, not a share.
    """
    if other is holding or not (holding.certain and other.certain):
        return False
    both = holding.certain.within(other.certain)
    both = both and both.within(period or both)
    is_one_day = period is not None and period.first == period.last
    return bool(both) and (both.last > both.first or is_one_day)


def vacant_since(
    holdings: Iterable[Holding], day: datetime.date, *, exists: Span | None = None
) -> str | None:
    """
    Since when the seat stands vacant on `day`, in words; None if it is held.

    Empty when it was never filled and nobody wrote down since when it exists.
    """
    began = exists.first if exists else START_OF_TIME
    if exists and day not in exists:
        return None
    for gap in gaps([each.span for each in holdings], Span(began, day)):
        if gap.last == day:
            return "" if gap.first == START_OF_TIME else since(gap.first)
    return None


def since(day: datetime.date) -> str:
    """A month's first day is said as the month."""
    return _month(day) if day.day == 1 else _day(day)


def _words_of(holding, period):
    """Only the dates that fall inside the period say something about it."""
    started = holding.span.first > period.first
    ended = holding.span.last < period.last
    start = PartialDate.parse(holding.started).words if started else ""
    end = PartialDate.parse(holding.ended).words if ended else ""
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def _vacancy_words(gap, period):
    if gap == period:
        return ""
    if gap.last == period.last:
        return f"from {since(gap.first)}"
    if gap.first == period.first:
        is_month = gap.last == _month_end(gap.last)
        return f"until {_month(gap.last) if is_month else _day(gap.last)}"
    return gap.words


def _month_end(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month(day):
    return f"{day:%B %Y}"


def _day(day):
    return f"{day.day} {day:%B %Y}"
