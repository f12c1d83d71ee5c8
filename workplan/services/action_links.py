"""
One action's update asked for by e-mail, and given through the link that was sent.

The link opens that action's form and nothing else, for 14 days, and dies with the action.
"""

import datetime

from django.db import transaction

from boards.exceptions import Refused
from lscb.links import services as links
from workplan import emails
from workplan.exceptions import ActionIsClosed
from workplan.models import Action

from .actions import update_action

PURPOSE = "update_action"
LASTS = datetime.timedelta(days=14)
# What a lead may say of an action; giving one up is the board's to decide.
LEAD_STATUSES = [
    (status.value, status.label) for status in (*Action.OPEN, Action.Status.COMPLETE)
]


@transaction.atomic
def ask_for_update(*, action, to_address, by):
    """Queue the letter with the link. Whoever holds it may act for 14 days."""
    if not action.is_open:
        raise ActionIsClosed(action)
    link, token = links.issue(
        purpose=PURPOSE,
        about=action,
        to_address=to_address,
        expires_in=LASTS,
        by=by,
        board=action.board,
    )
    emails.queue_update_asked(action, link=link, token=token)
    return link


@transaction.atomic
def update_by_link(*, link, action, version, words, status, by):
    """Refused once the action is closed, whatever the link still says."""
    if not action.is_open:
        raise ActionIsClosed(action)
    if status not in dict(LEAD_STATUSES):
        raise Refused("Ask the business manager if the action should be given up.")
    links.mark_used(link=link)
    return update_action(
        action=action, version=version, words=words, status=status, by=by
    )
