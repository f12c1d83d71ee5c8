"""A plan given another title or year, and its headings put in another order."""

from django.db import IntegrityError, transaction

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.policies import check_open

from .actions import follow_year


@transaction.atomic
def edit_plan(*, plan, version, by, **changes):
    """
    `changes` are any of title, year, kind and status.

    Months that name no year belong to the plan's: another year gives its actions other days,
    which counts as no move of theirs.
    """
    changes = {
        name: value for name, value in changes.items() if value != getattr(plan, name)
    }
    check_open(plan)
    before = {name: getattr(plan, name) for name in changes}
    if not changes:
        return plan
    try:
        with transaction.atomic():
            claim(plan, version, **changes)
    except IntegrityError:
        title, year = changes.get("title", plan.title), changes.get("year", plan.year)
        plan.year = year
        raise Refused(
            f"There is already a plan called “{title}” for {plan.year_in_words}."
        ) from None
    if "year" in changes:
        for action in plan.actions.select_related("board", "plan").order_by("pk"):
            follow_year(action)
    history.record("plan_edited", about=plan, by=by, before=before, after=changes)
    return plan


def move_priority(*, priority, up, by):
    """One place up or down in its plan. True when it moved."""
    check_open(priority.plan)
    return _move("priority_moved", priority, priority.plan.priorities, up, by)


def move_sub_theme(*, sub_theme, up, by):
    """One place up or down under its priority. True when it moved."""
    check_open(sub_theme.priority.plan)
    return _move("sub_theme_moved", sub_theme, sub_theme.priority.sub_themes, up, by)


@transaction.atomic
def _move(verb, row, siblings, up, by):
    locked = siblings.order_by("pk").select_for_update(of=("self",))
    ordered = sorted(locked, key=lambda each: (each.position, each.pk))
    place = ordered.index(row)
    there = place + (-1 if up else 1)
    if not 0 <= there < len(ordered):
        return False
    ordered.insert(there, ordered.pop(place))
    for position, each in enumerate(ordered):
        each.position = position
    siblings.bulk_update(ordered, ["position"])
    history.record(
        verb,
        about=row,
        by=by,
        before={"place": place + 1},
        after={"place": there + 1},
    )
    return True
