"""Whether nothing has been heard of an action for longer than it should be. Pure."""

import datetime
from dataclasses import dataclass

from .due_dates import rhythm
from .frequency import Frequency
from .timing import Timing

BY_DEFAULT = Frequency("quarterly", months=3)  # as often as a board meets
GRACE = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Silence:
    """`days` since anybody said how it stands, or since it was to begin where nobody has yet."""

    days: int
    was_ever_heard: bool
    expected: str

    @property
    def words(self) -> str:
        since = "" if self.was_ever_heard else " since it was to begin"
        return f"Nothing heard for {self.days} days{since}; expected {self.expected}"


def silence(
    timing: Timing,
    *,
    is_open: bool,
    is_begun: bool,
    heard_on: datetime.date | None,
    since: datetime.date,
    today: datetime.date,
) -> Silence | None:
    """
    How long an open action has been quiet, where that is too long: more than a rhythm of its
    own words, or a quarter, and two weeks' grace. `since` is the first day of its plan.

    Nothing is expected of what is not begun, unless its words say when it begins or how often
    it is done.
    """
    frequency = rhythm(timing.repeats)
    if not is_open or not (is_begun or timing.open_start or frequency):
        return None
    expected = frequency or BY_DEFAULT
    last = heard_on or max(since, timing.open_start or since)
    if expected.after(last) + GRACE >= today:
        return None
    return Silence((today - last).days, heard_on is not None, expected.words)
