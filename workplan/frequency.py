"""How often: what "quarterly", "6-weekly", "three times a year" or "at each meeting" say. Pure."""

import calendar
import datetime
from dataclasses import dataclass

from .date_forms import A_MONTH

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a": 1,
    "an": 1,
    "once": 1,
    "twice": 2,
    "thrice": 3,
}
NUMBER = r"(?P<number>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
UNITS = {
    "week": 0,
    "month": 1,
    "half term": 2,
    "quarter": 3,
    "term": 4,
    "half year": 6,
    "year": 12,
}
MOST = 60  # beyond it, a figure is no frequency

MEETING_NAME = r"(?:(?:full|main|lscb|lsab|safeguarding|board|sub~?group|executive|business|ordinary|committee) ){0,3}(?:meetings?|lscb|lsab|boards?|executive|sub~?groups?|committee)"

# Kind of rhythm -> its words; "~" is a space, a hyphen or neither. The first that fits is taken.
FORMS = {
    "meeting": rf"(?:at |to |for )?(?:each|every|all) {MEETING_NAME}|standing (?:agenda )?item",
    "other_meeting": rf"(?:every (?:other|second)|alternate) {MEETING_NAME}",
    "single": r"daily|half~termly|(?:bi~)?annual(?:ly)?|(?:half~)?yearly|biennial(?:ly)?|fortnightly|quarterly|termly|weekly|(?:bi~)?monthly",
    "each": r"(?:each|every|per) (?P<unit>week|month|quarter|(?:half~)?term|(?:half~)?year|annum)",
    "other": r"(?:every other|alternate) (?P<unit>week|month|term|year)s?",
    "every": rf"every {NUMBER}~(?P<unit>week|month|term|year)s?",
    "rhythm": rf"{NUMBER}~(?P<unit>week|month|year)ly",
    "times": rf"(?:{NUMBER}~(?:times|x)|(?P<often>once|twice|thrice)|{NUMBER.replace('number', 'count')})~(?:(?:a|an|per|each|every|in a|in each) (?P<unit>year|annum|quarter|term|month|week)|(?P<per>yearly|annually|quarterly|monthly|weekly))",
    "every_date": rf"(?:each|every)(?= {A_MONTH})",
}
FIGURES = "0 1 2 3 4 5 6 7 8 9"  # whatever begins with one
COUNTS = f"one two three four five six seven eight nine ten eleven twelve once twice thrice {FIGURES}"
STARTERS = {
    "meeting": "at to for each every all standing",
    "other_meeting": "every alternate",
    "single": "daily bi biannual biannually biennial biennially bimonthly annual annually half halfyearly yearly fortnightly quarterly termly weekly monthly",
    "each": "each every per",
    "other": "every alternate",
    "every": "every",
    "rhythm": COUNTS,
    "times": COUNTS,
    "every_date": "each every",
}
SINGLE = {
    "daily": ("daily", 0, 1),
    "weekly": ("weekly", 0, 7),
    "fortnightly": ("fortnightly", 0, 14),
    "monthly": ("monthly", 1, 0),
    "bimonthly": ("every two months", 2, 0),
    "quarterly": ("quarterly", 3, 0),
    "halftermly": ("every half term", 2, 0),
    "termly": ("every term", 4, 0),
    "halfyearly": ("six-monthly", 6, 0),
    "biannual": ("six-monthly", 6, 0),
    "annual": ("yearly", 12, 0),
    "yearly": ("yearly", 12, 0),
    "biennial": ("every two years", 24, 0),
}
NAMED = {
    (1, "week"): "weekly",
    (2, "week"): "fortnightly",
    (1, "month"): "monthly",
    (3, "month"): "quarterly",
    (1, "quarter"): "quarterly",
    (6, "month"): "six-monthly",
    (12, "month"): "yearly",
    (1, "half year"): "six-monthly",
    (1, "year"): "yearly",
}


@dataclass(frozen=True)
class Frequency:
    """In `months` or in `days`; neither where it goes by something else, such as meetings."""

    words: str
    months: int = 0
    days: int = 0

    @property
    def is_regular(self) -> bool:
        return bool(self.months or self.days)

    def after(self, day: datetime.date, *, times: int = 1) -> datetime.date:
        """The day that many rhythms later: 31 January and a month is the last of February."""
        if self.months:
            return months_after(day, self.months * times)
        return day + datetime.timedelta(days=self.days * times)


def frequency_of(kind: str, words: str, found: dict[str, str | None]) -> Frequency:
    """What the words of a form say, from its named parts. ValueError where they say nothing."""
    if kind == "meeting":
        return Frequency("at each meeting")
    if kind == "other_meeting":
        return Frequency("at every other meeting")
    if kind == "every_date":
        return Frequency("yearly", 12)
    if kind == "single":
        letters = "".join(filter(str.isalpha, words))
        return Frequency(*(SINGLE.get(letters) or SINGLE[letters.removesuffix("ly")]))
    unit = _unit(found.get("unit") or found.get("per"))
    if kind == "times":
        return _times(
            number_of(found["number"] or found["often"] or found["count"]), unit
        )
    if kind == "other":
        return _every(2, unit)
    return _every(number_of(found.get("number") or "one"), unit)


def number_of(words: str) -> int:
    """ValueError for nought and for figures too large to count with."""
    number = NUMBERS.get(words) or int(words)
    if not 0 < number <= MOST:
        raise ValueError(words)
    return number


def in_words(number: int) -> str:
    words = list(NUMBERS)
    return words[number - 1] if number <= 12 else str(number)


def months_after(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, month + 1)[1]
    return datetime.date(years, month + 1, min(day.day, last))


def _every(number, unit):
    words = NAMED.get((number, unit))
    if words is None:
        words = f"every {unit}" if number == 1 else f"every {in_words(number)} {unit}s"
    if unit == "week":
        return Frequency(words, days=7 * number)
    return Frequency(words, months=UNITS[unit] * number)


def _times(number, unit):
    if number == 1:
        return _every(1, unit)
    often = "twice" if number == 2 else f"{in_words(number)} times"
    months, rest = divmod(UNITS[unit], number)
    if unit != "week" and months and not rest:
        return Frequency(f"{often} a {unit}", months=months)
    days = 7 if unit == "week" else UNITS[unit] * 365 / 12
    return Frequency(f"{often} a {unit}", days=max(1, round(days / number)))


def _unit(words):
    words = "".join(filter(str.isalpha, words))
    return {
        "annum": "year",
        "yearly": "year",
        "annually": "year",
        "quarterly": "quarter",
        "monthly": "month",
        "weekly": "week",
        "halfyear": "half year",
        "halfterm": "half term",
    }.get(words, words)
