"""
Who "Chair / Professional Practice sub-group" is: typed lead officers, understood.

Pure: the names a board knows come in, the leads in the order typed come out. Nobody is
dropped: what no name fits stays as its own words.
"""

import re
from dataclasses import dataclass

ALL_MEMBERS = re.compile(
    r"^all (?:of the )?(?:(?:lscb|board|partner|agency) )?(?:members|agencies|partners)\b|^lscb (?:agency )?members\b",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*[;\n•/]\s*")
JOINS = re.compile(
    r"^\W*(?:\b(?:and|with|plus)\b\W*)+|\W*(?:\b(?:and|with|plus)\b\W*)+$",
    re.IGNORECASE,
)
JOINED = re.compile(r"\s*(?:,|&|\b(?:and|with|plus)\b)", re.IGNORECASE)
EDGES = " ,/&;.-–"


@dataclass(frozen=True)
class Name:
    """Something the board calls by name: a seat's post, a group, an agency."""

    words: str
    kind: str
    pk: int


@dataclass(frozen=True)
class Lead:
    """`pk` is the seat's, group's or agency's; a post without a seat may name its agency."""

    text: str
    kind: str = "other"
    pk: int | None = None
    agency_pk: int | None = None


def parse_leads(text: str, names: tuple[Name, ...]) -> tuple[Lead, ...]:
    by_words = {_plain(name.words): name for name in names if _plain(name.words)}
    longest_first = sorted(by_words, key=len, reverse=True)
    pattern = "|".join(_in_any_spacing(words) for words in longest_first)
    finder = re.compile(pattern or r"(?!)", re.IGNORECASE)
    leads = []
    for part in PARTS.split(text):
        everybody = ALL_MEMBERS.match(part)
        after = part[everybody.end() :] if everybody else ""
        if everybody and not JOINED.match(after):
            leads.append(Lead(part.strip(EDGES), "all_members"))
            continue
        if everybody:
            leads.append(Lead(everybody.group(), "all_members"))
        leads += _leads_in(after if everybody else part, finder, by_words)
    return tuple(leads)


def _leads_in(part, finder, by_words):
    leads, place = [], 0
    for match in finder.finditer(part):
        leads += _rest(part[place : match.start()])
        name = by_words.get(_plain(match.group()))
        words = match.group()
        leads.append(Lead(words, name.kind, name.pk) if name else Lead(words))
        place = match.end()
    return leads + _rest(part[place:])


def _rest(words):
    """What stands between two names, unless it only joins them."""
    words = JOINS.sub("", words).strip(EDGES)
    return [Lead(words)] if any(letter.isalnum() for letter in words) else []


def _in_any_spacing(words):
    """
    "sub-group" is also "sub group".

    A name ends where the words about it do: "Training and Development" is not named by
    "Training and Development Manager".
    """
    spaced = r"[\s\-–]+".join(re.escape(word) for word in words.split(" "))
    return rf"(?<!\w){spaced}(?=\s*(?:$|[,&().:]|\b(?:and|with|plus)\b))"


def _plain(words):
    return re.sub(r"[\s\-–]+", " ", words).strip().casefold()
