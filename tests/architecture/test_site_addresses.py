"""Addresses that belong to no board: of the site itself, public ones, and behind a signed link."""

import datetime
import re

import pytest
from django.utils import timezone

from lscb.links.models import Link
from lscb.links.services import revoke_for

from .addresses import DECLARED
from .asking import ask

pytestmark = pytest.mark.django_db

# What a stranger is answered; every other address of the site asks to sign in first.
WITHOUT_SIGNING_IN = {
    "health": 200,
    "account_login": 200,
    "account_logout": 302,
    "account_inactive": 200,
    "account_signup": 200,  # says that accounts are by invitation
    "account_email_verification_sent": 200,
    "account_confirm_email": 200,
    "account_reset_password": 200,
    "account_reset_password_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_from_key_done": 200,
    "socialaccount_login_cancelled": 200,
    "socialaccount_login_error": 401,
    "openid_connect_login": 404,  # no such provider
    "openid_connect_callback": 404,
}
MOVED = "accounts/social/"  # the sign-in library's former addresses
# The token of a side that opens an address, and the row that its link is about.
TOKENS = {
    "action_update_by_link": lambda side: (side.token, side.action),
    "calendar_feed": lambda side: (side.calendar_token, side.calendar_grant),
}


def path_of(address):
    """The address with "1" for each argument."""
    return "/" + re.sub(
        r"\(\?P<\w+>[^)]*\)|<[^>]*>|[\^$]",
        lambda found: "1" if "<" in found[0] else "",
        address.route,
    )


@pytest.mark.parametrize("address", DECLARED["site"], ids=lambda each: each.route)
def test_site_address_asks_a_stranger_to_sign_in_unless_declared_open(client, address):
    got, sent = (ask(client, method, path_of(address)) for method in ("get", "post"))

    if address.name in WITHOUT_SIGNING_IN:
        assert got.status == WITHOUT_SIGNING_IN[address.name]
    elif address.route.startswith(MOVED):
        assert got.goes_to.startswith("/accounts/3rdparty/")
    else:
        assert got.is_way_to_sign_in
    assert sent.status < 500
    assert (got.writes, sent.writes) == ([], [])


def test_every_address_declared_open_exists():
    assert WITHOUT_SIGNING_IN.keys() <= {each.name for each in DECLARED["site"]}


@pytest.mark.parametrize("address", DECLARED["public"], ids=lambda each: each.name)
def test_public_address_answers_anybody(client, address):
    answer = ask(client, "get", path_of(address))

    assert (answer.status, answer.writes) == (200, [])


def test_every_token_address_is_tried():
    assert TOKENS.keys() == {each.name for each in DECLARED["token"]}


each_token_address = pytest.mark.parametrize(
    "address", DECLARED["token"], ids=lambda each: each.name
)


def with_token(address, token):
    return "/" + re.sub(r"<str:token>", token, address.route)


@each_token_address
def test_a_token_opens_its_page_and_opening_it_changes_nothing(world, address):
    token, _ = TOKENS[address.name](world.here)
    path = with_token(address, token)

    for method in ("head", "get", "get"):  # as mail scanners do
        answer = ask(world.stranger, method, path)
        assert (answer.status, answer.writes) == (200, [])
    assert b'href="/here/' not in answer.content


@each_token_address
def test_tokens_that_open_nothing_get_one_answer(world, address):
    token, about = TOKENS[address.name](world.here)
    path = with_token(address, token)
    past = timezone.now() - datetime.timedelta(days=30)

    answers = [
        ask(world.stranger, method, with_token(address, "garbage"))
        for method in ("get", "post")
    ]
    answers.append(ask(world.stranger, "get", with_token(address, token[:-1])))
    Link.objects.update(created_at=past, expires_at=past + datetime.timedelta(days=1))
    answers += [ask(world.stranger, method, path) for method in ("get", "post")]
    Link.objects.update(expires_at=timezone.now() + datetime.timedelta(days=1))
    assert ask(world.stranger, "get", path).status == 200
    revoke_for(about=about, by=world.here.by)
    answers += [ask(world.stranger, method, path) for method in ("get", "post")]

    assert {answer.status for answer in answers} == {410}
    assert len({answer.content for answer in answers}) == 1
    assert not any(answer.writes for answer in answers)
