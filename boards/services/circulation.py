"""Sending the agenda or the minutes of a meeting round: links by mail, never a file or a title."""

from django.db import transaction

from boards import emails
from boards.exceptions import Refused
from boards.models import Circulation
from lscb.history import services as history

from .meetings import mark_papers_out


@transaction.atomic
def circulate(*, meeting, recipients, by, kind=Circulation.Kind.AGENDA):
    """One letter to each; the row says who got it and when. The agenda makes it "papers out"."""
    if meeting.status == meeting.Status.CANCELLED:
        raise Refused("It is cancelled: nothing is sent round")
    if not recipients:
        raise Refused("Choose who gets it")
    sent = Circulation.objects.create(meeting=meeting, kind=kind, sent_by=by.user)
    sent.recipients.set(recipients)
    for user in recipients:
        emails.queue_circulated(sent, to=user)
    if kind == Circulation.Kind.AGENDA:
        mark_papers_out(meeting=meeting, by=by)
    history.record(
        "meeting_circulated",
        about=meeting,
        by=by,
        after={
            "what": sent.get_kind_display(),
            "to": [str(user) for user in recipients],
        },
    )
    return sent
