"""
The ways to write a date, and the days each stands for. Pure.

Texts come in small letters, with plain hyphens and spaces. A form answers with its first and last
day; with None where the words are not its own after all, so that the next form may try; and with
ValueError where they are, and name a day that is in no calendar: 31 June, 2013-13-01.
"""

import calendar
import datetime
from dataclasses import dataclass

from .plan_calendar import PlanCalendar, end_of_month, whole_month

MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
MONTH = (
    r"(?P<month>"
    + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
    + r")(?![^\W\d_])\.?"
)
A_MONTH = MONTH.replace("P<month>", ":")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
TERMS = {"spring": (1, 3), "summer": (4, 7), "autumn": (9, 12)}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
ACADEMIC_START = 9

YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
SHORT = r"(?P<short>[0-9]{2})(?![0-9a-z:])"
PAIR = r"(?P<start>(?:19|20)?[0-9]{2})~(?:-|/|to|&)~(?P<to>(?:20)?[0-9]{2})(?![0-9]|[/.-][0-9])"
LONG_PAIR = PAIR.replace("(?:19|20)?", "20", 1)
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])"
NEXT_DAY = r"~(?:,|&|and|or|-|/|to)~[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9])"
OF_A_YEAR = rf"(?:(?:,| of| in)?~(?:fy~)?{PAIR}|(?:,| of| in)?~{YEAR}|~'{SHORT}|~fy~{SHORT.replace('short', 'fy')})?"

# Kind -> words it may begin with (a figure where there are none) and how it goes on.
FORMS = {
    "iso_day": r"(?P<year>(?:19|20)[0-9]{2})[-/.](?P<month>[0-9]{2})[-/.](?P<day>[0-9]{2})(?:t| )?(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?z?)?(?![0-9])",
    "day": r"(?P<day>[0-9]{1,2})(?P<by>[./-])(?P<month>[0-9]{1,2})(?P=by)(?P<year>(?:19|20)?[0-9]{2})(?![0-9]|[./-][0-9])",
    "shared_day": rf"{DAY}(?=(?:{NEXT_DAY}){{1,5}}(?: of| in)?~{MONTH}(?:[ ,./'-]{{0,3}}{YEAR})?)",
    "day_month": rf"{DAY}(?: of)?(?:-| ?){MONTH}(?:(?: of|,)?[ ./'-]{{0,3}}{YEAR}|(?:[/'-]| '?){SHORT}(?! ?{A_MONTH}))?",
    "month_in_figures": r"(?P<month>0?[1-9]|1[0-2])[/.](?P<year>20[0-9]{2})(?![0-9])",
    "financial_year": PAIR,
    "iso_month": r"(?P<year>20[0-9]{2})-(?P<month>0[1-9]|1[0-2])(?![0-9])",
    "year_month": rf"{YEAR}[ :,]{{1,3}}{MONTH}(?![ ,]{{0,3}}(?:19|20)[0-9]{{2}})",
    "ordinal_quarter": rf"(?P<quarter>[1-4])(?:st|nd|rd|th) (?:quarter|qtr){OF_A_YEAR}",
    "year": YEAR,
    "month_day": rf"{MONTH}~(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)(?:,?~{YEAR})?",
    "month_day_year": rf"{MONTH}~(?P<day>[0-9]{{1,2}}),? {YEAR}",
    "month_in_year": rf"{MONTH}~{LONG_PAIR}",
    "month_figure": rf"{MONTH} (?P<figure>[0-9]{{1,2}})(?![0-9a-z:]|[/-][0-9]| ?{A_MONTH})",
    "month": rf"{MONTH}(?:(?: of|,)?[ '/-]{{0,3}}{YEAR}|(?:[-/']|~'){SHORT}(?!~{A_MONTH}|[/-][0-9]))?",
    "season": rf"(?P<season>spring|summer|autumn|winter)(?P<term> term)?(?: holidays?)?{OF_A_YEAR}(?![0-9])",
    "quarter": rf"(?:q|qtr|quarter)~(?P<quarter>[1-4])(?![0-9]){OF_A_YEAR}",
    "worded_quarter": rf"(?P<ordinal>first|second|third|fourth|last|final) (?:quarter|qtr){OF_A_YEAR}",
    "half": rf"(?P<ordinal>first|second) half(?: of)? {PAIR}|(?P<ordinal_2>first|second) half(?: of)? {YEAR}",
    "named_year": rf"(?:(?:financial|council|municipal|plan) year(?: end)?(?:,| of)?|fy)~(?:{PAIR}|{YEAR}|{SHORT})",
    "plan_year": r"(?:(?:this|next) )?(?:financial|council|municipal|plan) year|(?:this|next) year|year~end|end of (?:the )?(?:(?:financial|council|municipal|plan) )?year(?! ?[0-9])",
    "mid_year": r"mid~year",
    "calendar_year": rf"calendar year(?: {YEAR})?",
    "numbered_year": r"years?~(?P<nth>[1-5])(?:~(?:-|to|and|&)~(?P<to_nth>[1-5]))?(?![0-9])",
    "academic_year": rf"(?:academic|school) year(?: {PAIR}| {YEAR})?",
}
MONTH_NAMES = " ".join(MONTH_NUMBERS)
STARTERS = {
    "month_day": MONTH_NAMES,
    "month_day_year": MONTH_NAMES,
    "month_in_year": MONTH_NAMES,
    "month_figure": MONTH_NAMES,
    "month": MONTH_NAMES,
    "season": "spring summer autumn winter",
    "quarter": "q qtr quarter",
    "worded_quarter": "first second third fourth last final",
    "half": "first second",
    "named_year": "financial council municipal plan fy",
    "plan_year": "financial council municipal plan this next year end",
    "mid_year": "mid",
    "calendar_year": "calendar",
    "numbered_year": "year years",
    "academic_year": "academic school",
}


@dataclass(frozen=True)
class Days:
    """
    First and last day of what is named. `is_year_given` where its own words give the year;
    not `is_sure` where the plan's year has it twice: spring, in a year that begins in April.
    """

    first: datetime.date
    last: datetime.date
    is_year_given: bool = True
    is_sure: bool = True


def days_of(kind: str, words: str, found: dict, plan: PlanCalendar) -> Days | None:
    return _READERS[kind](words, found, plan)


def _day(words, found, plan):
    year = int(found["year"])
    day = datetime.date(
        year if year > 99 else 2000 + year, int(found["month"]), int(found["day"])
    )
    return Days(day, day)


def _day_month(words, found, plan):
    month = MONTH_NUMBERS[found["month"]]
    if found.get("short") and not _is_near(2000 + int(found["short"]), plan):
        return None
    year = _year(found) or plan.year_of(month)
    day = datetime.date(year, month, int(found["day"]))
    return Days(day, day, is_year_given=bool(_year(found)))


def _month(words, found, plan):
    month = MONTH_NUMBERS[found["month"]]
    year = _year(found)
    return Days(*whole_month(year or plan.year_of(month), month), bool(year))


def _month_figure(words, found, plan):
    """
    "Sept 13" is a year where that month is in the plan's, a day where no year can be meant.

    In between it may be either, and is not guessed.
    """
    month, figure = MONTH_NUMBERS[found["month"]], int(found["figure"])
    if len(found["figure"]) == 2 and plan.holds(2000 + figure, month):
        return Days(*whole_month(2000 + figure, month))
    if len(found["figure"]) == 2 and _is_near(2000 + figure, plan):
        raise ValueError(words)
    day = datetime.date(plan.year_of(month), month, figure)
    return Days(day, day, is_year_given=False)


def _month_in_figures(words, found, plan):
    return Days(*whole_month(int(found["year"]), int(found["month"])))


def _month_in_year(words, found, plan):
    month, year = MONTH_NUMBERS[found["month"]], _pair(found, plan)
    if year is None:
        return None
    return Days(*whole_month(plan.year_of(month, in_year=year), month))


def _season(words, found, plan):
    first, last = (TERMS if found["term"] else SEASONS).get(
        found["season"], SEASONS["winter"]
    )
    year, is_given = _year(found), True
    if pair := _pair(found, plan):
        year = plan.year_of(last, in_year=pair)
    elif year:
        year += last < first
    else:
        year, is_given = plan.year_of(last), False
    begins = datetime.date(year - (last < first), first, 1)
    is_sure = is_given or plan.year_of(first) - (last < first) <= plan.year_of(last)
    return Days(begins, end_of_month(year, last), is_given, is_sure)


def _quarter(words, found, plan):
    number = found.get("quarter") or ORDINALS[found["ordinal"]]
    year = _pair(found, plan) or _year(found)
    days = plan.quarter(int(number), plan.year if year is None else year)
    return Days(*days, is_year_given=year is not None)


def _half(words, found, plan):
    is_first = (found["ordinal"] or found["ordinal_2"]) == "first"
    if (year := _pair(found, plan)) is not None:
        first, second = (1, 2) if is_first else (3, 4)
        return Days(plan.quarter(first, year)[0], plan.quarter(second, year)[1])
    if not found["year"]:
        return None
    months = (1, 6) if is_first else (7, 12)
    year = int(found["year"])
    return Days(datetime.date(year, months[0], 1), end_of_month(year, months[1]))


def _financial_year(words, found, plan):
    year = _pair(found, plan)
    return None if year is None else Days(*plan.year_dates(year))


def _named_year(words, found, plan):
    year = _pair(found, plan) if found["start"] else _year(found)
    return None if year is None else Days(*plan.year_dates(year))


def _plan_year(words, found, plan):
    return Days(*plan.year_dates(plan.year + words.startswith("next")))


def _numbered_year(words, found, plan):
    nth = int(found["nth"])
    last = max(nth, int(found["to_nth"] or nth))
    first = plan.year_dates(plan.year + nth - 1)[0]
    return Days(first, plan.year_dates(plan.year + last - 1)[1])


def _mid_year(words, found, plan):
    return Days(plan.quarter(1, plan.year)[0], plan.quarter(2, plan.year)[1])


def _academic_year(words, found, plan):
    year = _pair(found, plan) or _year(found) or plan.year_of(ACADEMIC_START)
    first = datetime.date(year, ACADEMIC_START, 1)
    return Days(first, end_of_month(year + 1, ACADEMIC_START - 1))


def _calendar_year(words, found, plan):
    year = int(found["year"] or plan.year)
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


_READERS = {
    "iso_day": _day,
    "day": _day,
    "shared_day": _day_month,
    "day_month": _day_month,
    "month_in_figures": _month_in_figures,
    "financial_year": _financial_year,
    "iso_month": _month_in_figures,
    "year_month": _month,
    "ordinal_quarter": _quarter,
    "year": _calendar_year,
    "month_day": _day_month,
    "month_day_year": _day_month,
    "month_in_year": _month_in_year,
    "month_figure": _month_figure,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "worded_quarter": _quarter,
    "half": _half,
    "named_year": _named_year,
    "plan_year": _plan_year,
    "mid_year": _mid_year,
    "calendar_year": _calendar_year,
    "numbered_year": _numbered_year,
    "academic_year": _academic_year,
}


def _year(found):
    if found.get("year"):
        return int(found["year"])
    short = found.get("short") or found.get("fy")
    return 2000 + int(short) if short else None


def _pair(found, plan):
    """
    The year that "2013-14" begins in. Two short figures are one only near the plan: "13/14".
    """
    start, to = found.get("start"), found.get("to")
    if not start or int(to) % 100 != (int(start) + 1) % 100:
        return None
    if len(start) == 4:
        return int(start)
    year = 2000 + int(start)
    return year if _is_near(year, plan) else None


def _is_near(year, plan):
    return abs(year - plan.year) <= 10
