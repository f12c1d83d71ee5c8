"""Pages that stand outside every board: sign-in, and what is shown when something is refused."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


def test_sign_in_does_not_offer_to_make_an_account(client):
    page = client.get(reverse("account_login")).text

    assert reverse("account_signup") not in page
    assert "business manager sends the invitations" in page


def test_sign_in_explains_a_wrong_password_and_links_to_the_field(client):
    response = client.post(
        reverse("account_login"),
        {"login": "nobody@example.org", "password": "not-the-password"},
    )

    assert "<title>Error: Sign in" in response.text
    assert '<a href="#id_login">' in response.text
    assert 'id="id_login"' in response.text


def test_signing_up_is_closed(client):
    assert "Accounts are by invitation" in client.get(reverse("account_signup")).text


def test_too_many_tries_are_told_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    address = reverse("account_reset_password")

    client.post(address, {"email": "one@example.org"})
    response = client.post(address, {"email": "two@example.org"})

    assert response.status_code == 429
    assert "Try again in a few minutes" in response.text


def test_a_person_signs_out_with_a_button(client):
    user = UserFactory()
    client.force_login(user)

    page = client.get(reverse("account_email")).text
    client.post(reverse("account_logout"))

    assert f'<form action="{reverse("account_logout")}" method="post">' in page
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "account_email",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password_done",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    ],
)
def test_account_pages_wear_our_dress(client, name):
    client.force_login(UserFactory())

    response = client.get(reverse(name), follow=True)

    assert response.status_code == 200
    assert 'class="site-header"' in response.text
    assert "Menu:" not in response.text


def test_a_page_that_is_not_there_says_what_to_do(client):
    response = client.get("/nowhere/at/all/")

    assert response.status_code == 404
    assert "Page not found" in response.text


def test_an_old_form_token_is_explained(settings):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(reverse("account_login"), {"login": "a@example.org"})

    assert response.status_code == 403
    assert "This page was open too long" in response.text


def test_the_page_for_our_own_faults_needs_no_request():
    assert "something went wrong" in render_to_string("500.html")
