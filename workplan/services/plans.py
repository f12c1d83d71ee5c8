"""Everything that changes a plan and the priorities and sub-themes that head its actions."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.models import Plan, Priority, SubTheme

PRIORITY = ("code", "title", "range_text", "statement")
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
):
    plan = Plan(board=board, title=title, year=year, kind=kind, status=status)
    _insert(plan, f"There is already a plan called “{title}” for {plan.year_in_words}.")
    values = {"title": title, "year": plan.year_in_words}
    history.record("plan_created", about=plan, by=by, after=values)
    return plan


@transaction.atomic
def add_priority(*, plan, title, by, code="", range_text="", statement=""):
    """The new priority stands after those there are."""
    priority = Priority(
        plan=plan,
        code=code,
        title=title,
        range_text=range_text,
        statement=statement,
        position=_next_position(plan.priorities),
    )
    _insert(priority, _code_is_taken(code))
    history.record(
        "priority_added", about=priority, by=by, after=_values(priority, PRIORITY)
    )
    return priority


@transaction.atomic
def edit_priority(*, priority, version, by, **changes):
    """`changes` are any of `PRIORITY`."""
    before = _values(priority, changes)
    try:
        with transaction.atomic():
            claim(priority, version, **changes)
    except IntegrityError:
        raise Refused(_code_is_taken(changes.get("code"))) from None
    _record_edit("priority_edited", priority, before, changes, by)
    return priority


@transaction.atomic
def add_sub_theme(*, priority, title, by, range_text=""):
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
def edit_sub_theme(*, sub_theme, version, by, **changes):
    """`changes` are any of `SUB_THEME`."""
    before = _values(sub_theme, changes)
    claim(sub_theme, version, **changes)
    _record_edit("sub_theme_edited", sub_theme, before, changes, by)
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


def _values(row, names):
    return {name: getattr(row, name) for name in names}


def _record_edit(verb, row, before, changes, by):
    changed = [name for name in changes if before[name] != changes[name]]
    history.record(
        verb,
        about=row,
        by=by,
        before={name: before[name] for name in changed},
        after={name: changes[name] for name in changed},
    )
