"""Sharing a group with another board: it sees the group at once, and changes nothing about it."""

from django.db import transaction

from boards import saving
from boards.exceptions import Refused
from boards.models import GroupShare
from lscb.history import services as history


@transaction.atomic
def share_group(*, group, board, by):
    if board == group.board:
        raise Refused("The group is this board's own: enter another board's address")
    share = saving.add(
        GroupShare(group=group, board=board, shared_by=by.user),
        taken=f"{group} is shared with {board} already",
    )
    history.record(
        "group_shared", about=group, by=by, after={"shared_with": board.name}
    )
    return share


@transaction.atomic
def stop_sharing_group(*, share, by):
    """The other board no longer sees the group from its next request on."""
    group, board = share.group, share.board
    share.delete()
    history.record(
        "group_no_longer_shared", about=group, by=by, before={"shared_with": board.name}
    )
