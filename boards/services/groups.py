"""The board's groups: what they are, are called, and when they end."""

from django.db import IntegrityError, transaction

from boards import partial_dates, saving
from boards.exceptions import Refused
from boards.models import Group, GroupName
from boards.versions import claim
from lscb.history import services as history

EDITABLE = (
    "kind",
    "short_name",
    "purpose",
    "parent",
    "area_name",
    "is_external",
    "reports",
    "started",
)


@transaction.atomic
def add_group(*, board, name, kind, by, position=None, **values):
    """`values`: what `EDITABLE` names, and `ended`. Without a `position` it comes last."""
    if position is None:
        last = board.groups.order_by("-position").first()
        position = last.position + 1 if last else 0
    group = Group(board=board, name=name, kind=kind, position=position, **values)
    saving.add(group, taken=_taken(name))
    history.record("group_added", about=group, by=by, after={"name": name})
    return group


@transaction.atomic
def edit_group(*, group, version, by, **changes):
    """Change what a group is. What it is called changes only by renaming it from a date."""
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    parent = changes.get("parent")
    if parent and _is_under(parent, group):
        raise Refused(f"{parent} is under {group} already: choose another parent")
    done = saving.edit(group, version, changes)
    history.record("group_edited", about=group, by=by, **done)
    return group


@transaction.atomic
def rename_group(*, group, version, name, started, by):
    """
    Give it another name from a date on; what is about an earlier day keeps the earlier one.

    Without a date the present name was wrong and is corrected.
    """
    before = group.name
    try:
        with transaction.atomic():
            claim(group, version, name=name)
    except IntegrityError:
        raise Refused(_taken(name)) from None
    if started:
        _add_name(group, before, name, started)
    else:
        group.names.filter(ended="").update(name=name)
    history.record(
        "group_renamed",
        about=group,
        by=by,
        before={"name": before},
        after={"name": name, "from": started},
    )
    return group


@transaction.atomic
def end_group(*, group, version, ended, by, succeeded_by=None):
    """
    Say when it ended and which group took over. Those under it stay, next under its parent.

    Without `ended` it goes on after all.
    """
    if succeeded_by == group:
        raise Refused("A group cannot take over from itself: choose another one")
    if succeeded_by and not ended:
        raise Refused("Enter when the other group took over")
    done = saving.edit(group, version, {"ended": ended, "succeeded_by": succeeded_by})
    verb = "group_ended" if ended else "group_goes_on"
    history.record(verb, about=group, by=by, **done)
    return group


def _add_name(group, before, name, started):
    current = group.names.filter(ended="").first() or GroupName(
        group=group, name=before, started=group.started
    )
    current.ended = partial_dates.day_before(started)
    if partial_dates.ends_before_it_starts(current.started, current.ended):
        begun = partial_dates.in_words(current.started)
        raise Refused(
            f"It is called {before} since {begun}: enter a later date for the new name"
        )
    current.save()
    saving.add(
        GroupName(group=group, name=name, started=started),
        taken="It got another name on that date already: enter a later date",
    )


def _is_under(group, other):
    """Whether `group` is `other`, or somewhere under it."""
    while group:
        if group == other:
            return True
        group = group.parent
    return False


def _taken(name):
    return f"There is a group called {name} already: choose another name"
