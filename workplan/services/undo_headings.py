"""Taking back what was done to a plan's own words and to its headings; see `undo`."""

from django.db import transaction
from django.db.models import ProtectedError

from boards.exceptions import Refused
from workplan.models import Priority

from .plan_changes import edit_plan, move_priority, move_sub_theme
from .plans import edit_priority, edit_sub_theme
from .undone import UNDONE, check_stands, field_of, label_of, record_undone


def _undo_plan_edit(plan, event, by):
    check_stands(plan, event, event.after)
    edit_plan(
        plan=plan,
        version=plan.version,
        by=by,
        verb=UNDONE,
        note={"_undoes": event.sequence},
        **_fields(plan, event.before),
    )


def _undo_priority_edit(priority, event, by):
    check_stands(priority, event, _fields(priority, event.after))
    changes = _fields(priority, event.before)
    if "_supports" in event.after:
        now = list(priority.supports.values_list("pk", flat=True))
        if sorted(now) != sorted(event.after["_supports"]):
            raise Refused(
                f"What {label_of(priority)} supports was changed again since."
            )
        there = Priority.objects.filter(plan__board=priority.board)
        changes["supports"] = list(there.filter(pk__in=event.before["_supports"]))
    edit_priority(
        priority=priority,
        version=priority.version,
        by=by,
        verb=UNDONE,
        note={"_undoes": event.sequence},
        **changes,
    )


def _undo_sub_theme_edit(sub_theme, event, by):
    check_stands(sub_theme, event, event.after)
    edit_sub_theme(
        sub_theme=sub_theme,
        version=sub_theme.version,
        by=by,
        verb=UNDONE,
        note={"_undoes": event.sequence},
        **event.before,
    )


def _undo_adding(heading, event, by):
    check_stands(heading, event, _fields(heading, event.after))
    label, rows = label_of(heading), type(heading).objects
    if _is_named_by_others(heading):
        raise Refused(f"Something else names {label} by now.")
    record_undone(heading, event, by)
    try:
        with transaction.atomic():
            rows.filter(pk=heading.pk).delete()
    except ProtectedError:
        raise Refused(f"Something stands under {label} by now.") from None


def _is_named_by_others(heading):
    """What was heard, a risk, another priority: their links would go with it in silence."""
    links = ("engagement_changes", "risks", "supported_by")
    return any(
        getattr(heading, name).exists() for name in links if hasattr(heading, name)
    )


def _undo_move(move, name):
    def _undo(heading, event, by):
        there, then = event.after["place"], event.before["place"]
        is_back = move(
            **{name: heading},
            up=then < there,
            place=there,
            by=by,
            verb=UNDONE,
            note={"_undoes": event.sequence},
        )
        if not is_back:
            raise Refused(f"{label_of(heading)} has been moved again since.")

    return _undo


def _fields(row, values):
    """Those of `values` that are the row's own, and not lists of what it is linked to."""
    own = {field.name for field in row._meta.concrete_fields}
    return {
        name: field_of(type(row), name).to_python(value)
        for name, value in values.items()
        if name in own
    }


TAKE_BACK = {
    "plan_edited": _undo_plan_edit,
    "priority_added": _undo_adding,
    "priority_edited": _undo_priority_edit,
    "priority_moved": _undo_move(move_priority, "priority"),
    "sub_theme_added": _undo_adding,
    "sub_theme_edited": _undo_sub_theme_edit,
    "sub_theme_moved": _undo_move(move_sub_theme, "sub_theme"),
}
