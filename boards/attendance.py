"""
Who came: percentages and the bands they are printed in. Pure: marks in, figures out.

The percentage is attended / held meetings of the group, cancelled ones never counted. Each
board sets whether it counts all meetings of the year or those while the seat was filled,
and whether a deputy counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

PRESENT, DEPUTY, APOLOGIES = "present", "deputy", "apologies"
ABSENT, NOT_EXPECTED = "absent", "not_expected"
CYCLE = (PRESENT, DEPUTY, APOLOGIES, ABSENT, NOT_EXPECTED)  # one click goes to the next


@dataclass(frozen=True)
class Rule:
    deputy_counts: bool = True
    counts_all_meetings: bool = True  # False: only those while the seat was filled

    @property
    def for_members(self) -> "Rule":
        """The same for a group: whatever counts for seats, members count in their own time."""
        return replace(self, counts_all_meetings=False)


@dataclass(frozen=True)
class Attended:
    attended: int
    counted: int

    @property
    def percentage(self) -> int | None:
        """Rounded half up to a whole number; None when no meeting counts."""
        if not self.counted:
            return None
        return (200 * self.attended + self.counted) // (2 * self.counted)


def attended(marks: Iterable[str], rule: Rule) -> Attended:
    """`marks`: one for each held meeting; a meeting with no mark is one not attended."""
    marks = list(marks)
    good = {PRESENT, DEPUTY} if rule.deputy_counts else {PRESENT}
    expected = [mark for mark in marks if mark != NOT_EXPECTED]
    counted = marks if rule.counts_all_meetings else expected
    return Attended(sum(mark in good for mark in counted), len(counted))


def after(mark: str) -> str:
    """What one click makes of it; an empty cell becomes present."""
    return CYCLE[(CYCLE.index(mark) + 1) % len(CYCLE)] if mark else CYCLE[0]


def bands(
    percentages: Iterable[tuple[str, int | None]],
) -> list[tuple[int, list[str]]]:
    """The names at each percentage, best first, in the order they were given."""
    found: dict[int, list[str]] = {}
    for name, percentage in percentages:
        if percentage is not None:
            found.setdefault(percentage, []).append(name)
    return sorted(found.items(), reverse=True)
