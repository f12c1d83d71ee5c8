import re

import pytest

from boards.models import Role
from lscb.history.models import Event
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory, PriorityFactory
from workplan.services import actions, bulk_changes


@pytest.fixture
def keeping(signed_in, url):
    """A manager with three actions, the second without a date."""
    manager = signed_in(Role.BUSINESS_MANAGER)
    priority = PriorityFactory(plan__board=manager.board)
    shared = {"board": manager.board, "priority": priority}
    manager.actions = [
        ActionFactory(
            **shared, code="1.1", due_on="2013-06-30", timing_text="June 2013"
        ),
        ActionFactory(**shared, code="1.2"),
        ActionFactory(**shared, code="1.3", complete=True),
    ]
    manager.plan = priority.plan
    manager.address = url("workplan:plan_bulk", manager.board, manager.plan.pk)
    return manager


def ticks(rows):
    return [f"{row.pk}.{row.version}" for row in rows]


def again(rows):
    for row in rows:
        row.refresh_from_db()
    return rows


def test_chosen_actions_are_shown_with_what_may_be_changed(keeping):
    page = keeping.client.post(
        keeping.address, {"action": ticks(keeping.actions[:2])}
    ).text

    assert "Change 2 actions" in page
    assert "1.1" in page
    assert "1.3" not in page.split("<form")[0]
    assert "Choose what to change" not in page


def test_chosen_actions_are_changed_each_with_its_event(keeping):
    values = {
        "change": "1",
        "action": ticks(keeping.actions[:2]),
        "rag": "amber",
        "rag_reason": "No officer in post",
        "leads_text": "Police",
    }

    answer = keeping.client.post(keeping.address, values, follow=True)

    assert "2 actions changed" in answer.text
    first, second, third = again(keeping.actions)
    assert (first.rag, first.rag_reason, first.leads_text) == (
        "amber",
        "No officer in post",
        "Police",
    )
    assert (second.leads_text, third.leads_text) == ("Police", "")
    for action in (first, second):
        assert Event.objects.about(action).get().after["rag"] == "amber"


def test_all_that_the_filter_shows_are_chosen(keeping):
    page = keeping.client.post(
        f"{keeping.address}?status=not_started", {"all": "1"}
    ).text

    assert "Change 2 actions" in page


def test_nothing_chosen_says_what_to_do(keeping):
    answer = keeping.client.post(keeping.address, {}, follow=True)

    assert "Tick the actions you want to change first" in answer.text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Choose what to change"),
        ({"rag": "red"}, "Say why they are rated red"),
        ({"rag_reason": "Late"}, "Select the rating"),
        ({"status": "not_pursued"}, "Say how the actions stand"),
    ],
)
def test_what_is_wrong_is_explained_and_nothing_changed(keeping, values, words):
    values = {"change": "1", "action": ticks(keeping.actions), **values}

    page = keeping.client.post(keeping.address, values).text

    assert words in page
    assert {action.version for action in again(keeping.actions)} == {1}


def test_status_of_several_is_said_with_its_words(keeping):
    values = {
        "change": "1",
        "action": ticks(keeping.actions[:2]),
        "status": "not_pursued",
        "words": "No money this year",
    }

    keeping.client.post(keeping.address, values)

    for action in again(keeping.actions[:2]):
        assert (action.status, action.status_reason) == (
            "not_pursued",
            "No money this year",
        )
        assert action.updates.get().words == "No money this year"


def test_those_changed_meanwhile_are_named_and_the_words_kept(keeping, manager):
    chosen = ticks(keeping.actions[:2])
    actions.edit_action(
        action=keeping.actions[0], version=1, leads_text="Chair", by=manager
    )
    values = {"change": "1", "action": chosen, "leads_text": "Police"}

    refused = keeping.client.post(keeping.address, values)

    assert refused.status_code == 422
    assert "1 action changed. 1 stayed as it was" in refused.text
    assert f"{manager.label} changed it since you chose it" in refused.text
    assert "Police</textarea>" in refused.text
    assert [a.leads_text for a in again(keeping.actions[:2])] == ["Chair", "Police"]

    left = re.findall(r'name="action" value="([\d.]+)"', refused.text)
    keeping.client.post(keeping.address, values | {"action": left})

    assert [a.leads_text for a in again(keeping.actions[:2])] == ["Police", "Police"]


def test_one_that_a_rule_forbids_stays_whole(keeping, manager):
    changed = bulk_changes.change_actions(
        board=keeping.board,
        versions={action.pk: 1 for action in keeping.actions[:2]},
        edits={"timing_text": "July 2013", "leads_text": "Police"},
        by=manager,
    )

    first, second = again(keeping.actions[:2])
    assert [
        (a.code, "Say why the date moves" in why) for a, why in changed.refused
    ] == [("1.1", True)]
    assert (first.leads_text, first.timing_text) == ("", "June 2013")
    assert (second.leads_text, second.timing_text) == ("Police", "July 2013")


def test_actions_hidden_from_a_person_or_of_another_plan_are_left_out(
    signed_in, url, keeping
):
    hidden, theirs = keeping.actions[0], ActionFactory()
    hidden.restriction = RestrictionFactory(board=keeping.board)
    hidden.save()
    support = signed_in(Role.BUSINESS_SUPPORT)
    values = {
        "change": "1",
        "action": [*ticks([hidden, theirs]), "x.1", "9" * 30 + ".1", "5"],
        "leads_text": "Police",
    }

    answer = support.client.post(keeping.address, values, follow=True)

    assert "Tick the actions" in answer.text
    assert {action.leads_text for action in again([hidden, theirs])} == {""}


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BOARD_MEMBER])
def test_changing_several_is_forbidden_to(signed_in, keeping, role):
    reader = signed_in(role)

    answer = reader.client.post(
        keeping.address,
        {"change": "1", "action": ticks(keeping.actions), "leads_text": "Police"},
    )

    assert answer.status_code == 403
    assert {action.leads_text for action in again(keeping.actions)} == {""}
