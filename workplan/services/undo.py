"""
Taking back what one did to the actions of a plan, worked out from the history.

Nothing is kept for it: an event says what was before, and what came after. A change is
everything one request did, so that a change of forty actions is one. It is taken back as far
as nobody has changed the same since, and leaves events of its own.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from boards.exceptions import Refused
from lscb.history import services as history
from lscb.history.chain import canonical
from lscb.links import services as links
from workplan.models import Action, ActionUpdate, ReportBack
from workplan.policies import check_open

from .action_moves import place_action, place_of
from .action_versions import claim_action
from .actions import follow_words

UNDONE = "change_undone"
MOST, PAGE = 2000, 100  # events looked through, and read at once
DEEDS = {
    "action_added": "added",
    "action_moved": "moved",
    "action_completed": "marked as complete",
    "action_updated": "said how it stands",
    "report_back_marked": "marked a report",
}


@dataclass(frozen=True)
class OwnChange:
    """What one request of a person did to actions of a plan."""

    key: str
    words: str
    at: datetime


@dataclass(frozen=True)
class Undone:
    """`kept` are the pairs of an action and why its change stands."""

    words: str
    count: int
    kept: tuple
    priorities: tuple


def own_changes(*, plan, person, most=20):
    """The last changes of `person` in `plan` that still stand, newest first."""
    here = plan.actions.visible_to(person).only("code", "text")
    found = []
    for key, together in groupby(_own(person), key=attrgetter("request_id")):
        events = list(together)
        keys = {int(event.about_id) for event in events}
        labels = {str(row.pk): row.label for row in here.filter(pk__in=keys)}
        events = [event for event in events if event.about_id in labels]
        if events:
            found.append(_own_change(key, events, labels))
        if len(found) == most:
            break
    return found


@transaction.atomic
def undo(*, plan, key, by):
    """
    Take back the change that `key` names.

    Raises Refused where none of it can be: each change that somebody has built on stands.
    """
    check_open(plan)
    events = [event for event in _own(by) if event.request_id == key]
    rows = plan.actions.visible_to(by).filter(
        pk__in={int(event.about_id) for event in events}
    )
    rows = rows.select_related("board", "plan", "priority", "sub_theme")
    # Locked in the order of their keys, as everybody does who changes several.
    actions = {
        str(row.pk): row for row in rows.order_by("pk").select_for_update(of=("self",))
    }
    events = [event for event in events if event.about_id in actions]
    if not events:
        raise Refused("That change has been taken back already.")
    change = _own_change(key, events, {pk: row.label for pk, row in actions.items()})
    done, kept = [], []
    for event in events:
        action = actions[event.about_id]
        try:
            with transaction.atomic():
                _TAKE_BACK[event.verb](action, event, by)
        except Refused as refusal:
            kept.append((action, str(refusal)))
        else:
            done.append(action)
    if not done:
        raise Refused(" ".join(dict.fromkeys(why for _, why in kept)))
    priorities = dict.fromkeys(action.priority for action in done if action.priority)
    return Undone(change.words, len(done), tuple(kept), tuple(priorities))


def _own(person):
    """Events of this person about actions that can be taken back and were not, newest first."""
    if person.user is None:
        return
    about = ContentType.objects.get_for_model(Action)
    events = person.board.events.filter(actor=person.user, about_type=about)
    taken_back = set()
    latest = events.exclude(request_id="").newest_first()
    for place in range(0, MOST, PAGE):  # whoever asks may stop at the first
        for event in latest[place : place + PAGE]:
            if event.verb == UNDONE:
                taken_back.add(event.after.get("_undoes"))
            elif event.verb in _TAKE_BACK and event.sequence not in taken_back:
                yield event


def _own_change(key, events, labels):
    first = events[-1]  # what follows from it comes after
    if len({event.about_id for event in events}) > 1:
        words = f"{len({event.about_id for event in events})} actions changed together"
    elif first.verb == "action_edited":
        names = [_field(name).verbose_name for name in _typed(first)]
        words = f"{labels[first.about_id]}: {', '.join(names)}"
    else:
        words = f"{labels[first.about_id]}: {DEEDS[first.verb]}"
    return OwnChange(key, words, first.happened_at)


def _undo_edit(action, event, by):
    _check_stands(action, event, event.before)
    before = {
        name: _field(name).to_python(value) for name, value in event.before.items()
    }
    claim_action(action, action.version, **before)
    if "due_moves" in before:
        action.date_moves.first().delete()
    follow_words(action, before, by=by)
    _record(action, event, by)


def _undo_move(action, event, by):
    now, then = event.after["_place"], event.before["_place"]
    here = place_of(action)
    if any(here[name] != now[name] for name in ("priority", "sub_theme")):
        raise Refused(f"{action.label} has been moved again since.")
    priority = action.plan.priorities.filter(pk=then["priority"]).first()
    if priority is None:
        raise Refused(f"What {action.label} stood under is no longer there.")
    place_action(
        action=action,
        priority=priority,
        sub_theme=priority.sub_themes.filter(pk=then["sub_theme"]).first(),
        after=action.plan.actions.filter(pk=then["after"]).first(),
        by=by,
        verb=UNDONE,
        _undoes=event.sequence,
    )


def _undo_adding(action, event, by):
    _check_stands(action, event, event.after)
    settled = action.report_backs.exclude(state=ReportBack.State.DUE)
    if action.updates.exists() or settled.exists():
        raise Refused(f"{action.label} has been reported on since.")
    links.revoke_for(about=action, by=by)
    _record(action, event, by)
    try:
        with transaction.atomic():
            Action.objects.filter(pk=action.pk).delete()
    except ProtectedError:
        raise Refused(f"Something else rests on {action.label} by now.") from None


def _undo_update(action, event, by):
    """The words said then are kept; that they were taken back is said as well."""
    was = {
        "status": event.before["status"],
        "status_reason": event.before.get("_status_reason", ""),
        "completed_on": _field("completed_on").to_python(
            event.before.get("_completed_on")
        ),
    }
    latest = action.updates.newest_first().first()
    if action.status != event.after["status"] or latest.pk != event.after["_update"]:
        raise Refused(f"More has been said since of how {action.label} stands.")
    claim_action(action, action.version, **was)
    ActionUpdate.objects.create(
        action=action,
        words="Taken back: what was said last was a mistake.",
        status=action.status,
        made_at=timezone.now(),
        made_by=by.user,
        made_by_label=by.label[:200],
    )
    _record(action, event, by)


def _undo_mark(action, event, by):
    for words, state in event.before.items():
        report = action.report_backs.filter(words=words).first()
        if report is None or report.state != event.after[words]:
            raise Refused(
                f"The {words} report of {action.label} was marked again since."
            )
        report.state = state
        report.save(update_fields=["state"])
    _record(action, event, by)


_TAKE_BACK = {
    "action_edited": _undo_edit,
    "action_moved": _undo_move,
    "action_added": _undo_adding,
    "action_updated": _undo_update,
    "action_completed": _undo_update,
    "report_back_marked": _undo_mark,
}


def _check_stands(action, event, names):
    """Refused, naming who, where a field is no longer what the event made it."""
    for name in names:
        if canonical(getattr(action, name)) == canonical(event.after.get(name)):
            continue
        later = action.board.events.about(action).filter(sequence__gt=event.sequence)
        who = next((each.who for each in later if name in each.after), "Somebody")
        raise Refused(
            f"{who} has changed {action.label} since: {_field(name).verbose_name}."
        )


def _record(action, event, by):
    history.record(
        UNDONE,
        about=action,
        by=by,
        before=event.after,
        after=event.before | {"_undoes": event.sequence},
    )


def _field(name):
    return Action._meta.get_field(name)


def _typed(event):
    """What people typed; what follows from it is left out."""
    derived = {"due_on", "due_moves", "due_reason"}
    return [name for name in event.after if name not in derived]
