import pytest
from django.db import IntegrityError

from boards.exceptions import Refused
from boards.models import Role
from tests.factories.boards import BoardFactory, RestrictionFactory
from tests.factories.plans import ActionFactory, PriorityFactory
from tests.factories.policies import EngagementFactory
from workplan.models import EngagementChange
from workplan.services.engagement_changes import add_change, remove_change


@pytest.fixture
def engagement(board):
    return EngagementFactory(board=board, title="Young people’s forum")


@pytest.fixture
def action(board):
    return ActionFactory(board=board, code="2.1", text="Open a second drop-in")


@pytest.fixture
def restricted(board):
    restriction = RestrictionFactory(board=board)
    return ActionFactory(board=board, text="Keep this quiet", restriction=restriction)


def choices_of(response):
    groups = response.context["form"].fields["chosen"].choices
    return {value for heading, rows in groups[1:] for value, _ in rows}


# Choosing what changed


def test_an_action_that_came_of_it_shows_on_both_pages(
    signed_in, url, engagement, action
):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(
        url("workplan:engagement_change_add", manager.board, engagement.pk),
        {"chosen": f"action-{action.pk}", "how": "They asked for it in March"},
    )

    page = manager.client.get(answer.url).text
    assert "2.1 Open a second drop-in" in page
    assert "They asked for it in March" in page
    other = manager.client.get(action.get_absolute_url()).text
    assert engagement.get_absolute_url() in other
    assert "They asked for it in March" in other
    told = manager.board.events.about(action).get()
    assert told.after == {
        "what_was_heard": "Young people’s forum",
        "how_it_came_of_it": "They asked for it in March",
    }


def test_a_priority_that_came_of_it_leads_to_its_plan(signed_in, url, engagement):
    manager = signed_in(Role.BUSINESS_SUPPORT)
    priority = PriorityFactory(plan__board=manager.board, title="Be heard")

    answer = manager.client.post(
        url("workplan:engagement_change_add", manager.board, engagement.pk),
        {"chosen": f"priority-{priority.pk}", "how": ""},
    )

    page = manager.client.get(answer.url).text
    assert f'{priority.plan.get_absolute_url()}#priority-{priority.pk}"' in page
    assert "Be heard" in page


def test_all_of_the_boards_plans_are_offered_and_no_others(
    signed_in, url, engagement, action
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    loose = ActionFactory(board=manager.board, priority=None)
    elsewhere = ActionFactory()

    page = manager.client.get(
        url("workplan:engagement_change_add", manager.board, engagement.pk)
    )

    offered = choices_of(page)
    assert offered == {
        f"priority-{action.priority.pk}",
        f"action-{action.pk}",
        f"action-{loose.pk}",
    }
    assert f"action-{elsewhere.pk}" not in offered


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"chosen": ""}, "Select an action or a priority"),
        ({"chosen": "action-0"}, "Select a valid choice"),
        ({"chosen": "risk-1"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_chosen_is_explained(signed_in, url, engagement, sent, words):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:engagement_change_add", manager.board, engagement.pk), sent
    )

    assert words in page.text
    assert not engagement.changes.exists()


def test_another_boards_action_cannot_be_chosen(signed_in, url, engagement):
    manager = signed_in(Role.BUSINESS_MANAGER)
    elsewhere = ActionFactory()

    manager.client.post(
        url("workplan:engagement_change_add", manager.board, engagement.pk),
        {"chosen": f"action-{elsewhere.pk}"},
    )

    assert not engagement.changes.exists()


def test_the_same_action_twice_is_refused(signed_in, url, engagement, action, manager):
    add_change(engagement=engagement, action=action, by=manager)
    person = signed_in(Role.BUSINESS_MANAGER)

    page = person.client.post(
        url("workplan:engagement_change_add", person.board, engagement.pk),
        {"chosen": f"action-{action.pk}"},
    )

    assert page.status_code == 422
    assert "That is named already" in page.text
    assert engagement.changes.count() == 1


def test_what_was_added_by_mistake_is_taken_off(
    signed_in, url, engagement, action, manager
):
    change = add_change(engagement=engagement, action=action, by=manager)
    person = signed_in(Role.BUSINESS_MANAGER)

    person.client.post(
        url("workplan:engagement_change_remove", person.board, engagement.pk, change.pk)
    )

    assert not engagement.changes.exists()
    told = person.board.events.about(action).newest_first().first()
    assert told.before == {"what_was_heard": "Young people’s forum"}


# Who may


@pytest.mark.parametrize("role", [Role.CHAIR, Role.BOARD_MEMBER, Role.OBSERVER])
def test_readers_see_what_changed_and_change_nothing(
    signed_in, url, engagement, action, manager, role
):
    change = add_change(engagement=engagement, action=action, by=manager)
    reader = signed_in(role)

    page = reader.client.get(engagement.get_absolute_url())
    add = url("workplan:engagement_change_add", reader.board, engagement.pk)
    remove = url(
        "workplan:engagement_change_remove", reader.board, engagement.pk, change.pk
    )

    assert "2.1 Open a second drop-in" in page.text
    assert "Take off" not in page.text
    assert add not in page.text
    sent = {"chosen": f"action-{ActionFactory(board=reader.board).pk}"}
    assert reader.client.post(add, sent).status_code == 403
    assert reader.client.post(remove).status_code == 403
    assert engagement.changes.get() == change


def test_another_boards_engagement_is_not_found(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = EngagementFactory()

    for name in ("workplan:engagement_detail", "workplan:engagement_change_add"):
        address = url(name, manager.board, theirs.pk)
        assert manager.client.get(address).status_code == 404


def test_a_change_of_another_engagement_is_not_found(
    signed_in, url, engagement, action, manager
):
    other = EngagementFactory(board=engagement.board)
    change = add_change(engagement=other, action=action, by=manager)
    person = signed_in(Role.BUSINESS_MANAGER)

    address = url(
        "workplan:engagement_change_remove", person.board, engagement.pk, change.pk
    )
    assert person.client.post(address).status_code == 404
    assert other.changes.exists()


# Restricted actions


@pytest.mark.parametrize(
    ("role", "is_seen"),
    [
        (Role.BUSINESS_MANAGER, True),
        (Role.CHAIR, True),
        (Role.BUSINESS_SUPPORT, False),
        (Role.BOARD_MEMBER, False),
        (Role.INSPECTOR, False),
    ],
)
def test_a_restricted_action_is_seen_by_its_readers_alone(
    signed_in, engagement, restricted, manager, role, is_seen
):
    add_change(engagement=engagement, action=restricted, how="A secret", by=manager)
    person = signed_in(role)

    page = person.client.get(engagement.get_absolute_url()).text

    assert ("Keep this quiet" in page) == is_seen
    assert ("A secret" in page) == is_seen


def test_somebody_named_sees_it(signed_in, engagement, restricted, manager):
    add_change(engagement=engagement, action=restricted, by=manager)
    member = signed_in(Role.BOARD_MEMBER)
    restricted.restriction.readers.add(member.user)

    assert "Keep this quiet" in member.client.get(engagement.get_absolute_url()).text


def test_support_neither_chooses_nor_takes_off_what_is_restricted(
    signed_in, url, engagement, restricted, manager
):
    change = add_change(engagement=engagement, action=restricted, by=manager)
    support = signed_in(Role.BUSINESS_SUPPORT)

    add = url("workplan:engagement_change_add", support.board, engagement.pk)
    remove = url(
        "workplan:engagement_change_remove", support.board, engagement.pk, change.pk
    )
    assert f"action-{restricted.pk}" not in choices_of(support.client.get(add))
    assert support.client.post(remove).status_code == 404
    assert engagement.changes.exists()


def test_the_history_of_a_restricted_link_is_restricted(
    acting, engagement, restricted, manager
):
    add_change(engagement=engagement, action=restricted, by=manager)

    told = engagement.board.events.about(restricted)
    assert told.visible_to(manager).exists()
    assert not told.visible_to(acting(Role.INSPECTOR)).exists()


# The rows


@pytest.mark.parametrize("both", [True, False], ids=["both", "neither"])
def test_a_change_is_one_action_or_one_priority(engagement, action, both):
    rows = {"action": action, "priority": action.priority} if both else {}

    with pytest.raises(IntegrityError):
        EngagementChange.objects.create(engagement=engagement, **rows)


def test_services_undo_nothing_of_the_other(engagement, action, manager):
    kept = add_change(engagement=engagement, priority=action.priority, by=manager)
    gone = add_change(engagement=engagement, action=action, by=manager)
    with pytest.raises(Refused):
        add_change(engagement=engagement, action=action, by=manager)

    remove_change(change=gone, by=manager)

    assert list(engagement.changes.all()) == [kept]


def test_a_page_of_many_changes_costs_no_more(
    signed_in, engagement, manager, django_assert_max_num_queries
):
    for _ in range(8):
        action = ActionFactory(board=engagement.board)
        add_change(engagement=engagement, action=action, by=manager)
        add_change(engagement=engagement, priority=action.priority, by=manager)
    reader = signed_in(Role.OBSERVER)

    with django_assert_max_num_queries(8):
        reader.client.get(engagement.get_absolute_url())


def test_no_board_sees_another_boards_changes(signed_in, engagement, manager):
    theirs = EngagementFactory(board=BoardFactory())
    action = ActionFactory(board=theirs.board, text="Elsewhere entirely")
    theirs.changes.create(action=action)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(engagement.get_absolute_url()).text

    assert "Elsewhere entirely" not in page
