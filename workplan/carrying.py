"""What carrying actions forward would make of them, told before it is done. Changes nothing."""

import re
from dataclasses import dataclass

from workplan import timing

YEARS = re.compile(r"\b(?:19|20)\d\d(\s*[-–/]\s*)((?:19|20)?\d\d)\b")


@dataclass(frozen=True)
class Preview:
    """An action as it would stand in the plan it goes to."""

    action: object
    code: str
    heading: str
    is_new_heading: bool
    timing: timing.Timing
    doubt: str


def title_for(title, year):
    """The title with its years moved on, in its own style: "Programme 2013-2014"."""

    def moved(match):
        end = str(year + 1)
        return f"{year}{match[1]}{end[-len(match[2]) :]}"

    return YEARS.sub(moved, title)


def preview(actions, *, to_plan, year, keeps_dates):
    """`to_plan` is None for a plan still to be made, of the `year`."""
    headings = _titles(to_plan) if to_plan else set()
    taken = _codes(to_plan) if to_plan else set()
    found = []
    for action in actions:
        title = action.priority.title if action.priority else ""
        code = "" if action.code in taken else action.code
        when = timing.parse(
            action.timing_text if keeps_dates else "",
            plan_year=year,
            start_month=action.board.year_start_month,
        )
        found.append(
            Preview(
                action,
                code,
                title,
                bool(title) and title.strip().casefold() not in headings,
                when,
                _doubt(action, code, when),
            )
        )
        taken.add(action.code)
    return found


def _doubt(action, code, when):
    doubts = []
    if action.code and not code:
        doubts.append(f"Number {action.code} is taken there: it will have none")
    if when.due_on and when.due_on < action.board.today:
        due = timing.day_in_words(when.due_on)
        doubts.append(f"Overdue there from the start: due by {due}")
    elif when.due_on and action.due_on and when.due_on != action.due_on:
        doubts.append(
            f"Was due by {timing.day_in_words(action.due_on)}: a month without a year"
            " belongs to the plan's year"
        )
    return ". ".join(doubts)


def _titles(plan):
    return {
        title.strip().casefold()
        for title in plan.priorities.values_list("title", flat=True)
    }


def _codes(plan):
    return {code for code in plan.actions.values_list("code", flat=True) if code}
