"""The board's groups: what they are, are called, and when they end."""

from django.db import transaction

from boards import saving
from boards.exceptions import Refused
from boards.models import Group
from lscb.history import services as history

from . import printed_order
from .names import taken

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
    saving.add(group, taken=taken(group, name))
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


@transaction.atomic
def move_group(*, group, direction, by):
    """Exchange its place with its neighbour's: the board's own come first, then external ones."""
    peers = group.board.groups.filter(is_external=group.is_external)
    going_on = peers.current(group.board.today) | peers.filter(pk=group.pk)
    printed_order.move(
        row=group,
        peers=going_on.in_printed_order(),
        direction=direction,
        end="the external groups" if group.is_external else "the board's own groups",
        by=by,
    )


def _is_under(group, other):
    """Whether `group` is `other`, or somewhere under it."""
    while group:
        if group == other:
            return True
        group = group.parent
    return False
