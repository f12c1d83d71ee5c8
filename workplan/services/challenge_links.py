"""
The actions and risks that a challenge is tied to.

Links are told in the history of the challenge alone: the readers of the other side may be others.
"""

from django.db import transaction

from boards.exceptions import Refused
from lscb.history import services as history
from workplan.models import ActionOrigin, ChallengeAction, ChallengeRisk
from workplan.named_rows import named

from .actions import add_action
from .challenges import after_deed
from .origins import set_origins


@transaction.atomic
def ask_for_action(*, challenge, text, by, **values):
    """
    Put a new action in the board's one register that names the challenge as where it comes from.

    It is restricted as the challenge is. `values` are further fields of `add_action`.
    """
    after_deed("link", challenge)
    action = add_action(
        board=challenge.board,
        text=text,
        restriction=challenge.restriction,
        by=by,
        **values,
    )
    origin = (ActionOrigin.Kind.CHALLENGE, challenge.reference)
    set_origins(action=action, origins=[origin], by=by)
    return link_action(challenge=challenge, action=action, by=by)


@transaction.atomic
def link_action(*, challenge, action, by):
    after_deed("link", challenge)
    if action.board != challenge.board:
        raise Refused("The action belongs to another board")
    link, is_new = ChallengeAction.objects.get_or_create(
        challenge=challenge, action=action
    )
    if not is_new:
        raise Refused(f"{action.label} is linked already")
    told = named(action, action.label, in_history_of=challenge)
    history.record("action_linked", about=challenge, by=by, after=told)
    return link


@transaction.atomic
def unlink_action(*, link, by):
    """The action stays in the register."""
    challenge, action = link.challenge, link.action
    after_deed("link", challenge)
    link.delete()
    told = named(action, action.label, in_history_of=challenge)
    history.record("action_unlinked", about=challenge, by=by, before=told)


@transaction.atomic
def link_risk(*, challenge, risk, by):
    after_deed("link", challenge)
    if risk.board != challenge.board:
        raise Refused("The risk belongs to another board")
    link, is_new = ChallengeRisk.objects.get_or_create(challenge=challenge, risk=risk)
    if not is_new:
        raise Refused(f"{risk.reference} is linked already")
    told = named(risk, str(risk), in_history_of=challenge)
    history.record("risk_linked", about=challenge, by=by, after=told)
    return link


@transaction.atomic
def unlink_risk(*, link, by):
    """The risk stays in the register."""
    challenge, risk = link.challenge, link.risk
    after_deed("link", challenge)
    link.delete()
    told = named(risk, str(risk), in_history_of=challenge)
    history.record("risk_unlinked", about=challenge, by=by, before=told)
