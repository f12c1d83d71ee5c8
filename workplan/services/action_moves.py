"""
Where an action stands in its plan: under which priority and sub-theme, after which other.

A move changes no words, so it takes no version: whoever types in the row meanwhile is not
refused for it.
"""

from django.db import transaction

from lscb.history import services as history
from workplan.exceptions import OutOfPlace
from workplan.models import Action
from workplan.policies import check_open


@transaction.atomic
def move_action(*, action, up, by):
    """
    Move one place up or down in its priority, across the heading of a sub-theme where one
    stands between. True when it moved.
    """
    siblings = _standing_under(action.priority, action.sub_theme_id)
    place = next(i for i, row in enumerate(siblings) if row.pk == action.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(siblings):
        after = siblings[place - 2 if up and place > 1 else other]
        after = None if up and other == 0 else after
        return place_action(
            action=action,
            priority=action.priority,
            sub_theme=action.sub_theme,
            after=after,
            by=by,
        )
    headings = [None, *action.priority.sub_themes.in_printed_order()]
    here = next(
        i
        for i, theme in enumerate(headings)
        if (theme and theme.pk) == action.sub_theme_id
    )
    step = here + (-1 if up else 1)
    if not 0 <= step < len(headings):
        return False
    return place_action(
        action=action,
        priority=action.priority,
        sub_theme=headings[step],
        after=last_under(action.priority, headings[step]) if up else None,
        by=by,
    )


@transaction.atomic
def place_action(
    *, action, priority, by, sub_theme=None, after=None, verb="action_moved", **note
):
    """
    Stand right after the action `after`, or first where there is none; True when it moved.

    `note` goes into the event with what it is about: which change this one takes back.
    """
    if (
        priority.plan_id != action.plan_id
        or (sub_theme and sub_theme.priority_id != priority.pk)
        or (after and after.pk == action.pk)
    ):
        raise OutOfPlace
    check_open(action.plan)
    before, before_words = place_of(action), _in_words(action)
    siblings = [
        row
        for row in _standing_under(priority, sub_theme and sub_theme.pk)
        if row.pk != action.pk
    ]
    places = {row.pk: place + 1 for place, row in enumerate(siblings)}
    siblings.insert(places.get(after.pk, len(siblings)) if after else 0, action)
    action.priority, action.sub_theme = priority, sub_theme
    for position, row in enumerate(siblings):
        row.position = position
    Action.objects.bulk_update(siblings, ["position", "priority", "sub_theme"])
    if place_of(action) == before:
        return False
    history.record(
        verb,
        about=action,
        by=by,
        before={"stands": before_words, "_place": before},
        after={"stands": _in_words(action), "_place": place_of(action)} | note,
    )
    return True


def last_under(priority, sub_theme=None):
    """The action after which another would stand last."""
    rows = _standing_under(priority, sub_theme and sub_theme.pk)
    return rows[-1] if rows else None


def place_of(action):
    """Its headings and the action it stands after, by their keys."""
    before = _one_before(action)
    return {
        "priority": action.priority_id,
        "sub_theme": action.sub_theme_id,
        "after": before and before.pk,
    }


def _in_words(action):
    before = _one_before(action)
    words = [str(each) for each in (action.priority, action.sub_theme) if each]
    words.append(f"after {before.label}" if before else "first")
    return ", ".join(words)


def _one_before(action):
    siblings = Action.objects.filter(
        plan=action.plan_id, priority=action.priority_id, sub_theme=action.sub_theme_id
    ).in_printed_order()
    found = None
    for row in siblings:
        if row.pk == action.pk:
            return found
        found = row
    return None


def _standing_under(priority, sub_theme_pk):
    """In printed order, and locked until the transaction ends: rows in the order of their keys."""
    rows = Action.objects.filter(priority=priority, sub_theme=sub_theme_pk)
    locked = rows.order_by("pk").select_for_update(of=("self",))
    return sorted(locked, key=lambda row: (row.position, row.pk))
