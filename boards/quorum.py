"""
Whether enough are there for a meeting to decide anything. Pure: marks in, a finding in words out.

A rule may ask for a number of members, for a share of those expected, and for certain agencies.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from boards.attendance import DEPUTY, NOT_EXPECTED, PRESENT


@dataclass(frozen=True)
class Rule:
    least_seats: int | None = None
    least_percentage: int | None = None
    agencies: tuple[str, ...] = ()
    deputy_counts: bool = True

    @property
    def is_empty(self) -> bool:
        return not (self.least_seats or self.least_percentage or self.agencies)

    @property
    def words(self) -> str:
        asked = []
        if self.least_seats:
            asked.append(f"at least {self.least_seats} members")
        if self.least_percentage:
            asked.append(f"{self.least_percentage}% of the members expected")
        if self.agencies:
            asked.append(", ".join(self.agencies))
        return f"{'; '.join(asked)}; deputies {'count' if self.deputy_counts else 'do not count'}"


@dataclass(frozen=True)
class Finding:
    is_quorate: bool
    there: int
    expected: int
    missing: tuple[str, ...]  # what is short, in words


def finding(rule: Rule, marks: Iterable[tuple[str, str]]) -> Finding:
    """`marks`: for each member the mark, and the agency that they stand for."""
    marks = list(marks)
    good = {PRESENT, DEPUTY} if rule.deputy_counts else {PRESENT}
    there = [agency for mark, agency in marks if mark in good]
    expected = sum(mark != NOT_EXPECTED for mark, _ in marks)
    missing = []
    if rule.least_seats and len(there) < rule.least_seats:
        short = rule.least_seats - len(there)
        missing.append(f"{short} more member{'' if short == 1 else 's'}")
    if rule.least_percentage and 100 * len(there) < rule.least_percentage * expected:
        missing.append(f"{rule.least_percentage}% of {expected} members")
    missing += [agency for agency in rule.agencies if agency not in there]
    return Finding(not missing, len(there), expected, tuple(missing))
