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


def in_words(text: str) -> str:
    """The date as people write it, "March 2013"; empty stays empty."""
    return PartialDate.parse(text).words if text else ""
