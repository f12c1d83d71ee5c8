import datetime
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from boards.exceptions import Refused
from boards.models import Role
from lscb.history.models import Event
from lscb.links.models import Link
from lscb.mail.models import Mail
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory
from workplan.exceptions import ActionIsClosed, ActionIsRestricted
from workplan.services import action_links, action_updates, actions
from workplan.services.action_restrictions import restrict_action

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


# The three questions, evidence, and whom it was sent to


@pytest.fixture
def sent_to(action, manager):
    """The address of the letter to one of the action's lead officers."""
    actions.edit_action(
        action=action, version=1, leads_text="Head of Service; Inspector", by=manager
    )

    def _sent_to(lead_text):
        action_links.ask_for_update(
            action=action,
            to_address="lead@example.org",
            lead_text=lead_text,
            by=manager,
        )
        body = Mail.objects.order_by("-pk").first().body
        return re.search(r"http://localhost:8000(\S+)", body)[1]

    return _sent_to


def test_three_answers_and_files_come_through_the_link(client, address, action):
    assert "What difference did it make?" in client.get(address).text

    client.post(
        address,
        UPDATE
        | {
            "how_well": "A month early",
            "difference": "Fewer wait",
            "evidence": SimpleUploadedFile("minutes.txt", b"Agreed by all."),
        },
    )

    update = action.updates.get()
    assert (update.how_well, update.difference) == ("A month early", "Fewer wait")
    file = update.evidence.get().file
    assert (file.name, file.kept_by) == ("minutes.txt", None)


def test_link_refuses_a_file_we_do_not_take(client, address, action):
    upload = SimpleUploadedFile("run.exe", b"MZ\x90\x00")

    response = client.post(address, UPDATE | {"evidence": upload})

    assert response.status_code == 422
    assert "Two agencies have signed" in response.text
    assert not action.updates.exists()


def test_link_dies_with_the_lead_it_was_sent_to(client, sent_to, action, manager):
    to_head, to_inspector = sent_to("Head of Service"), sent_to("Inspector")

    actions.edit_action(
        action=action, version=2, leads_text="Inspector; Nurse", by=manager
    )

    assert client.get(to_head).status_code == 410
    assert client.post(to_head, UPDATE | {"version": 3}).status_code == 410
    assert client.get(to_inspector).status_code == 200
    assert not action.updates.exists()


def test_link_is_sent_to_a_lead_of_the_action_or_to_somebody_else(sent_to, action):
    with pytest.raises(Refused, match="lead officers"):
        sent_to("Somebody unheard of")

    assert sent_to("")


def test_link_shows_no_action_that_was_restricted_since(
    client, address, action, manager
):
    restrict_action(
        action=action, version=1, reason="Why", until_event="Then", by=manager
    )

    answers = [client.get(address), client.post(address, UPDATE | {"version": 2})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "Write the protocol down" not in answers[0].text
    assert not action.updates.exists()


def test_link_is_no_way_round_a_restriction_set_elsewhere(client, address, action):
    action.restriction = RestrictionFactory(board=action.board)
    action.save()

    answers = [client.get(address), client.post(address, UPDATE)]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert "Write the protocol down" not in answers[0].text
    assert not action.updates.exists()


def test_restricted_action_is_not_asked_about(manager, board):
    action = ActionFactory(board=board, restriction=RestrictionFactory(board=board))

    with pytest.raises(ActionIsRestricted):
        action_links.ask_for_update(
            action=action, to_address="lead@example.org", by=manager
        )

    assert not Mail.objects.exists()


def test_a_link_opens_one_action_only(client, address, board):
    other = ActionFactory(board=board, text="Something else")

    page = client.get(address).text

    assert "Something else" not in page
    assert other.get_absolute_url() not in page
    assert client.get(other.get_absolute_url()).status_code == 302  # to sign in


def test_page_tells_whom_was_asked_and_what_came_of_it(
    client, sent_to, action, signed_in
):
    address = sent_to("Inspector")
    client.post(address, UPDATE | {"version": 2})
    sent_to("Head of Service")
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(action.get_absolute_url()).text

    assert re.search(r"Inspector, lead@example.org, on [^:]+: answered", page)
    assert re.search(r"Head of Service, lead@example.org, [^:]+: waiting", page)
    reader = signed_in(Role.OBSERVER)
    page = reader.client.get(action.get_absolute_url()).text
    assert "Asked by e-mail" not in page
    assert "Inspector, by a link sent to lead@example.org" in page  # who said it
