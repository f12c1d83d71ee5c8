"""Whether the actions under a heading are those its printed range names: "(1.1-1.3)". Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workplan.importing.refs import parts, plain

NUMBER = r"(?:[A-Z]{1,4}[ -]?)?\d{1,3}(?:[.:]\d{1,3})*(?:\.?[a-z]\b)?"
SPAN = re.compile(
    rf"(?P<first>{NUMBER})(?:\s*(?:-|–|—|to)\s*(?P<last>{NUMBER}|[a-z]\b))?"
)
BETWEEN = re.compile(r"(?:[\s()\[\],;&:.]|and|actions?|nos?\b)*", re.IGNORECASE)
LONGEST = 200  # numbers: a longer range is a slip


@dataclass(frozen=True)
class Misfit:
    """Numbers of the range that no action has, and actions that stand outside it."""

    missing: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    is_unreadable: bool = False

    @property
    def words(self) -> str:
        if self.is_unreadable:
            return "The range cannot be read"
        said = []
        if self.missing:
            said.append(f"no action {_listed(self.missing, 'or')}")
        if self.strays:
            stands = "stands" if len(self.strays) == 1 else "stand"
            said.append(f"{_listed(self.strays, 'and')} {stands} outside it")
        words = "; ".join(said)
        return words[:1].upper() + words[1:]


def misfit_of(range_text: str, codes: Iterable[str]) -> Misfit | None:
    """
    How `range_text` and the `codes` under its heading differ; None where they do not.

    "4.3" is there when "4.3.1" is. Actions without a number cannot stand outside.
    """
    if not range_text.strip():
        return None
    spans = _spans(range_text)
    if not spans:
        return Misfit(is_unreadable=True)
    codes = [code for code in codes if code]
    have = [_numbers(code) for code in codes]
    missing = tuple(
        words
        for span in spans
        for words, wanted in _wanted(*span)
        if not any(code[: len(wanted)] == wanted for code in have)
    )
    strays = tuple(
        code
        for code, numbers in zip(codes, have, strict=True)
        if not any(_covers(first, last, numbers) for first, last in spans)
    )
    return Misfit(missing, strays) if missing or strays else None


def _spans(text):
    """(first, last) of each stretch of numbers; none where the text says more than that."""
    spans, place = [], 0
    for match in SPAN.finditer(text):
        if not BETWEEN.fullmatch(text, place, match.start()):
            return []
        place = match.end()
        first = _numbers(match["first"])
        last = _numbers(match["last"]) if match["last"] else first
        if len(last) == 1 < len(first):  # "1.1-3", "1.1.a-c"
            last = (*first[:-1], *last)
        elif len(last) + 1 == len(first) and isinstance(first[0], str):  # "TP 1.1-1.3"
            last = (first[0], *last)
        if not _is_span(first, last):
            return []
        spans.append((first, last))
    return spans if BETWEEN.fullmatch(text, place) else []


def _is_span(first, last):
    if first == last:
        return True
    if first[:-1] != last[:-1] or type(first[-1]) is not type(last[-1]):
        return False
    return first[-1] < last[-1] and (
        isinstance(first[-1], str) or last[-1] - first[-1] < LONGEST
    )


def _wanted(first, last):
    """(words, numbers) of everything from `first` to `last`."""
    if isinstance(first[-1], str):
        ends = [chr(letter) for letter in range(ord(first[-1]), ord(last[-1]) + 1)]
    else:
        ends = range(first[-1], last[-1] + 1)
    for end in ends:
        numbers = (*first[:-1], end)
        yield _printed(numbers), numbers


def _covers(first, last, numbers):
    head = numbers[: len(first)]
    return (
        len(head) == len(first)
        and head[:-1] == first[:-1]
        and type(head[-1]) is type(first[-1])
        and first[-1] <= head[-1] <= last[-1]
    )


def _numbers(code):
    return tuple(
        int(part) if part.isdecimal() else part
        for part in map(str.casefold, parts(plain(code)))
    )


def _printed(numbers):
    letters, figures = numbers[:1], numbers[1:]
    if isinstance(letters[0], str):
        return f"{letters[0].upper()} {'.'.join(map(str, figures))}"
    return ".".join(map(str, numbers))


def _listed(words, joined):
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {joined} {words[-1]}"
