"""
The number of an action in front of its words: "1:1", "2.3", "TP 1.1", "4.3.1", "1.1.a", "1.1 a)". Pure.

A plain "12" is a number only with a sign after it: "12 monthly audits" are words.
"""

import re

LONGEST = 20
_STEPS = r"\d{1,3}(?:[.:]\d{1,3})+"  # 1.1, 1:1, 4.3.1
_LETTER = r"(?:\.[a-z]\b|[a-z]\b|\s?\(?[a-z]\))?"  # 1.1.a, 1.1a, 1.1 a), 1.1(a)
_WORD = r"(?:action|ref|no|item|recommendation)\.?\s+"
REF = re.compile(
    rf"""
    (?:(?i:{_WORD}))?
    (?P<open>[(\[])?
    (?P<code>
        (?:[A-Z]{{1,4}}[ -]?)?{_STEPS}{_LETTER}      # TP 1.1
      | [A-Z]{{1,4}}[ -]?\d{{1,3}}(?=[.:)\]])        # A1:
      | \d{{1,3}}[a-z]?(?=[.:)\]])                   # 3.  3)
      | [A-Z](?=[.:)\]])                             # B)
    )
    (?P<end>[.:)\]]*)
    (?P<gap>\s*[-–—]\s+|\s+|$|(?=[A-Z][a-z]))
    """,
    re.VERBOSE,
)
ALONE = re.compile(
    rf"(?:(?i:{_WORD}))?[(\[]?(?:(?:[A-Z]{{1,4}}[ -]?)?(?:{_STEPS}|\d{{1,3}}){_LETTER}|[A-Za-z])[.:)\]]*"
)
WITHOUT_WORD = re.compile(rf"^{_WORD}", re.IGNORECASE)


def split(line: str) -> tuple[str, str]:
    """The number and the words after it; no number where there is none."""
    match = REF.match(line)
    if not match:
        return "", line
    return _tidy(match["code"] + match["end"]), line[match.end() :].lstrip()


def alone(text: str) -> str:
    """The number, where `text` is nothing else: a cell of a column of numbers."""
    line = text.strip()
    return _tidy(WITHOUT_WORD.sub("", line)) if ALONE.fullmatch(line) else ""


def shape(code: str) -> str:
    """Equal for numbers of the same depth: "2.3" and "12.10"."""
    return re.sub(r"[a-z]\b", "a", re.sub(r"\d+", "1", code)).replace(" ", "")


def parts(code: str) -> tuple[str, ...]:
    """What a number is made of: "TP 1.1" is ("TP", "1", "1")."""
    return tuple(re.findall(r"\d+|[A-Za-z]+", code))


def plain(code: str) -> str:
    """For comparing: "1:1" is "1.1"."""
    return ".".join(parts(code)).casefold()


def _tidy(code):
    """As printed, without signs that only end it; "1.1 a)" keeps the one that belongs to it."""
    code = code.strip().lstrip("([").rstrip(".:]").strip()
    if code.endswith(")") and "(" not in code and not re.search(r"[a-z]\)$", code):
        code = code.rstrip(")")
    return code.rstrip(".:")
