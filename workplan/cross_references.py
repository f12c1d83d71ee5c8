"""
The other actions and priorities that a text names: "see 6.5", "links to TP 1.1", "1.1 and 2.3 above". Pure.

A number alone is none: it has to be pointed at, or a figure such as "1.5 %" would be taken for one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workplan.importing.refs import plain

_CODE = r"(?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:[.:][1-9]\d{0,2}){1,4}(?:\.?[a-z]\b|\([a-z]\))?(?![\d%]|[.:]\d|\s?(?:%|per cent))"
_LETTERED = r"[A-Z]{1,4}[ -]?\d{1,2}(?![\d/.:%])"
_NUMBER = r"\d{1,2}[a-z]?\b(?![.:/%-]?\d|\s*(?:%|per cent|days?|weeks?|months?|years?))"
_NOUN = r"(?:actions?|priorit(?:y|ies)|objectives?|refs?\.?|items?|nos?\.|numbers?)\s+"
_AND = r"\s*(?:,\s*and|,|;|&|/|\band\b|\bor\b|\bto\b|[-–—])\s*"
_POINTS = r"(?:see(?:\s+also)?|refer(?:s|red)?\s+to|links?(?:\s+(?:in\s+)?(?:to|with))?|linked(?:\s+(?:in\s+)?(?:to|with))?|linking\s+(?:to|with)|cross[- ]refer(?:ences?|enced|s)?(?:\s+(?:to|with))?|cf\.?|as\s+(?:in|per)|in\s+line\s+with|in\s+conjunction\s+with|together\s+with)"
_ANY = rf"(?:{_CODE}|{_LETTERED})"
_NAMED = rf"(?:{_CODE}|{_LETTERED}|{_NUMBER})"


def _list_of(code):
    return rf"{code}(?:{_AND}(?:(?i:{_NOUN}))?{code}){{0,9}}"


# What points at the numbers, and the numbers; after "action" or "priority" they may be plain.
LISTS = [
    re.compile(rf"(?i:\b(?:{_POINTS}\s+)?{_NOUN})(?P<list>{_list_of(_NAMED)})"),
    re.compile(rf"(?i:\b{_POINTS}:?\s+)(?P<list>{_list_of(_ANY)})"),
    re.compile(rf"\b(?P<list>{_list_of(_CODE)})\s+(?:above|below|refers?)\b"),
]
EACH = re.compile(_NAMED)
HINT = re.compile(r"\d")


@dataclass(frozen=True)
class Reference:
    """`code` is comparable: "1:1" and "1.1" are the same."""

    words: str
    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A stretch of a text; one that names something has the address of that, or none is known."""

    words: str
    address: str = ""
    is_dangling: bool = False


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Reference, ...]:
    """The references in `text`, in order."""
    if not HINT.search(text):
        return ()
    found, taken = {}, set()
    for pattern in LISTS:
        for match in pattern.finditer(text):
            for each in EACH.finditer(text, *match.span("list")):
                places = range(*each.span())
                if taken.isdisjoint(places):
                    taken.update(places)
                    found[each.start()] = Reference(
                        each[0], plain(each[0]), *each.span()
                    )
    return tuple(found[place] for place in sorted(found))


def dangling(text: str, known: Mapping[str, str]) -> tuple[Reference, ...]:
    """
    Those that name nothing in `known`.

    "TP 9" does where codes of `known` begin so; otherwise the letters are no number of a plan.
    """
    return tuple(each for each in find(text) if _is_dangling(each, known))


def parts(text: str, known: Mapping[str, str]) -> tuple[Part, ...]:
    """
    `text` cut at its references; `known` has the address of each code, empty where it is
    not for this reader. No parts where nothing is named.
    """
    cut, place = [], 0
    for each in find(text):
        if each.code not in known and not _is_dangling(each, known):
            continue
        cut.append(Part(text[place : each.start]))
        cut.append(
            Part(each.words, known.get(each.code, ""), _is_dangling(each, known))
        )
        place = each.end
    return (*cut, Part(text[place:])) if cut else ()


def _is_dangling(reference, known):
    if reference.code in known:
        return False
    letters = reference.code.split(".")[0]
    if not letters.isalpha():
        return True
    return any(code.split(".")[0] == letters for code in known)
