"""
Financial years as the field writes them: 2012 is the year "2012-13".

Pure: a year is the number of the calendar year it starts in.
"""

import datetime
import re

WORDS = re.compile(r"^\s*(?:FY\s*)?(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})\s*$", re.IGNORECASE)


def year_in_words(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def year_from_words(words: str) -> int:
    """Raise ValueError, in words for a person, unless `words` name one year: "2012-13"."""
    match = WORDS.match(words)
    if match:
        year, end = int(match[1]), int(match[2])
        if end in (year + 1, (year + 1) % 100) and len(match[2]) in (2, 4):
            return year
    raise ValueError(f"“{words}” is not a year like 2012-13")


def first_day(year: int, *, start_month: int = 4) -> datetime.date:
    return datetime.date(year, start_month, 1)


def last_day(year: int, *, start_month: int = 4) -> datetime.date:
    return first_day(year + 1, start_month=start_month) - datetime.timedelta(days=1)


def year_of(day: datetime.date, *, start_month: int = 4) -> int:
    return day.year if day.month >= start_month else day.year - 1
