"""Two boards, and somebody in every role of the first."""

import datetime
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from boards.models import Role, RoleGrant
from boards.permissions import ROLE_PERMISSIONS, Permission
from tests.factories.accounts import UserFactory
from tests.factories.boards import (
    AppointmentFactory,
    RoleGrantFactory,
)

from .sides import side

LONG_AGO = datetime.date(2012, 4, 1)
KEEPS_NOTHING_FROM = {
    role
    for role, permissions in ROLE_PERMISSIONS.items()
    if Permission.READ_RESTRICTED in permissions
}


class World:
    """
    `here` is the board whose roles are tried, `there` the other one.

    `people` has a client for each role of `here`; `named` the same again, for those whom
    the restriction on `hidden` rows names. All are asked in the appraisal of `here`, which
    somebody else has answered; `appraiser` is the one who reads it.
    """

    def __init__(self):
        self.here = side(slug="here", year=2012, edition=1)
        self.there = side(slug="there", year=2008, edition=11)
        self.people = {role: self.somebody(role) for role in Role}
        self.named = {role: self.somebody(role) for role in Role}
        self.here.restriction.readers.set(who.user for who in self.named.values())
        self.appraiser = self.somebody(Role.LAY_MEMBER)
        self.here.appraisal.readers.set([self.appraiser.user])
        self.stranger = Client()
        self.their_manager = self.somebody(Role.BUSINESS_MANAGER, self.there)
        self.observer_here_manager_there = self.somebody(Role.OBSERVER)
        RoleGrantFactory(
            user=self.observer_here_manager_there.user,
            board=self.there.board,
            role=Role.BUSINESS_MANAGER,
        )
        everybody = [*self.people.values(), *self.named.values()]
        everybody.append(self.observer_here_manager_there)
        self.here.appraisal.respondents.set(who.user for who in everybody)

    def somebody(self, role, at=None):
        """A new person in this role, signed in, who leads `action` where the role can."""
        at = at or self.here
        user = UserFactory(name=f"{role.label} of {at.board.slug}")
        grant = RoleGrantFactory(
            user=user,
            board=at.board,
            role=role,
            group=at.group if role == Role.GROUP_CHAIR else None,
            agency=at.agency
            if role in (Role.BOARD_MEMBER, Role.SECTION_11_CONTACT)
            else None,
        )
        if role in (Role.CHAIR, Role.LAY_MEMBER):
            AppointmentFactory(
                board=at.board, seat=at.seat, user=user, started="2012-04"
            )
        client = Client()
        client.force_login(user)
        return SimpleNamespace(client=client, user=user, grant=grant, role=role)

    def end_grant(self, who):
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        RoleGrant.objects.filter(pk=who.grant.pk).update(
            from_on=LONG_AGO, until_on=yesterday
        )
