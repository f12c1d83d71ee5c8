import datetime

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


@pytest.fixture
def officer():
    user = UserFactory()
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def sign_in(client, officer):
    def _sign_in():
        return client.post(
            reverse("account_login"), {"login": officer.email, "password": PASSWORD}
        )

    return _sign_in


@pytest.fixture
def confirmed(client, sign_in):
    """A client that has just said its password again, as changes to sign-in demand."""
    sign_in()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def code_for(secret):
    [counter] = totp.yield_hotp_counters_from_time()
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_signing_in_says_what_to_enter(client):
    page = client.post(reverse("account_login"), {}).text

    assert "Enter the e-mail address" in page
    assert "Enter the password" in page
    assert "This field is required" not in page
    assert "placeholder" not in page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("account_change_password", "Enter the current password"),
        ("account_reauthenticate", "Enter the password"),
        ("mfa_activate_totp", "Enter the code"),
    ],
)
def test_account_forms_say_what_to_enter(confirmed, name, words):
    page = confirmed.post(reverse(name), {}).text

    assert words in page
    assert "This field is required" not in page


@time_machine.travel(
    datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC), tick=False
)
def test_a_second_step_is_set_up_and_then_asked_for(confirmed, officer, sign_in):
    setting_up = confirmed.get(reverse("mfa_activate_totp"))
    secret = setting_up.context["form"].secret
    confirmed.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    codes = confirmed.get(reverse("mfa_view_recovery_codes"))
    confirmed.post(reverse("account_logout"))

    assert sign_in().url == reverse("mfa_authenticate")
    unanswered = confirmed.post(reverse("mfa_authenticate"), {"code": ""})
    assert "Enter the code" in unanswered.text
    assert "Use a security key" not in unanswered.text  # there is none
    assert "_auth_user_id" not in confirmed.session

    recovery = codes.context["unused_codes"][0]
    assert recovery in codes.text
    confirmed.post(reverse("mfa_authenticate"), {"code": recovery})
    assert confirmed.session["_auth_user_id"] == str(officer.pk)
