"""
What a heading says: its number, its title, the range of actions it heads; priority or sub-theme. Pure.
"""

import re
from dataclasses import dataclass

from . import refs

LONGEST_TITLE = 250
LONGEST_RANGE = 40
MOST_BREAKS = 8  # of a title over several lines
KIND_OF_WORD = {
    "priority": "priority",
    "objective": "priority",
    "aim": "priority",
    "goal": "priority",
    "core function": "priority",
    "work stream": "priority",
    "workstream": "priority",
    "theme": "theme",
    "sub": "sub_theme",
}
WORD = re.compile(
    r"^(?P<word>(?:(?:strategic|key|board|lscb|business|targeted|safeguarding)\s+){0,2}"
    r"(?P<noun>sub[- ]?(?:theme|priority|objective|heading)|priority|objective|aim|goal"
    r"|core\s+function|work\s?stream|theme)(?:\s+area)?)\b"
    r"\s*(?:no\.?|number)?\s*"
    r"(?P<code>\d{1,2}(?:\.\d{1,2})?[a-z]?\b|[A-Z]\b|[IVX]{1,4}\b)?\s*(?P<end>[:.)–—-]*)\s*",
    re.IGNORECASE,
)
CODE = re.compile(
    r"^(?P<code>[A-Z]{1,4}\s?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})*|[A-Z](?=[.:)]))"
    r"(?:\s*[.:)–—-]+\s*(?=\S)|\s+)(?P<rest>\S.*)",
    re.DOTALL,
)
NUMBER = r"(?:[A-Z]{1,4}\s?)?\d{1,3}(?:[.:]\d{1,3})*[a-z]?"
RANGE = re.compile(
    rf"\s*(?P<range>[(\[]\s*(?:actions?\s+)?{NUMBER}(?:\s*(?:[-–—,&]|to|and)\s*{NUMBER})*\s*[)\]])"
    r"[.:]?\s*$",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"^(?P<name>(?:intended |expected |desired )?outcomes?|links?(?: to[^:]{0,40})?"
    r"|(?:lead|owner|sponsor|champion)[^:]{0,30}|why[^:]{0,40}|rationale|context|success measures?)"
    r"\s*:\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
NOT_A_PRIORITY = re.compile(
    r"\b(?:work programme|work plan|business plan|action plan|delivery plan|appendix|annex"
    r"|annual report|contents|introduction|key to|version|glossary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """`says` is "priority", "theme" or "sub_theme" where a word in front of it does."""

    title: str
    code: str = ""
    range_text: str = ""
    statement: str = ""
    says: str = ""
    as_typed: str = ""  # the title with whatever stands in front of it

    @property
    def depth(self) -> int:
        return len(re.findall(r"\d+", self.code))

    @property
    def heads(self) -> tuple[str, ...]:
        """The leading parts of the numbers in its range: of "(1.1-1.3)" only "1"."""
        numbers = re.findall(NUMBER, self.range_text)
        return tuple(refs.plain(number).rpartition(".")[0] for number in numbers)


def read(text: str) -> Heading:
    """The first line is the title; further lines go on with it, or state what it is for."""
    lines = text.split("\n")
    for _ in range(MOST_BREAKS):
        if len(lines) > 1 and _goes_on(lines[0], lines[1]):
            lines[:2] = [f"{lines[0]} {lines[1]}"]
    first, statement = lines[0], "\n".join(lines[1:])
    first, range_text = _without_range(first)
    code, title, says = _numbered(first)
    as_typed = first
    if not title and statement and not range_text:  # the number on a line of its own
        under = read(statement)
        title, range_text = under.title, under.range_text
        statement = under.statement
        if under.code:
            title = f"{under.code}. {title}"
        as_typed = f"{first} {title}"
    if not title:  # a number alone: the title is the number, in its own words
        title, code = first, code if says or code else ""
    if len(title) > LONGEST_TITLE:
        statement = "\n".join(filter(None, [title, statement]))
        title = f"{title[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…"[:LONGEST_TITLE]
    if len(as_typed) > LONGEST_TITLE:
        as_typed = title
    return Heading(title, code, range_text, statement, says, as_typed)


def values_of(text: str, *, is_sub_theme: bool = False) -> dict[str, str]:
    """The values of the entry for a heading. A sub-theme's number is part of its title."""
    heading = read(text)
    return {
        "code": "" if is_sub_theme else heading.code[: refs.LONGEST],
        "text": heading.as_typed if is_sub_theme else heading.title,
        "range_text": heading.range_text,
        "statement": heading.statement,
    }


def detail(text: str) -> tuple[str, str]:
    """ "Outcomes: …" under a priority: what of it that is, and the words."""
    match = DETAIL.match(text)
    if not match:
        return "", text
    name = match["name"].lower()
    if "outcome" in name:
        return "outcomes", match["words"]
    if name.startswith("link"):
        return "links_text", match["words"]
    return "statement", text


def may_be_priority(text: str) -> bool:
    return len(text) <= LONGEST_TITLE and not (
        NOT_A_PRIORITY.search(text) and not read(text).says
    )


def _numbered(line):
    match = WORD.match(line)
    if match and (match["code"] or match["end"].startswith(":")):
        noun = re.sub(r"\s+", " ", match["noun"].lower())
        says = KIND_OF_WORD["sub" if noun.startswith("sub") else noun]
        return (match["code"] or "").strip(), line[match.end() :].strip(), says
    match = CODE.match(line)
    if match:
        return match["code"], match["rest"].strip(), ""
    return "", line, ""


def _without_range(line):
    match = RANGE.search(line)
    if not match or len(match["range"]) > LONGEST_RANGE or not match.start():
        return line, ""
    return line[: match.start()].rstrip(), match["range"]


def _goes_on(line, following):
    """Whether a title was broken where its line was full, or before its range."""
    return following[:1].islower() or bool(RANGE.match(following))
