"""
Which words beside a date were not read and may matter. Pure.

Plain words beside a date that was understood ("Establish by …") are no doubt. A figure is, and a
month that is spelt wrong, and a word that may turn the meaning round; and so is everything where
nothing was understood.
"""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from .date_forms import MONTH_NUMBERS
from .date_pieces import Piece

UNDERSTOOD = frozenset(
    {"as_required", "at_once", "calendar", "date", "event", "ongoing", "recurrence"}
)
UNREAD = frozenset({"unknown", "within"})
QUESTIONS = {
    "to_be_confirmed": "Still to be confirmed",
    "done": "Said to be done; record it as progress",
    "too_long": "Too long to be read",
    "unsure": "Which year",
}
NOT_UNDERSTOOD = "Not understood"
TURNS = frozenset({"not", "except", "unless", "cancelled", "suspended", "if"})
LETTERS = re.compile(r"[a-z]+")
FULL_MONTHS = tuple(name for name in MONTH_NUMBERS if len(name) > 4)


@dataclass(frozen=True)
class Doubt:
    """Words as typed, and what is to be asked about them."""

    words: str
    asked: str = NOT_UNDERSTOOD

    @property
    def question(self) -> str:
        return f"{self.asked}: “{self.words}”"


def doubts_of(text: str, pieces: list[Piece]) -> tuple[Doubt, ...]:
    """The doubtful stretches of `text`."""
    kinds = {piece.kind for piece in pieces} - {"until"}
    if kinds <= {"not_applicable"}:
        return ()
    if not kinds & (UNDERSTOOD | QUESTIONS.keys()):
        return (Doubt(text.strip()),)
    doubts = []
    for kind, start, end in _stretches(pieces):
        words = text[start:end].strip()
        if kind in QUESTIONS:
            doubts.append(Doubt(words, QUESTIONS[kind]))
        elif _may_matter(words):
            doubts.append(Doubt(words))
    return tuple(doubts)


def _stretches(pieces):
    """(kind, start, end) of what was not read; unread neighbours are one stretch."""
    found = []
    before = ""
    for piece in pieces:
        kind = "unread" if piece.kind in UNREAD else piece.kind
        if piece.days and not piece.days.is_sure:
            kind = "unsure"
        if kind == before == "unread":
            found[-1] = (kind, found[-1][1], piece.end)
        elif kind == "unread" or kind in QUESTIONS:
            found.append((kind, piece.start, piece.end))
        before = kind
    return found


def _may_matter(words):
    if any(letter.isdigit() or letter == "?" for letter in words):
        return True
    return any(
        word in TURNS or _is_like_a_month(word)
        for word in LETTERS.findall(words.lower())
    )


@lru_cache(maxsize=4096)
def _is_like_a_month(word):
    """ "Febuary", "Setpember"; also a month within a word that hides it: "pre-June"."""
    if word in MONTH_NUMBERS:
        return True
    near = [
        month
        for month in FULL_MONTHS
        if month[0] == word[0] and abs(len(month) - len(word)) <= 2
    ]
    return len(word) > 4 and bool(difflib.get_close_matches(word, near, 1, 0.8))
