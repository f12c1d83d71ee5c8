"""When a group is reminded of the report it owes. Pure: days in, a day out."""

import datetime

# Counted from the day the reports are due: a week before, on the day, three days after.
STEPS = (-7, 0, 3)


def step_reached(
    *, due_on: datetime.date, held_on: datetime.date, today: datetime.date
) -> datetime.date | None:
    """
    The day of the latest step that has come, or None before the first and after the meeting.

    Whoever was reminded since that day is not reminded again, whatever happened to the days
    before it: a server that stood still for a week sends one reminder, not two.
    """
    days = (due_on + datetime.timedelta(days=step) for step in STEPS)
    reached = [day for day in days if day <= today]
    return reached[-1] if reached and today <= held_on else None
