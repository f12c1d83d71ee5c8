"""When somebody leaves: roles, seats and places on groups end on one day, and pass on."""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from boards.models import Appointment, GroupMembership, Role, RoleGrant

from . import appointments as appointing
from . import grants as granting
from . import group_members as sitting


@dataclass(frozen=True)
class Held:
    """
    What one person holds on one board that has not ended.

    A group knows its members by post, not by sign-in: `memberships` are those that may be
    theirs, by post, agency or the group they chair, and `likely` those that surely look it.
    """

    grants: QuerySet[RoleGrant]
    appointments: QuerySet[Appointment]
    memberships: QuerySet[GroupMembership]
    likely: QuerySet[GroupMembership]


def held_by(user, *, board, on):
    grants = (
        board.grants.filter(user=user)
        .not_over_before(on)
        .select_related("group", "agency", "user", "board")
        .order_by("pk")
    )
    appointments = (
        board.appointments.filter(user=user, ended="")
        .select_related("seat", "board")
        .in_printed_order()
    )
    members = GroupMembership.objects.filter(group__board=board, ended="")
    members = members.select_related("group", "agency").order_by("group__name", "pk")
    by_post = Q(post__in=appointments.order_by().values("post"))
    as_chair = Q(
        role=GroupMembership.Role.CHAIR,
        group__in=grants.filter(role=Role.GROUP_CHAIR).order_by().values("group"),
    )
    by_agency = Q(agency__in=grants.order_by().values("agency")) | Q(
        agency__in=appointments.order_by().values("seat__agency")
    )
    return Held(
        grants,
        appointments,
        members.filter(by_post | as_chair | by_agency),
        members.filter(by_post | as_chair),
    )


@transaction.atomic
def hand_over(
    *,
    board,
    last_day,
    by,
    grants=(),
    appointments=(),
    memberships=(),
    leaving_reason="",
    leaving_words="",
    successor_email="",
    successor_post="",
):
    """
    End what is named on `last_day`. A successor gets the same from the day after.

    All of it or nothing: where one part is refused, the person keeps everything. The
    successor comes first, so that a last business manager may hand over the role.
    """
    next_day = last_day + datetime.timedelta(days=1)
    successor = None
    if successor_email:
        for grant in grants:
            successor = granting.invite(
                board=board,
                email=successor_email,
                name=successor_post,
                role=grant.role,
                group=grant.group,
                agency=grant.agency,
                from_on=next_day,
                until_on=grant.until_on
                if grant.until_on and grant.until_on >= next_day
                else None,
                by=by,
            ).user
    for grant in grants:
        granting.end_grant(
            grant=grant,
            version=grant.version,
            until_on=min(filter(None, (last_day, grant.until_on))),
            by=by,
        )
    for appointment in appointments:
        appointing.end_appointment(
            appointment=appointment,
            version=appointment.version,
            ended=last_day.isoformat(),
            leaving_reason=leaving_reason,
            leaving_words=leaving_words,
            by=by,
        )
        if successor_email:
            appointing.appoint(
                seat=appointment.seat,
                post=successor_post,
                user=successor or _known(board, successor_email),
                is_deputy=appointment.is_deputy,
                started=next_day.isoformat(),
                by=by,
            )
    for membership in memberships:
        sitting.end_group_member(
            membership=membership,
            version=membership.version,
            ended=last_day.isoformat(),
            by=by,
        )
        if successor_email:
            sitting.add_group_member(
                group=membership.group,
                post=successor_post,
                agency=membership.agency,
                role=membership.role,
                started=next_day.isoformat(),
                by=by,
            )


def _known(board, email):
    """Somebody with a role on this board already; a seat alone needs no sign-in."""
    grant = board.grants.filter(user__email__iexact=email).select_related("user")
    found = grant.first()
    return found.user if found else None
