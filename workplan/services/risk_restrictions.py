"""Who may read a risk besides the manager and the chair: set, changed and lifted."""

from django.db import transaction

from boards.exceptions import Refused
from boards.models import Restriction
from boards.services import restrictions
from boards.versions import claim
from lscb.history import services as history


@transaction.atomic
def restrict_risk(
    *, risk, version, reason, by, readers=(), until_on=None, until_event=""
):
    """
    Keep the risk, its ratings and what is recorded of it from now on to `readers`.

    A restriction it has already gives way to this one. Mitigating actions keep their own.
    """
    restriction = Restriction.objects.create(
        board=risk.board, reason=reason, until_on=until_on, until_event=until_event
    )
    restriction.readers.set(readers)
    former = risk.restriction
    claim(risk, version, restriction=restriction)
    if former:
        restrictions.end(former)
    history.record(
        "risk_restricted",
        about=risk,
        by=by,
        after={
            "reason": reason,
            "readers": [str(reader) for reader in restriction.readers.all()],
            "until": until_on,
            "until_this_has_happened": until_event,
        },
    )
    return restriction


@transaction.atomic
def lift_restriction(*, risk, version, by):
    """The risk is read like any other again. Its event says nothing of the reason."""
    former = risk.restriction
    if former is None:
        raise Refused(f"{risk.reference} is not restricted.")
    claim(risk, version, restriction=None)
    restrictions.end(former)
    history.record("restriction_lifted", about=risk, by=by)
