from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from lscb.mail import services
from lscb.mail.exceptions import MailRefused
from lscb.mail.models import Mail
from tests.factories.accounts import UserFactory
from tests.factories.boards import BoardFactory, GroupFactory


def queue(**changes):
    letter = {
        "kind": "report_due",
        "to": "chair@example.org",
        "subject": "A highlight report is due",
        "body": "Sign in to write it.",
    } | changes
    return services.queue(letter.pop("kind"), **letter)


def test_queue_writes_to_a_user_about_a_row_of_a_board(db):
    user = UserFactory(email="lead@example.org")
    group = GroupFactory(name="Performance group")

    mail = queue(to=user, about=group)

    mail.refresh_from_db()
    assert (mail.to_user, mail.to_address) == (user, "lead@example.org")
    assert (mail.board, mail.about_label) == (group.board, str(group))
    assert (mail.state, mail.tries, mail.sent_at) == (Mail.State.QUEUED, 0, None)


def test_queue_writes_to_an_address_without_an_account(db):
    board = BoardFactory()

    mail = queue(to="officer@example.org", board=board)

    assert (mail.to_user, mail.to_address) == (None, "officer@example.org")
    assert (mail.board, mail.about_label) == (board, "")


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param("Due\r\nBcc: all@example.com", id="CRLF"),
        pytest.param("Due\nBcc: all@example.com", id="LF"),
        pytest.param("Due\rBcc: all@example.com", id="CR"),
        pytest.param("Due\u2028Bcc: all@example.com", id="line separator"),
        pytest.param("Due\x85Bcc: all@example.com", id="next line"),
    ],
)
def test_queue_keeps_a_subject_from_starting_another_header(db, subject):
    assert queue(subject=subject).subject == "Due Bcc: all@example.com"


def test_queue_shortens_a_long_subject(db):
    assert queue(subject="x" * 500).subject == "x" * 200


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("chair@example.org\nBcc: all@example.com", id="line break"),
        pytest.param("chair@example.org, all@example.com", id="two addresses"),
        pytest.param("Chair <chair@example.org>", id="with a name"),
        pytest.param("chair", id="no domain"),
        pytest.param("", id="empty"),
    ],
)
def test_queue_refuses_an_address(db, address):
    with pytest.raises(MailRefused, match="not an e-mail address"):
        queue(to=address)

    assert not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_queue_leaves_nothing_behind_when_the_change_is_not_saved():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_queue_asks_for_an_early_turn_after_the_commit(monkeypatch):
    asked = []
    monkeypatch.setattr("lscb.jobs.threads.hurry", asked.append)

    with transaction.atomic():
        queue()
        assert asked == []

    assert asked == ["send mail"]


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        pytest.param("sent_at_when_sent", {"state": "sent"}, id="sent at no time"),
        pytest.param("failure_said", {"state": "failed"}, id="failed without a word"),
    ],
)
def test_database_refuses_mail(db, constraint, values):
    with pytest.raises(IntegrityError, match=f"mail_mail_{constraint}"):
        Mail.objects.create(to_address="chair@example.org", **values)


def test_queue_takes_the_board_it_is_given_over_that_of_the_row(db):
    board = BoardFactory()
    about = SimpleNamespace(board=BoardFactory())

    assert queue(about=about, board=board).board == board
