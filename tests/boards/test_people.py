import datetime

import pytest
import time_machine
from django.db import IntegrityError

from boards.models import Restriction, Role
from boards.people import Person
from boards.permissions import ROLE_PERMISSIONS, Permission
from tests.factories.accounts import UserFactory
from tests.factories.boards import (
    AgencyFactory,
    GroupFactory,
    RestrictionFactory,
    RoleGrantFactory,
)


def readable(person):
    """Restrictions are themselves restrictable rows enough: ask which ones keep `person` out."""
    return set(
        Restriction.objects.filter(person.may_read("pk")).values_list("pk", flat=True)
    )


def test_every_role_has_its_permissions():
    assert ROLE_PERMISSIONS.keys() == set(Role)


def test_acting_holds_the_grants_in_force(board):
    grant = RoleGrantFactory(board=board, role=Role.CHAIR)

    person = Person.acting(board, grant.user)

    assert person.roles == {Role.CHAIR}
    assert person.may(Permission.PUBLISH_REPORT)


@pytest.mark.parametrize(
    ("today", "may"),
    [
        pytest.param("2026-03-31", False, id="the day before the first"),
        pytest.param("2026-04-01", True, id="the first day"),
        pytest.param("2026-04-30", True, id="the last day"),
        pytest.param("2026-05-01", False, id="the day after the last"),
    ],
)
def test_a_grant_counts_on_the_days_it_names(board, today, may):
    grant = RoleGrantFactory(
        board=board,
        role=Role.OBSERVER,
        from_on=datetime.date(2026, 4, 1),
        until_on=datetime.date(2026, 4, 30),
    )

    with time_machine.travel(f"{today} 12:00"):
        person = Person.acting(board, grant.user)

    assert person.may(Permission.READ_RECORD) is may


def test_a_grant_on_another_board_gives_nothing_here(board):
    grant = RoleGrantFactory(role=Role.BUSINESS_MANAGER)

    assert not Person.acting(board, grant.user).grants


def test_a_group_chair_submits_for_the_own_group_only(board):
    own, other = GroupFactory(board=board), GroupFactory(board=board)
    grant = RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=own)

    person = Person.acting(board, grant.user)

    assert person.may(Permission.SUBMIT_HIGHLIGHT_REPORT)
    assert person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=own)
    assert not person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=other)


def test_a_board_member_returns_for_the_own_agency_only(board):
    own, other = AgencyFactory(board=board), AgencyFactory(board=board)
    grant = RoleGrantFactory(board=board, role=Role.BOARD_MEMBER, agency=own)

    person = Person.acting(board, grant.user)

    assert person.may(Permission.RETURN_SECTION_11, agency=own)
    assert not person.may(Permission.RETURN_SECTION_11, agency=other)


@pytest.mark.parametrize("role", [Role.BUSINESS_MANAGER, Role.CHAIR])
def test_manager_and_chair_read_what_is_restricted(acting, role):
    restriction = RestrictionFactory(board=acting(role).board)

    assert restriction.pk in readable(acting(role))


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.BUSINESS_MANAGER, Role.CHAIR})
)
def test_everybody_else_reads_it_only_where_named(board, role):
    user = UserFactory()
    RoleGrantFactory(board=board, role=role, user=user)
    closed = RestrictionFactory(board=board)
    named = RestrictionFactory(board=board, readers=[user])

    assert readable(Person.acting(board, user)) == {named.pk}
    assert closed.pk not in readable(Person.acting(board, user))


def test_a_command_reads_nothing_restricted(board):
    RestrictionFactory(board=board)

    assert not readable(Person.acting(board, label="a command"))


def test_a_restriction_ends_on_its_date_or_when_it_is_lifted(acting, board):
    past = RestrictionFactory(board=board, until_on=datetime.date(2020, 1, 1))
    lifted = RestrictionFactory(
        board=board, lifted_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    )
    RestrictionFactory(board=board, until_on=datetime.date(2099, 1, 1))

    assert readable(acting(Role.OBSERVER)) == {past.pk, lifted.pk}


@pytest.mark.parametrize(
    "role", [Role.GROUP_CHAIR, Role.SECTION_11_CONTACT, Role.BOARD_MEMBER]
)
def test_the_database_refuses_a_scoped_role_without_its_scope(board, role):
    with pytest.raises(IntegrityError):
        RoleGrantFactory(board=board, role=role, group=None, agency=None)


def test_the_database_refuses_an_inspector_without_an_end(board):
    with pytest.raises(IntegrityError):
        RoleGrantFactory(board=board, role=Role.INSPECTOR, until_on=None)
