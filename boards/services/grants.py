"""
Who may do what: giving and ending roles.

Nobody gives or ends a role that reads, manages or publishes more than they may themselves,
and the board always keeps a business manager. Commands act for no one and are not asked.
"""

import datetime

from django.db import transaction
from django.utils import timezone

from boards import emails, saving
from boards.exceptions import Refused
from boards.models import Role, RoleGrant
from boards.permissions import may_give
from lscb.accounts.models import User
from lscb.accounts.services import add_user
from lscb.history import services as history

ONE_DAY = datetime.timedelta(days=1)


@transaction.atomic
def grant_role(
    *, board, user, role, from_on, by, until_on=None, group=None, agency=None
):
    _check_may_give(by, role)
    if any(scope and scope.board_id != board.pk for scope in (group, agency)):
        raise Refused(
            "A role is for a group or an agency of this board: choose another"
        )
    same = board.grants.filter(
        user=user, role=role, group=group, agency=agency, ended_at=None
    )
    if same.not_over_before(from_on).exists():
        raise Refused(f"{user} has this role already: end that first")
    grant = RoleGrant(
        board=board,
        user=user,
        role=role,
        group=group,
        agency=agency,
        from_on=from_on,
        until_on=until_on,
    )
    saving.add(grant, taken=saving.CANNOT)
    history.record(
        "role_granted",
        about=grant,
        by=by,
        after={
            "person": user.email,
            "role": grant.words,
            "from": from_on,
            "until": until_on,
        },
    )
    return grant


@transaction.atomic
def invite(*, board, email, role, from_on, by, name="", **scope):
    """
    Give a role to whoever signs in with `email`, and write to them.

    Without a sign-in they get one, and a letter with a way to set a password.
    """
    user = User.objects.filter(email__iexact=email).first()
    is_new = user is None
    if is_new:
        if not name:
            raise Refused(
                "Nobody signs in with this address yet: enter the post they hold too"
            )
        user = add_user(email=email, name=name, by=by)
    elif not user.is_active:
        raise Refused("The sign-in with this address was closed: use another address")
    grant = grant_role(
        board=board, user=user, role=role, from_on=from_on, by=by, **scope
    )
    emails.queue_role_granted(grant, is_new=is_new)
    return grant


@transaction.atomic
def end_grant(*, grant, version, by, until_on=None):
    """
    The last day it counts; without one it counts from now on no more.

    It is read with every request, so the next one after that is refused.
    """
    _check_may_give(by, grant.role)
    if until_on and until_on < grant.from_on:
        raise Refused(
            "Enter a day that is not before the role began, or end it at once"
        )
    if grant.role == Role.BUSINESS_MANAGER:
        _check_manager_stays(grant, until_on)
    changes = {"until_on": until_on} if until_on else {"ended_at": timezone.now()}
    done = saving.edit(grant, version, changes)
    history.record("role_ended", about=grant, by=by, **done)
    return grant


def _check_may_give(by, role):
    if by.user and not may_give(by.permissions, role):
        raise Refused(
            f"Only a business manager may give or end the role {Role(role).label.lower()}"
        )


def _check_manager_stays(grant, until_on):
    """
    Others must manage on every day that this grant would have counted, not the first alone.

    Under lock, so that two managers cannot end one another at once.
    """
    managers = grant.board.grants.select_for_update(of=("self",))
    others = [
        each
        for each in managers.filter(role=grant.role)
        .select_related("user")
        .order_by("pk")
        if each.pk != grant.pk and each.user.is_active
    ]
    after = (until_on or timezone.localdate() - ONE_DAY) + ONE_DAY
    day = max(after, grant.from_on)
    while grant.counts_on(day):
        there = [each.until_on for each in others if each.counts_on(day)]
        if None in there:
            return
        if not there:
            raise Refused(_nobody_from(day if day > after else None))
        day = max(there) + ONE_DAY


def _nobody_from(day):
    if day is None:
        return "This is the last business manager: give somebody else that role first"
    return (
        f"Nobody would be business manager from {day.day} {day:%B %Y}:"
        " give somebody else that role first"
    )
