"""When an action, or the next part of it, is due, and by how much it is late. Pure."""

import datetime

from .frequency import Frequency
from .timing import Timing

ONE_DAY = datetime.timedelta(days=1)


def next_due(
    timing: Timing, *, today: datetime.date, since: datetime.date
) -> datetime.date | None:
    """
    The next day something is due: a limit, or the end of a rhythm counted from the day the
    action begins, `since` unless its words say. Where all are past, the last of them.
    """
    ahead = [day for day in timing.limits if day >= today]
    begins = timing.open_start or since
    ends = _rhythm_end(timing.repeats, begins, today)
    if ends and (not timing.limits or ends <= max(timing.limits)):
        ahead.append(ends)
    return min(ahead, default=timing.due_on)


def days_late(due_on: datetime.date | None, *, today: datetime.date) -> int:
    """0 on the day itself, and where there is no day."""
    return max(0, (today - due_on).days) if due_on else 0


def rhythm(repeats: tuple[Frequency, ...]) -> Frequency | None:
    """The shortest of several; None where it goes by meetings alone."""
    regular = [each for each in repeats if each.is_regular]
    return min(regular, key=lambda each: each.months * 30.4 + each.days, default=None)


def _rhythm_end(repeats, begins, today):
    """The last day of the rhythm that `today` is in, or of the first where it has not begun."""
    frequency = rhythm(repeats)
    if frequency is None:
        return None
    times = 1
    if today > begins:
        days = frequency.months * 31 + frequency.days
        times = max(1, (today - begins).days // days)
    while (ends := frequency.after(begins, times=times) - ONE_DAY) < today:
        times += 1
    return ends
