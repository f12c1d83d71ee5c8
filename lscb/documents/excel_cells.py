"""What Excel can take: values, the names of sheets. Pure."""

import datetime
import math
import re
from decimal import Decimal

from .sheets import Value, as_local, in_words, plain

FIRST_OF_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
LONGEST_TEXT = 32_767  # UTF-16 units, as Excel counts
LONGEST_NAME = 31
EXACT = 10**15  # from here on Excel turns the last digits of a number into noughts
DAY_NOUGHT = datetime.date(1899, 12, 30)
FIRST_YEAR = 1901  # Excel knows no day before 1900, and has a day too many in that year
LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\s]+")
DATE, MOMENT = "d mmmm yyyy", "d mmmm yyyy hh:mm"


def typed(value: Value) -> tuple[str | int | float | Decimal, str]:
    """
    The value as Excel takes it, and its number format; a date is a number of days.

    What would lose by it stays text: early dates, numbers of many digits.
    """
    if isinstance(value, str):
        return text(value), ""
    if isinstance(value, bool):
        return in_words(value), ""
    if isinstance(value, datetime.datetime) and value.year >= FIRST_YEAR:
        since = as_local(value) - datetime.datetime.combine(DAY_NOUGHT, datetime.time())
        return since / datetime.timedelta(days=1), MOMENT
    if isinstance(value, datetime.date) and value.year >= FIRST_YEAR:
        return (value - DAY_NOUGHT).days, DATE
    if isinstance(value, Decimal) and value.is_finite() and abs(value) < EXACT:
        places = max(0, -value.as_tuple().exponent)
        return value, "#,##0" + ("." + "0" * places if places else "")
    if isinstance(value, int | float) and math.isfinite(value) and abs(value) < EXACT:
        return value, ""
    return text(in_words(value)), ""


def text(value: str) -> str:
    """
    Without what XML cannot hold, and no longer than Excel takes.

    Excel reads "_x0041_" as "A"; what looks like that is written so that it is read as typed.
    """
    value = plain(value)
    if "_x" in value:
        value = LOOKS_ESCAPED.sub("_x005F_", value)
    if len(value) > LONGEST_TEXT // 2:
        units = value.encode("utf-16-le")
        if len(units) > 2 * LONGEST_TEXT:
            kept = units[: 2 * (LONGEST_TEXT - 1)].decode("utf-16-le", errors="ignore")
            return kept + "…"
    return value


def is_like_a_formula(value: str) -> bool:
    return value.startswith(FIRST_OF_A_FORMULA)


def named(wanted: str, *, taken: set[str]) -> str:
    """A name for a sheet: short, without Excel's own signs, and told from all that are `taken`."""
    base = NOT_IN_A_NAME.sub(" ", plain(wanted)).strip("' ")
    if base.casefold() in {"", "history"}:
        base = f"Sheet {base}".strip()
    name, count = _cut(base, LONGEST_NAME), 1
    while name.casefold() in taken:
        count += 1
        name = f"{_cut(base, LONGEST_NAME - len(str(count)) - 1)} {count}"
    taken.add(name.casefold())
    return name


def _cut(name, longest):
    """At the end of a word, when one ends near enough."""
    units = name.encode("utf-16-le")
    if len(units) <= 2 * longest:
        return name
    cut = units[: 2 * longest].decode("utf-16-le", errors="ignore")
    head, _, tail = cut.rpartition(" ")
    return (head if head and len(tail) < 12 else cut).rstrip("' ")
