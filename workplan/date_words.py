"""
What the words people type for dates say, piece by piece. Pure.

A text is read from left to right into `Piece`s: a month, a day, "ongoing", "quarterly", an
event to wait for. What is not known stays as a piece of its own, so that nothing is lost.
`timing` puts the pieces together.
"""

import calendar
import datetime
import re
from dataclasses import dataclass

MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
MONTH = (
    r"(?P<month>" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
)
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
YEAR_PAIR = r"(?P<year>(?:19|20)\d\d)\s*[-–/]\s*(?P<to>(?:20)?\d\d)\b"

RECURRENCES = {
    "weekly": r"weekly|(?:each|every) week",
    "monthly": r"monthly|(?:each|every) month|(?:1|one)[ -]monthly",
    "every two months": r"bi-?monthly|(?:2|two)[ -]monthly|every (?:2|two) months",
    "quarterly": r"quarterly|(?:each|every) quarter|(?:3|three)[ -]monthly|every (?:3|three) months",
    "six-monthly": r"(?:6|six)[ -]?monthly|half[ -]?yearly|bi-?annual(?:ly)?|twice (?:a|per) year|twice yearly|every (?:6|six) months",
    "yearly": r"yearly|annual(?:ly)?|once a year|(?:each|every) year|(?:12|twelve)[ -]monthly",
    "every term": r"termly|(?:each|every) term",
    "at each meeting": r"(?:at |to )?(?:each|every) (?:lscb |board )?meeting",
}
SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
TERM_ENDS = {"spring": 3, "summer": 7, "autumn": 12}

# Tried in this order at each place; the first that fits is taken.
PATTERNS = [
    ("not_applicable", r"n\s?/\s?a\b\.?|not applicable\b"),
    ("calendar", r"in (?:the )?(?:annual |yearly )?calendar\b(?: of meetings)?"),
    ("recurrence", "|".join(f"(?:{words})" for words in RECURRENCES.values())),
    ("ongoing", r"on ?[-–]? ?going\b|continuous(?:ly)?\b|rolling\b"),
    ("iso_day", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    ("day", r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:20)?\d\d)\b"),
    (
        "day_month",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? {YEAR}| ?[-/'’](?P<short>\d\d)\b)?",
    ),
    ("month", rf"{MONTH}(?:,? ?(?:of )?{YEAR}|(?:[-/]| ?['’])(?P<short>\d\d)\b)?"),
    (
        "season",
        rf"(?P<season>spring|summer|autumn|winter)\b(?P<term> term)?(?:,? {YEAR_PAIR}|,? {YEAR.replace('year', 'alone')})?",
    ),
    (
        "quarter",
        rf"(?:q|quarter )(?P<quarter>[1-4])\b(?:,? (?:of )?{YEAR_PAIR}|,? (?:of )?{YEAR.replace('year', 'alone')})?",
    ),
    ("financial_year", YEAR_PAIR),
    ("year", YEAR),
    (
        "from",
        r"(?:starting |beginning |commencing )?(?:from|since)\b|starting\b(?: in)?|commencing\b(?: in)?|after (?=(?:the end of )?(?:"
        + MONTH.replace("P<month>", ":")
        + r"|\d))",
    ),
    (
        "until",
        r"[-–]|to (?=" + MONTH.replace("P<month>", ":") + r")|until\b|till\b|up to\b",
    ),
    (
        "report",
        r"(?:interim |final |progress |further )?(?:reports?|update)(?: back)?(?: to(?: the)?| for(?: the)?| at(?: the)?)?\b",
    ),
    ("meeting", r"(?:lscb|lsab|board|executive)(?: meetings?)?\b|meetings?\b"),
    (
        "event",
        r"(?:after|following|once|when|upon|pending|prior to|on completion of|on receipt of|in line with|as and when)\b[^,;.\d]*?(?=[,;.\d]|$|\b(?:by|in|from) (?:"
        + MONTH.replace("P<month>", ":")
        + r"|\d))",
    ),
    (
        "joining",
        r"(?:by|before|in|on|at|of|the|and|to|end|no|not|later|than|then|for|due|during|is|be|beginning)\b|[,;.&/()•:]",
    ),
    ("space", r"\s+"),
    ("unknown", r"[^\s,;.&()]+"),
]
COMPILED = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in PATTERNS]
RECURRENCE_WORDS = [
    (canonical, re.compile(words, re.IGNORECASE))
    for canonical, words in RECURRENCES.items()
]


@dataclass(frozen=True)
class Piece:
    """A stretch of the text and what kind of thing it says. `first` and `last` bound a date."""

    kind: str
    words: str
    first: datetime.date | None = None
    last: datetime.date | None = None
    is_exact_day: bool = False
    is_year_given: bool = True


def read(text: str, *, plan_year: int, start_month: int = 4) -> list[Piece]:
    """Every piece of `text`, in order, without the spaces and the small joining words."""
    pieces = []
    place = 0
    before = ""
    while place < len(text):
        kind, match = _piece_at(text, place)
        place = match.end()
        if kind == "space":
            continue
        if (
            kind == "year" and before == "unknown"
        ):  # "Setpember 2013": not any time in 2013
            kind = "unknown"
        if kind != "joining":
            pieces.append(_understood(kind, match, plan_year, start_month))
        before = kind
    return _with_years_shared(pieces)


def _piece_at(text, place):
    """The first pattern that fits here. One always does: the last takes a single word."""
    for kind, pattern in COMPILED:
        match = pattern.match(text, place)
        if match and match.end() > place and _starts_a_word(text, place, kind):
            return kind, match
    return "unknown", re.compile(r"\S", re.DOTALL).match(text, place)


def _starts_a_word(text, place, kind):
    if kind in {"space", "unknown", "joining", "until"} or place == 0:
        return True
    return not (text[place - 1].isalnum() and text[place].isalnum())


def _understood(kind, match, plan_year, start_month):
    words = match.group()
    found = match.groupdict()
    if kind == "recurrence":
        canonical = next(
            name for name, form in RECURRENCE_WORDS if form.fullmatch(words)
        )
        return Piece(kind, canonical)
    try:
        return _DATED[kind](words, found, plan_year, start_month)
    except KeyError:
        return Piece(kind, words.strip())
    except ValueError:  # a day that is in no calendar: 31 June, 2013-13-01
        return Piece("unknown", words)


def _month(words, found, plan_year, start_month):
    if words == "may":
        raise ValueError("a verb, not a month")
    number = MONTH_NUMBERS[found["month"].lower()]
    year = _year(found) or _year_in_plan(number, plan_year, start_month)
    first = datetime.date(year, number, 1)
    return Piece(
        "date", words, first, _end_of(year, number), is_year_given=bool(_year(found))
    )


def _day_month(words, found, plan_year, start_month):
    number = MONTH_NUMBERS[found["month"].lower()]
    year = _year(found) or _year_in_plan(number, plan_year, start_month)
    day = datetime.date(year, number, int(found["day"]))
    return Piece("date", words, day, day, True, is_year_given=bool(_year(found)))


def _day(words, found, plan_year, start_month):
    year = int(found["year"])
    day = datetime.date(
        year if year > 99 else 2000 + year, int(found["month"]), int(found["day"])
    )
    return Piece("date", words, day, day, True)


def _season(words, found, plan_year, start_month):
    season = found["season"].lower()
    month = (TERM_ENDS if found["term"] else SEASON_ENDS).get(season, 2)
    if found["to"]:
        year = _year_in_plan(month, int(found["year"]), start_month)
    elif found["alone"]:
        year = int(found["alone"]) + (season == "winter")
    else:
        year = _year_in_plan(month, plan_year, start_month)
    last = _end_of(year, month)
    return Piece("date", words, last.replace(day=1), last)


def _quarter(words, found, plan_year, start_month):
    year = int(found["year"] or found["alone"] or plan_year)
    months = start_month - 1 + 3 * int(found["quarter"])
    last = _end_of(year + (months - 1) // 12, (months - 1) % 12 + 1)
    first = _end_of(year + (months - 4) // 12, (months - 4) % 12 + 1)
    return Piece("date", words, first + datetime.timedelta(days=1), last)


def _financial_year(words, found, plan_year, start_month):
    year = int(found["year"])
    if int(found["to"]) % 100 != (year + 1) % 100:
        return Piece("unknown", words)
    first = datetime.date(year, start_month, 1)
    last = datetime.date(year + 1, start_month, 1) - datetime.timedelta(days=1)
    return Piece("date", words, first, last)


def _calendar_year(words, found, plan_year, start_month):
    year = int(found["year"])
    return Piece("date", words, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


_DATED = {
    "month": _month,
    "day_month": _day_month,
    "day": _day,
    "iso_day": _day,
    "season": _season,
    "quarter": _quarter,
    "financial_year": _financial_year,
    "year": _calendar_year,
}


def _year(found):
    if found.get("year"):
        return int(found["year"])
    return 2000 + int(found["short"]) if found.get("short") else None


def _year_in_plan(month, plan_year, start_month):
    return plan_year if month >= start_month else plan_year + 1


def _end_of(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _with_years_shared(pieces):
    """ "September and December 2013": a month without a year takes that of the next one."""
    shared = list(pieces)
    for place in range(len(shared) - 2, -1, -1):
        piece, following = shared[place], shared[place + 1]
        if (
            piece.kind == "date"
            and following.kind == "date"
            and not piece.is_year_given
            and following.is_year_given
        ):
            year = following.first.year
            if piece.first.month > following.first.month:
                year -= 1
            shared[place] = _moved_to(piece, year)
    return shared


def _moved_to(piece, year):
    try:
        first = piece.first.replace(year=year)
    except ValueError:  # 29 February of a year without one
        return piece
    last = first if piece.is_exact_day else _end_of(year, first.month)
    return Piece("date", piece.words, first, last, piece.is_exact_day)
