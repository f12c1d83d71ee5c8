"""
Sending what waits in the outbox.

A mail server's yes and our own row cannot change in one step. We mark a letter as sent after
the server has taken it: a process killed between the two sends it again once its claim has
run out. A reminder that arrives twice costs less than one that never arrives, and both copies
carry the same Message-ID, by which many mail systems drop the second. While nobody is killed
a letter is sent once, however many senders there are: each is claimed by one UPDATE.
"""

import datetime
import logging
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, Q
from django.utils import timezone

from lscb.jobs.backoff import wait_after
from lscb.jobs.leases import new_holder

from .models import Mail

logger = logging.getLogger(__name__)

CLAIM = datetime.timedelta(minutes=5)
MOST_TRIES = 5
MOST_AT_ONCE = 200

ACCOUNT_CLOSED = "Not sent: the account it is addressed to was closed meanwhile."
ADDRESS_REFUSED = (
    "The mail server refused this address. Check that it is written correctly, correct it"
    " where it is kept, and send the message again."
)
NOT_TAKEN = (
    f"The mail server did not take this message, in {MOST_TRIES} tries. Ask whoever looks"
    " after this site to check its mail settings, then send the message again."
)


def send_due():
    """Send what is due, oldest first. While the mail server is away nothing loses a try."""
    due = list(
        Mail.objects.due().oldest_first().values_list("pk", flat=True)[:MOST_AT_ONCE]
    )
    if not due:
        return
    connection = get_connection()
    try:
        for pk in due:
            connection.open()
            _send(pk, connection)
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("The mail server did not answer: %s", error)
    finally:
        _close(connection)


def _send(pk, connection):
    sender = new_holder()
    now = timezone.now()
    claimed = (
        Mail.objects.filter(pk=pk)
        .due()
        .update(tries=F("tries") + 1, claimed_by=sender, claimed_until=now + CLAIM)
    )
    if not claimed:
        return
    mail = Mail.objects.select_related("to_user").get(pk=pk)
    if mail.to_user and not mail.to_user.is_active:
        _settle(mail, sender, state=Mail.State.FAILED, failure=ACCOUNT_CLOSED)
        return
    try:
        _message(mail, connection).send()
    except smtplib.SMTPRecipientsRefused:
        logger.warning("The mail server refused the address of mail %s", pk)
        _settle(mail, sender, state=Mail.State.FAILED, failure=ADDRESS_REFUSED)
    except Exception:
        logger.exception("Mail %s was not taken", pk)
        _close(connection)
        if mail.tries >= MOST_TRIES:
            _settle(mail, sender, state=Mail.State.FAILED, failure=NOT_TAKEN)
        else:
            _settle(mail, sender, send_after=timezone.now() + wait_after(mail.tries))
    else:
        _settle(mail, sender, state=Mail.State.SENT, sent_at=timezone.now())


def _message(mail, connection):
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return EmailMessage(
        subject=mail.subject,
        body=mail.body,
        to=[mail.to_address],
        headers={
            "Message-ID": f"<mail-{mail.pk}-{mail.queued_at:%Y%m%d%H%M%S}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=connection,
    )


def _settle(mail, sender, **changes):
    ours = Mail.objects.filter(
        Q(state=Mail.State.QUEUED), pk=mail.pk, claimed_by=sender
    )
    ours.update(claimed_by="", claimed_until=None, **changes)


def _close(connection):
    """Let the next letter begin with a connection of its own, whatever became of this one."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        connection.connection = None
