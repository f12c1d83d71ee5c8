"""
What the words people type for dates say, piece by piece. Pure.

A text is read from left to right into `Piece`s: a month, a day, "ongoing", "quarterly", an
event to wait for. What is not known stays as a piece of its own, so that nothing is lost.
`timing` puts the pieces together.

Each word leads straight to the few forms that can begin with it.
"""

import re
from dataclasses import replace

from . import date_forms, date_order, frequency
from .date_pieces import MODIFIERS, Piece, counted
from .plan_calendar import PlanCalendar
from .word_forms import BY_FIRST_WORD, KNOWN_EVENTS, PLAN_START

SIGNS = re.compile(r"[,;.&():]+")
BREAK = re.compile(r"-+|/+")
WORD = re.compile(r"[a-z]+")
UNKNOWN = re.compile(r"[^\s,;.&()/:]+|\S")
PLAIN = (
    {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    | dict.fromkeys(map(ord, "‐‑‒–—―−→>"), "-")
    | dict.fromkeys(map(ord, "‘’ʼ´`"), "'")
    | dict.fromkeys(map(ord, "•·▪◦"), " ")
    | {number: " " for number in range(0x3001) if chr(number).isspace()}
)
LONGEST = 2000  # characters: what is longer is prose, and its end is not read
BREAKS = {"-": "until", "/": "slash"}
ALIASES = {"label": "joining", "by_end": "by"}  # "phase 1" is no date
A_VERB = re.compile(
    r"may (?:also |not |still |well )?(?:be|change|depend|extend|have|include|move|need|require|slip|vary)\b"
)


def read(text: str, *, plan_year: int, start_month: int = 4) -> list[Piece]:
    """Every piece of `text`, in order, without the spaces and the small joining words."""
    plan = PlanCalendar(plan_year, start_month)
    plain = text[:LONGEST].translate(PLAIN)
    pieces, place, before = [], 0, ""
    while place < len(plain):
        if plain[place] == " ":
            place += 1
            continue
        piece = _piece_at(plain, place, plan, before)
        if piece.form == "month" and text[place : piece.end] == "may":
            piece = _verb_or_month(piece, before, is_alone=text.strip() == "may")
        if piece.kind != "joining":
            piece.words = piece.words or text[place : piece.end].strip()
            pieces.append(piece)
        place, before = piece.end, piece.kind
    if len(text) > LONGEST:
        pieces.append(Piece("too_long", text[LONGEST:], LONGEST, len(text)))
    return date_order.settled(pieces, plan)


def _piece_at(plain, place, plan, before):
    """The first form that fits here. One always does: the last takes a single word."""
    sign = plain[place]
    if match := BREAK.match(plain, place):
        return Piece(BREAKS[sign], "", *match.span())
    if match := SIGNS.match(plain, place):
        return Piece("joining", "", *match.span())
    word = WORD.match(plain, place)
    for family, kind, pattern in BY_FIRST_WORD.get(word[0] if word else sign, ()):
        if match := pattern.match(plain, place):
            piece = _READERS[family](kind, match, plan, before)
            if piece:
                return piece
    return Piece("unknown", "", *UNKNOWN.match(plain, place).span())


def _frequency(kind, match, plan, before):
    try:
        repeats = frequency.frequency_of(kind, match[0], match.groupdict())
    except ValueError:  # none times a year
        return None
    return Piece("recurrence", repeats.words, *match.span(), frequency=repeats)


def _date(kind, match, plan, before):
    if kind == "year" and before == "unknown":  # "Setpember 2013": not any time in 2013
        return None
    if kind == "month" and A_VERB.match(match.string, match.start()):
        return None
    try:
        days = date_forms.days_of(kind, match[0], match.groupdict(), plan)
    except ValueError:
        return Piece("unknown", "", *match.span())
    return days and Piece("date", "", *match.span(), form=kind, days=days)


def _other(kind, match, plan, before):
    if kind == "event" and not KNOWN_EVENTS.search(match[0]):
        return None
    if (
        kind == "span" and before
    ):  # "3 months" says by when only where it says nothing else
        return None
    if "number" in match.re.groupindex:
        return _within(kind, match, plan)
    return Piece(ALIASES.get(kind, kind), "", *match.span())


def _within(kind, match, plan):
    """Counted from the plan's start, from a date that follows, or from an event to come."""
    if kind == "within_event" and not PLAN_START.match(match["event"]):
        is_event = KNOWN_EVENTS.search(match["event"])
        return Piece("event", "", *match.span()) if is_event else None
    if match["working"]:  # bank holidays are not known here: not computed
        return None
    try:
        count = frequency.number_of(match["number"]), match["unit"]
    except ValueError:
        return None
    if match.groupdict().get("of"):
        return Piece("within", "", *match.span(), count=count)
    return counted(Piece("date", "", *match.span(), count=count), plan.first_day)


_READERS = {"frequency": _frequency, "date": _date, "other": _other}


def _verb_or_month(piece, before, *, is_alone):
    """ "As may be"; but "by may" is a month."""
    is_month = is_alone or before in {"by", "from", "until", "joining", *MODIFIERS}
    return piece if is_month else replace(piece, kind="unknown", form="", days=None)
