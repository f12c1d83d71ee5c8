"""
What a printed figure says: a value, or why there is none. Pure.

The text is what was published and is never made again from the value: "66.0" stays "66.0"
and "1,039" keeps its comma.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

SUPPRESSED = "suppressed"
NOT_AVAILABLE = "not_available"
NOT_APPLICABLE = "not_applicable"
NOT_COLLECTED = "not_collected"
ROUNDS_TO_ZERO = "rounds_to_zero"

MARKERS = {
    "x": SUPPRESSED,
    "*": SUPPRESSED,
    "c": SUPPRESSED,
    "-": NOT_AVAILABLE,
    "–": NOT_AVAILABLE,
    "..": NOT_AVAILABLE,
    ":": NOT_AVAILABLE,
    ".": NOT_APPLICABLE,
    "n/a": NOT_APPLICABLE,
    "z": NOT_APPLICABLE,
    "not collected": NOT_COLLECTED,
    "~": ROUNDS_TO_ZERO,
    "0~": ROUNDS_TO_ZERO,
}
MEANINGS = {
    SUPPRESSED: "suppressed because it is small",
    NOT_AVAILABLE: "not available",
    NOT_APPLICABLE: "not applicable",
    NOT_COLLECTED: "not collected",
    ROUNDS_TO_ZERO: "rounds to zero",
}

UNDER = re.compile(r"<\s*[0-9]+")
VALUE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?%?")


@dataclass(frozen=True)
class Figure:
    """A printed figure. It has a value or a marker, never both and never neither."""

    text: str
    value: Decimal | None = None
    marker: str = ""

    @property
    def meaning(self) -> str:
        return MEANINGS.get(self.marker, "")

    @property
    def decimals(self) -> int:
        """How exactly it was printed: "66.0" has one, "<5" none."""
        match = VALUE.fullmatch(self.text.strip())
        return len(match[1] or "") if match else 0


def read(text: str) -> Figure:
    """
    Read one printed figure: "1,039", "66.0", "41.9%", "<5", "-".

    Raise ValueError, in words for a person, for anything else. A blank is refused too: it
    is no figure, and must never turn into a zero.
    """
    written = text.strip()
    if VALUE.fullmatch(written):
        return Figure(text, value=Decimal(written.replace(",", "").rstrip("%")))
    if UNDER.fullmatch(written):
        return Figure(text, marker=SUPPRESSED)
    if marker := MARKERS.get(written.casefold()):
        return Figure(text, marker=marker)
    if not written:
        raise ValueError("A blank is not a figure: leave the row out")
    raise ValueError(f"“{text}” is not a figure such as 1,039, 66.0, 41.9%, <5 or -")
