"""
Writing letters. Nothing is sent here: a row is written in the caller's transaction, so that a
letter goes out exactly when the change it speaks of was saved.

Confidential text never goes into a letter. Say that something waits, and link to it.
"""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from lscb.jobs import services as jobs

from .exceptions import MailRefused
from .models import Mail


@transaction.atomic
def queue(kind, *, to, about=None, subject, body, board=None):
    """
    Write a letter `to` a user or an address; it is sent soon after the commit.

    The board is that of the row it is `about`, unless named. A line break in the subject
    becomes a space: it could otherwise begin a header of the sender's choosing.
    """
    user = None if isinstance(to, str) else to
    address = to.email if user else to
    try:
        validate_email(address)
    except ValidationError:
        raise MailRefused(f"{address!r} is not an e-mail address") from None
    mail = Mail.objects.create(
        board=board or getattr(about, "board", None),
        kind=kind,
        to_address=address,
        to_user=user,
        about_label=str(about or "")[:250],
        subject=_one_line(subject)[: Mail._meta.get_field("subject").max_length],
        body=body,
    )
    jobs.run_soon("send mail")
    return mail


def _one_line(text):
    return " ".join(text.split())
