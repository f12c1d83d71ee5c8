"""A plan given another title or year, and its headings put in another order."""

from django.db import IntegrityError, transaction

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.policies import check_open

from .actions import follow_year


@transaction.atomic
def edit_plan(*, plan, version, by, verb="plan_edited", note=None, **changes):
    """
    `changes` are any of title, year, kind and status. `note` goes into the event with them.

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
    after = changes | (note or {})
    history.record(verb, about=plan, by=by, before=before, after=after)
    return plan


def move_priority(*, priority, up, by, place=None, verb="priority_moved", note=None):
    """
    One place up or down in its plan. True when it moved.

    With `place`, only from there (the first is 1). `note` goes into the event.
    """
    check_open(priority.plan)
    siblings = priority.plan.priorities
    return _move(priority, siblings, up, by, place, verb, note)


def move_sub_theme(*, sub_theme, up, by, place=None, verb="sub_theme_moved", note=None):
    """One place up or down under its priority, as `move_priority`."""
    check_open(sub_theme.priority.plan)
    siblings = sub_theme.priority.sub_themes
    return _move(sub_theme, siblings, up, by, place, verb, note)


@transaction.atomic
def _move(row, siblings, up, by, place, verb, note):
    locked = siblings.order_by("pk").select_for_update(of=("self",))
    ordered = sorted(locked, key=lambda each: (each.position, each.pk))
    here = ordered.index(row)
    there = here + (-1 if up else 1)
    if not 0 <= there < len(ordered) or place not in (None, here + 1):
        return False
    ordered.insert(there, ordered.pop(here))
    for position, each in enumerate(ordered):
        each.position = position
    siblings.bulk_update(ordered, ["position"])
    history.record(
        verb,
        about=row,
        by=by,
        before={"place": here + 1},
        after={"place": there + 1} | (note or {}),
    )
    return True
