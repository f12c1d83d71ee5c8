"""Everything that changes a plan and the priorities and sub-themes that head its actions."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.models import Plan, Priority, SubTheme
from workplan.policies import check_open

PRIORITY_WORDS = ("kind", "statement", "outcomes", "links_text", "footnotes")
PRIORITY = ("code", "title", "range_text", *PRIORITY_WORDS)
SUB_THEME = ("title", "range_text")


@transaction.atomic
def create_plan(
    *,
    board,
    title,
    year,
    by,
    kind=Plan.Kind.WORK_PROGRAMME,
    status=Plan.Status.IN_FORCE,
    group=None,
    follows=None,
):
    plan = Plan(
        board=board,
        title=title,
        year=year,
        kind=kind,
        status=status,
        group=group,
        follows=follows,
    )
    _insert(plan, f"There is already a plan called “{title}” for {plan.year_in_words}.")
    values = {"title": title, "year": plan.year_in_words}
    history.record("plan_created", about=plan, by=by, after=values)
    return plan


@transaction.atomic
def add_priority(*, plan, title, by, code="", supports=(), **words):
    """
    The new priority stands after those there are. `words` are any of `PRIORITY`.

    `supports` are the board's priorities that a sub-group's one is for.
    """
    check_open(plan)
    priority = Priority(
        plan=plan,
        code=code,
        title=title,
        position=_next_position(plan.priorities),
        **words,
    )
    _insert(priority, _code_is_taken(code))
    priority.supports.set(supports)
    after = {name: getattr(priority, name) for name in PRIORITY}
    after["supports"] = [str(row) for row in supports]
    history.record(
        "priority_added",
        about=priority,
        by=by,
        after={name: value for name, value in after.items() if value},
    )
    return priority


@transaction.atomic
def edit_priority(
    *,
    priority,
    version,
    by,
    supports=None,
    verb="priority_edited",
    note=None,
    **changes,
):
    """
    `changes` are any of `PRIORITY`. Without `supports`, those it supports stay.

    `note` goes into the event with them.
    """
    check_open(priority.plan)
    before = _values(priority, changes)
    try:
        with transaction.atomic():
            claim(priority, version, **changes)
    except IntegrityError:
        raise Refused(_code_is_taken(changes.get("code"))) from None
    if supports is not None:
        before |= _supported(priority.supports.all())
        changes |= _supported(supports)
        priority.supports.set(supports)
    _record_edit(verb, priority, before, changes, by, note)
    return priority


@transaction.atomic
def add_sub_theme(*, priority, title, by, range_text=""):
    check_open(priority.plan)
    sub_theme = SubTheme.objects.create(
        priority=priority,
        title=title,
        range_text=range_text,
        position=_next_position(priority.sub_themes),
    )
    history.record(
        "sub_theme_added", about=sub_theme, by=by, after=_values(sub_theme, SUB_THEME)
    )
    return sub_theme


@transaction.atomic
def edit_sub_theme(
    *, sub_theme, version, by, verb="sub_theme_edited", note=None, **changes
):
    """`changes` are any of `SUB_THEME`. `note` goes into the event with them."""
    check_open(sub_theme.priority.plan)
    before = _values(sub_theme, changes)
    claim(sub_theme, version, **changes)
    _record_edit(verb, sub_theme, before, changes, by, note)
    return sub_theme


def _insert(row, message):
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(message) from None


def _next_position(siblings):
    last = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _code_is_taken(code):
    return f"Number {code} is taken by another priority of this plan."


def _supported(priorities):
    """In words, and by their keys for whoever takes it back."""
    found = sorted(priorities, key=lambda row: row.pk)
    return {
        "supports": [str(row) for row in found],
        "_supports": [row.pk for row in found],
    }


def _values(row, names):
    return {name: getattr(row, name) for name in names}


def _record_edit(verb, row, before, changes, by, note):
    changed = [name for name in changes if before[name] != changes[name]]
    history.record(
        verb,
        about=row,
        by=by,
        before={name: before[name] for name in changed},
        after={name: changes[name] for name in changed} | (note or {}),
    )
