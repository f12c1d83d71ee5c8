"""Taking back what was done to one action; see `undo`."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from boards.exceptions import Refused
from lscb.links import services as links
from workplan.models import Action, ActionUpdate, ReportBack

from .action_moves import place_action, place_of
from .action_versions import claim_action
from .actions import follow_words
from .undone import UNDONE, check_stands, field_of, record_undone


def _undo_edit(action, event, by):
    check_stands(action, event, event.before)
    before = {
        name: field_of(Action, name).to_python(value)
        for name, value in event.before.items()
    }
    claim_action(action, action.version, **before)
    if "due_moves" in before:
        action.date_moves.first().delete()
    follow_words(action, before, by=by)
    record_undone(action, event, by)


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
    check_stands(action, event, event.after)
    settled = action.report_backs.exclude(state=ReportBack.State.DUE)
    if action.updates.exists() or settled.exists():
        raise Refused(f"{action.label} has been reported on since.")
    if action.engagement_changes.exists():
        raise Refused(f"What was heard names {action.label} by now.")
    links.revoke_for(about=action, by=by)
    record_undone(action, event, by)
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
        "completed_on": field_of(Action, "completed_on").to_python(
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
    record_undone(action, event, by)


def _undo_mark(action, event, by):
    for words, state in event.before.items():
        report = action.report_backs.filter(words=words).first()
        if report is None or report.state != event.after[words]:
            raise Refused(
                f"The {words} report of {action.label} was marked again since."
            )
        report.state = state
        report.save(update_fields=["state"])
    record_undone(action, event, by)


TAKE_BACK = {
    "action_edited": _undo_edit,
    "action_moved": _undo_move,
    "action_added": _undo_adding,
    "action_updated": _undo_update,
    "action_completed": _undo_update,
    "report_back_marked": _undo_mark,
}
