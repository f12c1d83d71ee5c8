"""Who is told of a group's meeting: its members with an account; those without one are named."""

from django.db.models import Q

from lscb.accounts.models import User

from .models import Group
from .people import readers_on


def members_of(group, day):
    """
    Users who sit on the group on `day` and may read the record: the holders of seats and their
    deputies for the board itself; for another group those whose post sits on it, and those
    with a role for it.
    """
    board = group.board
    sitting = board.appointments.in_force_between(day, day)
    if group.kind != Group.Kind.BOARD:
        sitting = sitting.filter(post__in=[each.post for each in group.members_on(day)])
    is_member = Q(pk__in=sitting.values("user"))
    of_group = board.grants.in_force().filter(group=group)
    return readers_on(board).filter(is_member | Q(pk__in=of_group.values("user")))


def without_account(group, day):
    """The posts that sit on the group on `day` and that no letter reaches."""
    board = group.board
    if group.kind == Group.Kind.BOARD:
        sitting = board.appointments.in_force_between(day, day)
        silent = sitting.filter(is_deputy=False).exclude(
            user__in=User.objects.filter(is_active=True)
        )
        return [each.post for each in silent.in_printed_order()]
    users = members_of(group, day)
    reached = set(
        board.appointments.filter(user__in=users).values_list("post", flat=True)
    )
    return [each.post for each in group.members_on(day) if each.post not in reached]
