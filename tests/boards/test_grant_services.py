"""Giving and ending roles, and handing over."""

import datetime

import pytest
from django.utils import timezone

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Role
from boards.people import Person
from boards.services import grants, handing_over
from lscb.accounts.models import User
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.accounts import UserFactory
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    GroupFactory,
    GroupMembershipFactory,
    RoleGrantFactory,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2013, 6, 1)
ONE_DAY = datetime.timedelta(days=1)


def give(board, by, **values):
    given = {"email": "new@example.org", "role": Role.OBSERVER, "from_on": DAY}
    return grants.invite(board=board, by=by, **given | values)


def test_invite_makes_a_sign_in_and_writes_with_a_way_to_set_a_password(
    board, manager, client
):
    grant = give(board, manager, name="Head of service")

    assert grant.user.name == "Head of service"
    assert not grant.user.has_usable_password()
    mail = Mail.objects.get(to_user=grant.user)
    link = next(
        word for word in mail.body.split() if "/accounts/password/reset/key/" in word
    )
    page = client.get(link.removeprefix("http://localhost:8000"), follow=True)
    assert "password1" in page.context["form"].fields


def test_invite_gives_somebody_known_the_role_and_no_second_sign_in(board, manager):
    user = UserFactory(email="known@example.org")

    grant = give(board, manager, email="Known@Example.org")

    assert grant.user == user
    body = Mail.objects.get(to_user=user).body
    assert f"/{board.slug}/" in body
    assert "password" not in body


def test_invite_asks_for_the_post_of_somebody_new(board, manager):
    with pytest.raises(Refused, match="enter the post they hold"):
        give(board, manager)

    assert not User.objects.filter(email="new@example.org").exists()


def test_invite_refuses_a_closed_sign_in(board, manager):
    UserFactory(email="new@example.org", is_active=False)

    with pytest.raises(Refused, match="was closed"):
        give(board, manager)


def test_the_same_role_is_not_given_twice(board, manager):
    give(board, manager, name="Officer")

    with pytest.raises(Refused, match="has this role already"):
        give(board, manager)


@pytest.mark.parametrize("scope", ["group", "agency"])
def test_a_role_is_never_for_another_boards_group_or_agency(board, manager, scope):
    factory = {"group": GroupFactory, "agency": AgencyFactory}[scope]

    with pytest.raises(Refused, match="of this board"):
        give(board, manager, name="Officer", **{scope: factory()})

    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("role", [Role.BUSINESS_MANAGER, Role.CHAIR])
def test_business_support_gives_and_ends_no_role_that_may_more(
    board, acting, manager, role
):
    support = acting(Role.BUSINESS_SUPPORT)
    grant = RoleGrantFactory(board=board, role=role)

    with pytest.raises(Refused, match="Only a business manager"):
        give(board, support, name="Officer", role=role)
    with pytest.raises(Refused, match="Only a business manager"):
        grants.end_grant(grant=grant, version=1, by=support)

    assert Person.acting(board, grant.user).roles == {role}


def test_business_support_gives_the_other_roles(board, acting):
    support = acting(Role.BUSINESS_SUPPORT)

    assert give(board, support, name="Officer", role=Role.LAY_MEMBER).pk


def test_end_at_once_counts_from_the_next_request(board, manager):
    grant = RoleGrantFactory(board=board)

    grants.end_grant(grant=grant, version=1, by=manager)

    assert Person.acting(board, grant.user).grants == []
    event = Event.objects.about(grant).newest_first().first()
    assert event.verb == "role_ended"
    assert event.after["ended_at"]


def test_end_on_a_day_counts_to_the_end_of_it(board, manager):
    grant = RoleGrantFactory(board=board)
    today = timezone.localdate()

    grants.end_grant(grant=grant, version=1, until_on=today, by=manager)

    assert Person.acting(board, grant.user).roles == {grant.role}
    assert not board.grants.in_force(on=today + ONE_DAY).filter(pk=grant.pk).exists()


def test_end_before_it_began_is_refused(board, manager):
    grant = RoleGrantFactory(board=board, from_on=DAY)

    with pytest.raises(Refused, match="not before the role began"):
        grants.end_grant(grant=grant, version=1, until_on=DAY - ONE_DAY, by=manager)


def test_end_changed_meanwhile_is_refused(board, manager):
    grant = RoleGrantFactory(board=board)
    grants.end_grant(grant=grant, version=1, until_on=DAY, by=manager)

    with pytest.raises(ChangedMeanwhile):
        grants.end_grant(grant=grant, version=1, by=manager)


def last_manager_grant(board, manager):
    return board.grants.get(user=manager.user)


def test_nobody_ends_the_last_business_manager(board, manager):
    grant = last_manager_grant(board, manager)

    for until_on in (None, timezone.localdate(), DAY):
        with pytest.raises(Refused, match="last business manager"):
            grants.end_grant(grant=grant, version=1, until_on=until_on, by=manager)

    assert Person.acting(board, manager.user).roles == {Role.BUSINESS_MANAGER}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"until_on": timezone.localdate()}, id="goes today"),
        pytest.param(
            {"from_on": timezone.localdate() + 30 * ONE_DAY}, id="comes in a month"
        ),
        pytest.param({"user__is_active": False}, id="cannot sign in"),
    ],
)
def test_a_business_manager_who_is_not_there_does_not_count(board, manager, other):
    RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER, **other)
    grant = last_manager_grant(board, manager)

    with pytest.raises(Refused, match="last business manager"):
        grants.end_grant(
            grant=grant, version=1, until_on=timezone.localdate(), by=manager
        )


def test_a_business_manager_for_a_time_does_not_let_the_last_one_go(board, manager):
    today = timezone.localdate()
    soon = RoleGrantFactory(
        board=board, role=Role.BUSINESS_MANAGER, until_on=today + 30 * ONE_DAY
    )
    grant = last_manager_grant(board, manager)

    with pytest.raises(Refused, match="Nobody would be business manager from"):
        grants.end_grant(grant=grant, version=1, by=manager)
    RoleGrantFactory(
        board=board, role=Role.BUSINESS_MANAGER, from_on=soon.until_on + ONE_DAY
    )
    grants.end_grant(grant=grant, version=1, by=manager)

    assert Person.acting(board, manager.user).grants == []


def test_a_business_manager_for_a_time_may_go_before_it(board, manager):
    acting_up = RoleGrantFactory(
        board=board,
        role=Role.BUSINESS_MANAGER,
        until_on=timezone.localdate() + 30 * ONE_DAY,
    )

    grants.end_grant(grant=acting_up, version=1, by=manager)

    assert Person.acting(board, acting_up.user).grants == []


def test_with_another_business_manager_the_first_may_go(board, manager):
    RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER)

    grants.end_grant(grant=last_manager_grant(board, manager), version=1, by=manager)

    assert Person.acting(board, manager.user).grants == []


# Handing over


@pytest.fixture
def leaver(board):
    user = UserFactory()
    RoleGrantFactory(board=board, user=user, role=Role.BOARD_MEMBER)
    AppointmentFactory(board=board, user=user, post="Superintendent", started="2012")
    return user


def hand_over(board, user, by, **values):
    held = handing_over.held_by(user, board=board, on=DAY)
    handing_over.hand_over(
        board=board,
        last_day=DAY,
        grants=held.grants,
        appointments=held.appointments,
        leaving_reason="changed_post",
        by=by,
        **values,
    )


def test_hand_over_ends_roles_and_seats_on_one_day(board, leaver, manager):
    hand_over(board, leaver, manager)

    assert leaver.grants.get().until_on == DAY
    appointment = leaver.appointments.get()
    assert (appointment.ended, appointment.leaving_reason) == (
        "2013-06-01",
        "changed_post",
    )


def test_hand_over_gives_a_successor_the_same_from_the_next_day(board, leaver, manager):
    hand_over(
        board,
        leaver,
        manager,
        successor_email="next@example.org",
        successor_post="Chief inspector",
    )

    next_one = User.objects.get(email="next@example.org")
    before, after = leaver.grants.get(), next_one.grants.get()
    assert (after.role, after.agency, after.from_on) == (
        before.role,
        before.agency,
        DAY + ONE_DAY,
    )
    appointment = next_one.appointments.get()
    assert appointment.seat == leaver.appointments.get().seat
    assert (appointment.post, appointment.started) == ("Chief inspector", "2013-06-02")


def test_the_last_business_manager_may_hand_over_and_not_just_go(board, manager):
    with pytest.raises(Refused, match="last business manager"):
        hand_over(board, manager.user, manager)

    hand_over(
        board,
        manager.user,
        manager,
        successor_email="next@example.org",
        successor_post="Business manager",
    )

    managers = board.grants.filter(role=Role.BUSINESS_MANAGER)
    assert managers.in_force(on=DAY + ONE_DAY).get().user.email == "next@example.org"


def test_hand_over_is_all_or_nothing(board, leaver, manager):
    UserFactory(email="closed@example.org", is_active=False)

    with pytest.raises(Refused):
        hand_over(
            board,
            leaver,
            manager,
            successor_email="closed@example.org",
            successor_post="Nobody",
        )

    assert leaver.grants.get().until_on is None
    assert leaver.appointments.get().ended == ""


def test_hand_over_touches_no_other_board(board, leaver, manager):
    elsewhere = RoleGrantFactory(user=leaver)

    hand_over(board, leaver, manager)

    elsewhere.refresh_from_db()
    assert elsewhere.until_on is None


def test_places_on_groups_are_offered_by_post_agency_and_chair(board, leaver):
    agency = leaver.grants.get().agency
    by_post = GroupMembershipFactory(group__board=board, post="Superintendent")
    by_agency = GroupMembershipFactory(group__board=board, agency=agency)
    group = GroupFactory(board=board)
    RoleGrantFactory(board=board, user=leaver, role=Role.GROUP_CHAIR, group=group)
    as_chair = GroupMembershipFactory(group=group, role="chair")
    GroupMembershipFactory(group=group)
    GroupMembershipFactory(group__board=board, post="Superintendent", ended="2012")
    GroupMembershipFactory(post="Superintendent")

    held = handing_over.held_by(leaver, board=board, on=DAY)

    assert set(held.memberships) == {by_post, by_agency, as_chair}
    assert set(held.likely) == {by_post, as_chair}


def test_hand_over_passes_places_on_groups_on(board, leaver, manager):
    place = GroupMembershipFactory(
        group__board=board, post="Superintendent", role="chair"
    )

    hand_over(
        board,
        leaver,
        manager,
        memberships=[place],
        successor_email="next@example.org",
        successor_post="Chief inspector",
    )

    place.refresh_from_db()
    assert place.ended == "2013-06-01"
    after = place.group.memberships.exclude(pk=place.pk).get()
    assert (after.post, after.role, after.started) == (
        "Chief inspector",
        "chair",
        "2013-06-02",
    )
