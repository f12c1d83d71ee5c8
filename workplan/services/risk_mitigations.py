"""The actions that are meant to make a risk smaller."""

from django.db import transaction

from boards.exceptions import Refused
from lscb.history import services as history
from workplan.models import ActionOrigin, RiskMitigation
from workplan.named_rows import named

from .actions import add_action
from .origins import set_origins
from .risk_ratings import check_open


@transaction.atomic
def add_mitigation(*, risk, text, by, **values):
    """
    Put a new action in the board's one register that names the risk as where it comes from.

    It is restricted as the risk is. `values` are further fields of `add_action`.
    """
    check_open(risk)
    action = add_action(
        board=risk.board, text=text, restriction=risk.restriction, by=by, **values
    )
    set_origins(
        action=action, origins=[(ActionOrigin.Kind.RISK, risk.reference)], by=by
    )
    return link_mitigation(risk=risk, action=action, by=by)


@transaction.atomic
def link_mitigation(*, risk, action, by):
    """
    Say that an action there is already answers the risk.

    Of a restricted risk the action's own history says nothing: its readers may be others.
    """
    check_open(risk)
    if action.board != risk.board:
        raise Refused("The action belongs to another board")
    link, is_new = RiskMitigation.objects.get_or_create(risk=risk, action=action)
    if not is_new:
        raise Refused(f"{action.label} is among its mitigations already")
    history.record(
        "mitigation_added",
        about=risk,
        by=by,
        after=named(action, action.label, in_history_of=risk),
    )
    return link


@transaction.atomic
def unlink_mitigation(*, mitigation, by):
    """The action stays in the register."""
    risk, action = mitigation.risk, mitigation.action
    mitigation.delete()
    history.record(
        "mitigation_removed",
        about=risk,
        by=by,
        before=named(action, action.label, in_history_of=risk),
    )
