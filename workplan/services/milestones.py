"""
The milestones of an action: lines as printed, each with the day its words name.

A line that is only reworded is the same milestone: once reached it stays reached.
"""

from difflib import get_close_matches

from django.db import transaction

from lscb.history import services as history
from workplan import timing
from workplan.models import Milestone
from workplan.policies import check_open

from .action_versions import claim_action

REWORDED = 0.6  # how alike two lines must be to be the same milestone


@transaction.atomic
def set_milestones(*, action, lines, by, version=None):
    """
    Replace the milestones of `action` by `lines`, in their order. Empty lines are left out.

    `version` is the action's as it was on the screen; a new action has none to name.
    """
    lines = [line.strip() for line in lines if line.strip()]
    rows = list(action.milestones.all())
    before = [row.text for row in rows]
    if lines == before:
        return rows
    check_open(action.plan)
    if version is not None:
        claim_action(action, version)
    kept = _rows_of(lines, rows)
    action.milestones.exclude(pk__in=[row.pk for row in kept if row]).delete()
    result = []
    for position, (line, row) in enumerate(zip(lines, kept, strict=True)):
        row = row or Milestone(action=action)
        row.text, row.position, row.due_on = line, position, _due_on(action, line)
        row.save()
        result.append(row)
    history.record(
        "milestones_set",
        about=action,
        by=by,
        before={"milestones": before},
        after={"milestones": lines},
    )
    return result


@transaction.atomic
def reach_milestone(*, milestone, reached_on, by):
    """It was reached on this day; with None, not yet after all."""
    before = milestone.reached_on
    milestone.reached_on = reached_on
    milestone.save(update_fields=["reached_on"])
    history.record(
        "milestone_reached" if reached_on else "milestone_not_reached",
        about=milestone.action,
        by=by,
        before={milestone.text: before},
        after={milestone.text: reached_on},
    )
    return milestone


def _rows_of(lines, rows):
    """The row each line stands for already, or None: the same words first, then like words."""
    left = list(rows)
    found = [None] * len(lines)

    def take(place, words):
        row = next(row for row in left if row.text == words)
        left.remove(row)
        found[place] = row

    for place, line in enumerate(lines):
        if any(row.text == line for row in left):
            take(place, line)
    for place, line in enumerate(lines):
        texts = [row.text for row in left]
        if found[place] is None and (
            like := get_close_matches(line, texts, n=1, cutoff=REWORDED)
        ):
            take(place, like[0])
    return found


def _due_on(action, line):
    return timing.parse(
        line,
        plan_year=action.plan_year,
        start_month=action.board.year_start_month,
    ).due_on
