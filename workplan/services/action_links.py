"""
One action's update asked for by e-mail, and given through the link that was sent.

The link opens that action's form and nothing else, for 14 days, and dies with the action or
with the lead officer it was sent to.
"""

import datetime

from django.db import transaction

from boards.exceptions import Refused
from boards.people import Person
from lscb.links import services as links
from workplan import emails
from workplan.exceptions import ActionIsClosed, ActionIsRestricted
from workplan.models import Action, UpdateRequest

from .action_updates import update_action

PURPOSE = "update_action"
LASTS = datetime.timedelta(days=14)
# What a lead may say of an action; giving one up is the board's to decide.
LEAD_STATUSES = [
    (status.value, status.label) for status in (*Action.OPEN, Action.Status.COMPLETE)
]


@transaction.atomic
def ask_for_update(*, action, to_address, by, lead_text=""):
    """
    Queue the letter with the link. Whoever holds it may act for 14 days.

    `lead_text` is the lead officer it goes to, in the words that stand in the action.
    """
    _check(action)
    if lead_text and not action.leads.filter(text=lead_text).exists():
        raise Refused("Choose one of the action's lead officers.")
    link, token = links.issue(
        purpose=PURPOSE,
        about=action,
        to_address=to_address,
        expires_in=LASTS,
        by=by,
        board=action.board,
    )
    UpdateRequest.objects.create(action=action, link=link, lead_text=lead_text)
    emails.queue_update_asked(action, link=link, token=token)
    return link


@transaction.atomic
def update_by_link(*, link, action, by, status, **answers):
    """Refused once the action is closed or restricted, whatever the link still says."""
    _check(action)
    if status not in dict(LEAD_STATUSES):
        raise Refused("Ask the business manager if the action should be given up.")
    links.mark_used(link=link)
    return update_action(action=action, status=status, by=by, **answers)


@transaction.atomic
def end_links_of_lost_leads(*, action, by):
    """Revoke the links of lead officers who no longer stand among the action's leads."""
    asked = action.update_requests.exclude(lead_text="").exclude(
        lead_text__in=action.leads.values("text")
    )
    for request in asked.filter(link__revoked_at=None).select_related("link"):
        links.revoke(link=request.link, by=by)


def _check(action):
    if not action.is_open:
        raise ActionIsClosed(action)
    nobody = Person.acting(action.board, label="Whoever holds a link")
    if not Action.objects.visible_to(nobody).filter(pk=action.pk).exists():
        raise ActionIsRestricted(action)
