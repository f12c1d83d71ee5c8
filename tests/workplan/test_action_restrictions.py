import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Restriction, Role
from lscb.history.models import Event
from lscb.links.models import Link
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskFactory
from workplan.services import action_links
from workplan.services.action_restrictions import lift_restriction, restrict_action
from workplan.services.action_updates import update_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(board):
    return ActionFactory(board=board, code="1.1", text="Hidden words")


@pytest.fixture
def restrict(action, manager):
    def _restrict(**values):
        values = {
            "reason": "A review is under way",
            "until_event": "Published",
        } | values
        return restrict_action(
            action=action, version=action.version, by=manager, **values
        )

    return _restrict


def test_restricted_action_is_read_by_who_is_named_and_nobody_else(
    action, restrict, acting, board
):
    named, other, chair = (
        acting(Role.OBSERVER),
        acting(Role.OBSERVER),
        acting(Role.CHAIR),
    )

    restrict(readers=[named.user])

    readers = [
        board.actions.visible_to(person).exists() for person in (named, other, chair)
    ]
    assert readers == [True, False, True]


def test_restricting_takes_the_evidence_along_and_ends_the_links(
    action, restrict, manager
):
    upload = SimpleUploadedFile("minutes.txt", b"Agreed.", content_type="text/plain")
    update = update_action(
        action=action, version=1, words="Begun", status="in_progress",
        evidence=[upload], by=manager,
    )  # fmt: skip
    action_links.ask_for_update(
        action=action, to_address="lead@example.org", by=manager
    )

    restriction = restrict()

    assert update.evidence.get().file.restriction == restriction
    assert Link.objects.get().revoked_at is not None
    event = Event.objects.about(action).get(verb="action_restricted")
    assert event.restriction == restriction


def test_a_second_restriction_takes_the_place_of_the_first(action, restrict, acting):
    first_reader, second_reader = acting(Role.OBSERVER), acting(Role.OBSERVER)
    former = restrict(readers=[first_reader.user])

    restriction = restrict(readers=[second_reader.user], reason="Now another")

    former.refresh_from_db()
    assert former.lifted_at is not None
    assert action.restriction == restriction
    assert [*restriction.readers.all()] == [second_reader.user]


def test_lifted_action_is_read_by_everybody_and_says_no_reason(
    action, restrict, manager, acting, board
):
    restriction = restrict()

    lift_restriction(action=action, version=action.version, by=manager)

    restriction.refresh_from_db()
    assert restriction.lifted_at is not None
    assert board.actions.visible_to(acting(Role.OBSERVER)).exists()
    event = Event.objects.about(action).get(verb="restriction_lifted")
    assert (event.restriction, event.before, event.after) == (None, {}, {})


def test_lifting_leaves_other_items_with_the_same_restriction_as_they_are(
    action, restrict, manager, board
):
    restriction = restrict()
    RiskFactory(board=board, restriction=restriction)

    lift_restriction(action=action, version=action.version, by=manager)

    restriction.refresh_from_db()
    assert restriction.is_in_force


def test_restriction_ends_with_its_last_day(restrict):
    yesterday = datetime.date(2013, 5, 1)

    assert not restrict(until_on=yesterday).is_in_force


def test_lifting_what_is_not_restricted_is_refused(action, manager):
    with pytest.raises(Refused, match="not restricted"):
        lift_restriction(action=action, version=1, by=manager)


def test_restricting_refuses_a_change_made_meanwhile(action, manager):
    with pytest.raises(ChangedMeanwhile):
        restrict_action(
            action=action, version=7, reason="Why", until_event="Then", by=manager
        )

    assert not Restriction.objects.exists()


# On screen

FORM = {"reason": "A review is under way", "until_event": "Published", "version": 1}


@pytest.mark.parametrize("role", [Role.BUSINESS_MANAGER, Role.CHAIR])
def test_manager_and_chair_restrict_and_lift(signed_in, url, board, action, role):
    reader = signed_in(Role.OBSERVER)
    keeper = signed_in(role)
    address = url("workplan:action_restrict", board, action.pk)

    page = keeper.client.post(
        address, FORM | {"readers": [reader.user.pk]}, follow=True
    ).text
    assert "Reason: A review is under way" in page
    assert f'value="{reader.user.pk}"' in keeper.client.get(address).text
    page = keeper.client.post(
        url("workplan:action_lift_restriction", board, action.pk),
        {"version": 2},
        follow=True,
    ).text

    assert "The restriction is lifted" in page
    action.refresh_from_db()
    assert action.restriction is None


@pytest.mark.parametrize(
    "role", [Role.BUSINESS_SUPPORT, Role.GROUP_CHAIR, Role.BOARD_MEMBER]
)
@pytest.mark.parametrize("deed", ["restrict", "lift_restriction"])
def test_nobody_else_restricts_or_lifts(signed_in, url, board, action, role, deed):
    member = signed_in(role)
    address = url(f"workplan:action_{deed}", board, action.pk)

    assert member.client.post(address, FORM).status_code == 403
    assert address not in member.client.get(action.get_absolute_url()).text
    action.refresh_from_db()
    assert action.restriction is None


@pytest.mark.parametrize("deed", ["restrict", "lift_restriction"])
def test_another_boards_action_is_not_restricted(signed_in, url, deed):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = ActionFactory()

    response = manager.client.post(
        url(f"workplan:action_{deed}", manager.board, theirs.pk), FORM
    )

    assert response.status_code == 404


def test_restricting_asks_until_when_and_why(signed_in, url, board, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:action_restrict", board, action.pk), {"version": 1}
    ).text

    assert "Enter the last day, or below it what ends the restriction" in page
    assert "Enter why it is restricted" in page
    assert not Restriction.objects.exists()


def test_programme_marks_an_action_as_restricted_while_it_is(signed_in, board, action):
    manager = signed_in(Role.BUSINESS_MANAGER)
    programme = action.plan.get_absolute_url()
    assert "Restricted" not in manager.client.get(programme).text
    restriction = RestrictionFactory(board=board)
    type(action).objects.filter(pk=action.pk).update(restriction=restriction)
    assert "Restricted" in manager.client.get(programme).text

    restriction.until_on = datetime.date(2012, 1, 1)
    restriction.save()

    assert "Restricted" not in manager.client.get(programme).text
