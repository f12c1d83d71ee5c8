"""
Dates known only in part: "2013", "2013-03" or "2013-03-14". Pure.

Kept as text, so that what was published ("From March 2013") is never made more exact than
it is, and so that they sort.
"""

import calendar
import datetime
import re
from dataclasses import dataclass

PATTERN = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")
TYPED_DAY = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
TYPED_MONTH = re.compile(r"^(\d{1,2})[/.](\d{4})$")
TYPED_WORDS = re.compile(
    r"^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})$"
)
LEADING = re.compile(r"^(?:from|since|until|till?|to)\s+", re.IGNORECASE)
MONTHS = {
    name.lower(): month
    for month in range(1, 13)
    for name in (
        calendar.month_name[month],
        calendar.month_abbr[month],
        calendar.month_name[month][:4],
    )
}
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, order=True)
class PartialDate:
    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Raise ValueError, in words for a person, when `text` is no such date."""
        match = PATTERN.match(text)
        if not match:
            raise ValueError(f"“{text}” is not a date like 2013, 2013-03 or 2013-03-14")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            datetime.date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"“{text}” is not a day in the calendar") from None
        return cls(year, month, day)

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        day = self.day or calendar.monthrange(self.year, month)[1]
        return datetime.date(self.year, month, day)

    @property
    def words(self) -> str:
        month = calendar.month_name[self.month] if self.month else ""
        return " ".join(str(part) for part in (self.day, month, self.year) if part)

    @property
    def text(self) -> str:
        """As it is kept: "2013-03"."""
        parts = [f"{self.year:04}", *(f"{p:02}" for p in (self.month, self.day) if p)]
        return "-".join(parts)


def in_words(text: str) -> str:
    """The date as people write it, "March 2013"; empty stays empty."""
    return PartialDate.parse(text).words if text else ""


def between_in_words(started: str, ended: str) -> str:
    """ "March 2012 to June 2012", "from March 2012", "until June 2012", or nothing."""
    start, end = in_words(started), in_words(ended)
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""


def from_words(typed: str) -> str:
    """
    What people type, as it is kept: "March 2013", "3/2013", "14 March 2013", "14/3/2013".

    The day comes before the month. Empty stays empty; raises ValueError, in words for a
    person, when it cannot be read as one date.
    """
    text = " ".join(typed.split())
    if not text:
        return ""
    plain = LEADING.sub("", text)
    if PATTERN.match(plain):
        return PartialDate.parse(plain).text
    day, month, year = None, None, None
    if match := TYPED_DAY.match(plain):
        day, month, year = map(int, match.groups())
    elif match := TYPED_MONTH.match(plain):
        month, year = map(int, match.groups())
    elif match := TYPED_WORDS.match(plain):
        day, month, year = match[1], MONTHS.get(match[2].lower()), int(match[3])
        day = int(day) if day else None
    if not month or not year:
        raise ValueError(
            f"“{typed.strip()}” is not a date like March 2013 or 14 March 2013"
        )
    try:
        datetime.date(year, month, 1 if day is None else day)
    except ValueError:
        raise ValueError(f"“{typed.strip()}” is not a day in the calendar") from None
    return PartialDate(year, month, day).text


def day_before(text: str) -> str:
    """The last that came before it, as exact as it is: "2013-04" gives "2013-03"."""
    date = PartialDate.parse(text)
    before = date.first_day - ONE_DAY
    return PartialDate(
        before.year, date.month and before.month, date.day and before.day
    ).text


def day_after(text: str) -> str:
    """The first that comes after it, as exact as it is: "2013-03" gives "2013-04"."""
    date = PartialDate.parse(text)
    after = date.last_day + ONE_DAY
    return PartialDate(
        after.year, date.month and after.month, date.day and after.day
    ).text


def covers(started: str, ended: str, day: datetime.date) -> bool:
    """Whether `day` is in it; empty is open, and a month counts to its last day."""
    return (not started or PartialDate.parse(started).first_day <= day) and (
        not ended or PartialDate.parse(ended).last_day >= day
    )


def ends_before_it_starts(started: str, ended: str) -> bool:
    """Whether no day can be in it."""
    return bool(
        started
        and ended
        and PartialDate.parse(ended).last_day < PartialDate.parse(started).first_day
    )
