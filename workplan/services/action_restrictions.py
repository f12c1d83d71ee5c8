"""Who may read an action besides the manager and the chair: set, changed and lifted."""

from django.db import transaction

from boards.services import restrictions
from lscb.files.models import File
from lscb.links import services as links


@transaction.atomic
def restrict_action(
    *, action, version, reason, by, readers=(), until_on=None, until_event=""
):
    """Keep the action and its evidence to `readers`. Whoever holds a link to it loses it."""
    restriction = restrictions.keep_to(
        action,
        version,
        verb="action_restricted",
        reason=reason,
        readers=readers,
        until_on=until_on,
        until_event=until_event,
        by=by,
    )
    _restrict_files(action, restriction)
    links.revoke_for(about=action, by=by)
    return restriction


@transaction.atomic
def lift_restriction(*, action, version, by):
    restrictions.lift_from(action, version, by=by)
    _restrict_files(action, None)


def _restrict_files(action, restriction):
    evidence = action.evidence().values("file")
    File.objects.filter(pk__in=evidence).update(restriction=restriction)
