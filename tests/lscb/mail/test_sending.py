import datetime
import smtplib

import pytest
from django.core import mail as outbox
from django.utils import timezone

from lscb.mail import sending, services, tasks
from lscb.mail.models import Mail
from tests.factories.accounts import UserFactory


@pytest.fixture
def letter(db):
    return services.queue(
        "report_due",
        to="chair@example.org",
        subject="A highlight report is due",
        body="Sign in to write it.",
    )


@pytest.fixture
def server_says(monkeypatch):
    """Have the mail server answer each letter with this error."""

    def _server_says(error, *, deed="send_messages"):
        def refuse(*args):
            raise error

        monkeypatch.setattr(
            f"django.core.mail.backends.locmem.EmailBackend.{deed}", refuse
        )

    return _server_says


def let_the_wait_pass(letter):
    Mail.objects.filter(pk=letter.pk).update(send_after=timezone.now())


def test_letter_is_sent_once(letter):
    tasks.send_due()
    tasks.send_due()

    (message,) = outbox.outbox
    assert message.to == ["chair@example.org"]
    assert (message.subject, message.body) == (letter.subject, letter.body)
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Mail.State.SENT, 1)
    assert letter.queued_at <= letter.sent_at


def test_letter_is_sent_once_by_many_senders(at_once):
    for number in range(10):
        services.queue(
            "report_due", to=f"lead{number}@example.org", subject="Due", body="Sign in."
        )

    at_once(sending.send_due, 4)

    assert len(outbox.outbox) == 10
    assert len({message.to[0] for message in outbox.outbox}) == 10
    assert set(Mail.objects.values_list("state", flat=True)) == {Mail.State.SENT}


def test_letter_in_another_senders_hand_is_left_to_it(letter):
    now = timezone.now()
    Mail.objects.update(claimed_by="another", claimed_until=now + sending.CLAIM)

    sending.send_due()

    assert outbox.outbox == []


def test_letter_of_a_killed_sender_is_sent_again_with_the_same_message_id(letter):
    sending.send_due()
    Mail.objects.update(  # killed after the server's yes, before it was noted
        state=Mail.State.QUEUED,
        sent_at=None,
        claimed_by="killed",
        claimed_until=timezone.now() - datetime.timedelta(seconds=1),
    )

    sending.send_due()

    first, second = outbox.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_letter_that_is_not_taken_is_tried_again_later(letter, server_says):
    server_says(smtplib.SMTPDataError(451, b"Try later"))
    before = timezone.now()

    sending.send_due()

    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Mail.State.QUEUED, 1)
    assert letter.send_after >= before + datetime.timedelta(seconds=10)


def test_letter_that_is_never_taken_fails_in_plain_words(letter, server_says):
    server_says(smtplib.SMTPDataError(554, b"No"))

    for _ in range(sending.MOST_TRIES + 1):
        sending.send_due()
        let_the_wait_pass(letter)

    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Mail.State.FAILED, sending.MOST_TRIES)
    assert "did not take this message" in letter.failure
    assert "check its mail settings" in letter.failure


def test_letter_to_a_refused_address_fails_at_once(letter, server_says):
    server_says(smtplib.SMTPRecipientsRefused({"chair@example.org": (550, b"Unknown")}))

    sending.send_due()

    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Mail.State.FAILED, 1)
    assert "refused this address" in letter.failure


def test_one_bad_letter_does_not_keep_the_others(letter, monkeypatch):
    good = services.queue("x", to="lead@example.org", subject="Due", body="Sign in.")
    send = outbox.EmailMessage.send

    def send_or_not(message):
        if message.to == [letter.to_address]:
            raise ValueError("cannot be put in a message")
        return send(message)

    monkeypatch.setattr(outbox.EmailMessage, "send", send_or_not)

    sending.send_due()

    good.refresh_from_db()
    assert good.state == Mail.State.SENT


def test_no_try_is_lost_while_the_mail_server_is_away(letter, server_says):
    server_says(ConnectionRefusedError(), deed="open")

    sending.send_due()

    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Mail.State.QUEUED, 0)
    assert letter.claimed_until is None


def test_nothing_is_sent_to_an_account_closed_meanwhile(db):
    user = UserFactory()
    letter = services.queue("x", to=user, subject="Due", body="Sign in.")
    user.is_active = False
    user.save()

    sending.send_due()

    letter.refresh_from_db()
    assert outbox.outbox == []
    assert letter.state == Mail.State.FAILED
    assert "account it is addressed to was closed" in letter.failure
