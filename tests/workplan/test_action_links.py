import datetime
import re

import pytest
import time_machine
from django.utils import timezone

from boards.models import Role
from lscb.history.models import Event
from lscb.links.models import Link
from lscb.mail.models import Mail
from tests.factories.plans import ActionFactory
from workplan.exceptions import ActionIsClosed
from workplan.services import action_links, action_updates, actions

UPDATE = {"status": "in_progress", "words": "Two agencies have signed", "version": 1}


@pytest.fixture
def action(board):
    return ActionFactory(board=board, code="1.1", text="Write the protocol down")


@pytest.fixture
def address(action, manager):
    """The address in the letter that asks for an update."""
    action_links.ask_for_update(
        action=action, to_address="lead@example.org", by=manager
    )
    return re.search(r"http://localhost:8000(\S+)", Mail.objects.get().body)[1]


def test_ask_for_update_sends_a_letter_without_the_actions_words(address, action):
    mail = Mail.objects.get()

    assert mail.to_address == "lead@example.org"
    assert "Write the protocol down" not in mail.body + mail.subject


def test_manager_asks_from_the_actions_page(signed_in, url, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("workplan:action_ask_for_update", manager.board, action.pk),
        {"to_address": "lead@example.org"},
        follow=True,
    )

    assert "The link is on its way" in response.text
    assert Link.objects.get().to_address == "lead@example.org"


def test_opening_the_link_shows_the_action_and_changes_nothing(client, address, action):
    before = Event.objects.count()

    page = client.get(address).text

    action.refresh_from_db()
    assert "Write the protocol down" in page
    assert (action.version, action.updates.count(), Event.objects.count()) == (
        1,
        0,
        before,
    )
    assert Link.objects.get().last_used_at is None


def test_update_through_the_link_is_kept_and_says_who(client, address, action):
    page = client.post(address, UPDATE).text

    update = action.updates.get()
    assert "Your update has been recorded" in page
    assert (update.words, update.made_by, update.made_by_label) == (
        "Two agencies have signed",
        None,
        "Link sent to lead@example.org",
    )
    assert Link.objects.get().last_used_at is not None


def test_update_through_the_link_explains_what_is_missing(client, address, action):
    response = client.post(address, UPDATE | {"words": ""})

    assert response.status_code == 422
    assert "Say how the action stands" in response.text
    assert not action.updates.exists()


def test_update_through_the_link_refuses_a_change_made_meanwhile(
    client, address, action, manager
):
    actions.edit_action(action=action, version=1, text="Reworded", by=manager)

    refused = client.post(address, UPDATE)
    saved = client.post(address, UPDATE | {"version": 2})

    assert (refused.status_code, saved.status_code) == (409, 200)
    assert "Two agencies have signed" in refused.text


def test_update_through_the_link_may_not_give_up_the_action(client, address, action):
    client.post(address, UPDATE | {"status": "not_pursued"})

    assert not action.updates.exists()


def test_link_ends_after_14_days(client, address, action):
    with time_machine.travel(timezone.now() + datetime.timedelta(days=14, seconds=1)):
        answers = [client.get(address), client.post(address, UPDATE)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "Write the protocol down" not in answers[0].text
    assert not action.updates.exists()


def test_link_dies_with_the_action(client, address, action, manager):
    action_updates.update_action(
        action=action, version=1, words="Done", status="complete", by=manager
    )

    answers = [client.get(address), client.post(address, UPDATE | {"version": 2})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert action.updates.count() == 1


def test_link_that_was_never_sent_opens_nothing(client, db):
    assert client.get("/link/guessed/").status_code == 410


def test_closed_action_is_not_asked_about(manager, board):
    done = ActionFactory(board=board, complete=True)

    with pytest.raises(ActionIsClosed):
        action_links.ask_for_update(
            action=done, to_address="lead@example.org", by=manager
        )

    assert not Mail.objects.exists()


def test_action_closed_meanwhile_takes_no_update_through_its_link(
    address, manager, board
):
    done = ActionFactory(board=board, complete=True)

    with pytest.raises(ActionIsClosed):
        action_links.update_by_link(
            link=Link.objects.get(), action=done, by=manager, **UPDATE
        )
