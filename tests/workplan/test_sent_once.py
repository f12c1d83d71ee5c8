"""Each form sent twice has one effect."""

import re
import threading
import uuid

import pytest
from django.db import connection

from boards.models import Role, SentForm
from tests.factories.plans import PriorityFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def adding(signed_in, url):
    """A manager, and where actions are added under her priority."""
    manager = signed_in(Role.BUSINESS_MANAGER)
    manager.priority = PriorityFactory(plan__board=manager.board)
    manager.plan = manager.priority.plan
    manager.address = url(
        "workplan:action_add", manager.board, manager.plan.pk, manager.priority.pk
    )
    return manager


def token_in(page):
    return re.search(r'name="once" value="(\w+)"', page).group(1)


def test_form_sent_twice_adds_one_action_and_leads_to_it_both_times(adding):
    token = token_in(adding.client.get(adding.address).text)
    words = {"text": "Write it down", "once": token}

    answers = [adding.client.post(adding.address, words) for _ in range(2)]

    action = adding.board.actions.get()
    assert {answer.url for answer in answers} == {
        f"{adding.plan.get_absolute_url()}#action-{action.pk}"
    }


def test_row_sent_twice_adds_one_action(adding):
    token = token_in(adding.client.get(adding.address, headers=HTMX).text)
    words = {"text": "Write it down", "once": token}

    first, second = (
        adding.client.post(adding.address, words, headers=HTMX) for _ in range(2)
    )

    assert adding.board.actions.count() == 1
    assert first.status_code == second.status_code == 200
    assert second.headers["HX-Refresh"] == "true"


def test_form_that_was_refused_may_be_sent_again(adding):
    token = token_in(adding.client.get(adding.address).text)

    refused = adding.client.post(adding.address, {"text": "", "once": token})
    adding.client.post(adding.address, {"text": "Now", "once": token_in(refused.text)})

    assert token_in(refused.text) == token
    assert adding.board.actions.get().text == "Now"


def test_each_form_opened_has_its_own_token(adding):
    first, second = (token_in(adding.client.get(adding.address).text) for _ in range(2))

    for token in (first, second):
        adding.client.post(adding.address, {"text": "The same words", "once": token})

    assert first != second
    assert adding.board.actions.count() == 2


def test_other_words_in_the_same_form_are_another_form(adding):
    """Whoever goes back, types something else and sends it has not sent the first twice."""
    token = token_in(adding.client.get(adding.address).text)

    for words in ("The first thing", "Another thing"):
        adding.client.post(adding.address, {"text": words, "once": token})

    assert adding.board.actions.count() == 2


@pytest.mark.parametrize("token", ["", "nonsense", "\x00", "9" * 400])
def test_token_that_no_page_wrote_is_none(adding, token):
    adding.client.post(adding.address, {"text": "Words", "once": token})

    assert adding.board.actions.count() == 1
    assert not SentForm.objects.exists()


def test_risk_raised_twice_is_one_risk(adding, url):
    address = url("workplan:risk_raise", adding.board)
    page = adding.client.get(address)
    values = {
        "title": "Thresholds differ",
        "likelihood": 3,
        "impact": 3,
        "rationale": "As last year",
        "treatment": "reduce",
        "next_review_on": "2013-09-11",
        "once": token_in(page.text),
    }

    answers = [adding.client.post(address, values) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert adding.board.risks.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_once_add_one_action(adding):
    words = {"text": "Write it down", "once": uuid.uuid4().hex}
    answers, gate = [], threading.Barrier(2)

    def send():
        gate.wait()
        answers.append(adding.client.post(adding.address, words))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert adding.board.actions.count() == 1
    assert len({answer.url for answer in answers}) == 1
