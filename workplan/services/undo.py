"""
Taking back what one did to a plan, its headings and its actions, worked out from the history.

Nothing is kept for it: an event says what was before, and what came after. A change is
everything one request did, so that a change of forty actions is one. It is taken back as far
as nobody has changed the same since, and leaves events of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from boards.exceptions import Refused
from workplan.models import Action, Plan, Priority, SubTheme
from workplan.policies import check_open

from . import undo_actions, undo_headings
from .undone import UNDONE, label_of

MOST, PAGE = 2000, 100  # events looked through, and read at once
TAKE_BACK = undo_actions.TAKE_BACK | undo_headings.TAKE_BACK
EDITS = {"action_edited", "priority_edited", "sub_theme_edited", "plan_edited"}
DEEDS = {
    "action_added": "added",
    "action_moved": "moved",
    "action_completed": "marked as complete",
    "action_updated": "said how it stands",
    "report_back_marked": "marked a report",
    "priority_added": "added",
    "priority_moved": "moved",
    "sub_theme_added": "added",
    "sub_theme_moved": "moved",
}


@dataclass(frozen=True)
class OwnChange:
    """What one request of a person did to a plan."""

    key: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Undone:
    """`kept` are pairs of what stays as it is, in words, and why."""

    words: str
    count: int
    kept: tuple


def own_changes(*, plan, person, most=20):
    """The last changes of `person` in `plan` that still stand, newest first."""
    rows = {}
    changes = groupby(_own_in(plan, person, rows), key=attrgetter("request_id"))
    return [
        _own_change(key, list(together), rows)
        for key, together in islice(changes, most)
    ]


@transaction.atomic
def undo(*, plan, key, by):
    """
    Take back the change that `key` names.

    Raises Refused where none of it can be: each change that somebody has built on stands.
    """
    check_open(plan)
    events = [event for event in _own(by) if event.request_id == key]
    rows = _rows_of(events, plan, by, is_locked=True)
    events = [event for event in events if _named_by(event) in rows]
    if not events:
        raise Refused("That change has been taken back already.")
    change = _own_change(key, events, rows)
    count, kept = 0, []
    for event in events:
        row = rows[_named_by(event)]
        try:
            with transaction.atomic():
                TAKE_BACK[event.verb](row, event, by)
        except Refused as refusal:
            kept.append((label_of(row), str(refusal)))
        else:
            count += 1
    if not count:
        raise Refused(" ".join(dict.fromkeys(why for _, why in kept)))
    return Undone(change.words, count, tuple(kept))


def _own(person):
    """Events of this person that can be taken back and were not, newest first."""
    if person.user is None:
        return
    kinds = ContentType.objects.get_for_models(Action, Plan, Priority, SubTheme)
    events = person.board.events.filter(
        actor=person.user, about_type__in=kinds.values()
    )
    taken_back = set()
    latest = events.exclude(request_id="").newest_first()
    for place in range(0, MOST, PAGE):  # whoever asks may stop at the first
        page = list(latest[place : place + PAGE])
        for event in page:
            if event.verb == UNDONE:
                taken_back.add(event.after.get("_undoes"))
            elif event.verb in TAKE_BACK and event.sequence not in taken_back:
                yield event
        if len(page) < PAGE:
            return


def _own_in(plan, person, rows):
    """
    Those about this plan. What they are about is put into `rows`, read for a page of events at
    once: most of what a person has done may lie in another plan.
    """
    own = _own(person)
    while events := list(islice(own, PAGE)):
        rows |= _rows_of(events, plan, person)
        yield from (event for event in events if _named_by(event) in rows)


def _rows_of(events, plan, person, *, is_locked=False):
    """What is still there of this plan among what the events are about, as `_named_by` names it."""
    keys = {}
    for event in events:
        kind, pk = _named_by(event)
        keys.setdefault(kind, set()).add(int(pk))
    found = {}
    for rows in (
        plan.actions.visible_to(person).select_related(
            "board", "plan", "priority", "sub_theme"
        ),
        plan.board.plans.filter(pk=plan.pk),
        plan.priorities.select_related("plan"),
        SubTheme.objects.filter(priority__plan=plan).select_related("priority__plan"),
    ):
        kind = ContentType.objects.get_for_model(rows.model).pk
        if kind not in keys:
            continue
        # Locked in the order of their keys, as everybody does who changes several.
        rows = rows.filter(pk__in=keys[kind]).order_by("pk")
        if is_locked:
            rows = rows.select_for_update(of=("self",))
        found |= {(kind, str(row.pk)): row for row in rows}
    return found


def _named_by(event):
    return event.about_type_id, event.about_id


def _own_change(key, events, rows):
    first = events[-1]  # what follows from it comes after
    row = rows[_named_by(first)]
    count = len({_named_by(event) for event in events})
    if count > 1:
        words = f"{count} {_kind_of(events)} changed together"
    elif first.verb in EDITS:
        words = f"{label_of(row)}: {', '.join(_typed(first, type(row)))}"
    else:
        words = f"{label_of(row)}: {DEEDS[first.verb]}"
    return OwnChange(key, words, first.happened_at)


def _kind_of(events):
    is_of_actions = all(event.verb in undo_actions.TAKE_BACK for event in events)
    return "actions" if is_of_actions else "rows"


def _typed(event, model):
    """The fields that people typed in, as the model orders them; what follows is left out."""
    derived = {"due_on", "due_moves", "due_reason"}
    return [
        str(field.verbose_name)
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.name in event.after and field.name not in derived
    ]
