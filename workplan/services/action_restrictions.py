"""Who may read an action besides the manager and the chair: set, changed and lifted."""

from django.db import transaction

from boards.exceptions import Refused
from boards.models import Restriction
from boards.services import restrictions
from lscb.files.models import File
from lscb.history import services as history
from lscb.links import services as links

from .action_versions import claim_action


@transaction.atomic
def restrict_action(
    *, action, version, reason, by, readers=(), until_on=None, until_event=""
):
    """
    Keep the action, its evidence and what is recorded of it from now on to `readers`.

    A restriction it has already gives way to this one. Whoever holds a link to the action
    loses it.
    """
    restriction = Restriction.objects.create(
        board=action.board, reason=reason, until_on=until_on, until_event=until_event
    )
    restriction.readers.set(readers)
    former = action.restriction
    claim_action(action, version, restriction=restriction)
    _restrict_files(action, restriction)
    if former:
        restrictions.end(former)
    links.revoke_for(about=action, by=by)
    history.record(
        "action_restricted",
        about=action,
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
def lift_restriction(*, action, version, by):
    """
    The action is read like any other again.

    The event says nothing of the reason: everybody who reads history may read it.
    """
    former = action.restriction
    if former is None:
        raise Refused(f"{action.label} is not restricted.")
    claim_action(action, version, restriction=None)
    _restrict_files(action, None)
    restrictions.end(former)
    history.record("restriction_lifted", about=action, by=by)


def _restrict_files(action, restriction):
    evidence = action.evidence().values("file")
    File.objects.filter(pk__in=evidence).update(restriction=restriction)
