"""Who may read a risk besides the manager and the chair: set, changed and lifted."""

from django.db import transaction

from boards.services import restrictions


@transaction.atomic
def restrict_risk(
    *, risk, version, reason, by, readers=(), until_on=None, until_event=""
):
    """Keep the risk and its ratings to `readers`. Mitigating actions keep their own restriction."""
    return restrictions.keep_to(
        risk,
        version,
        verb="risk_restricted",
        reason=reason,
        readers=readers,
        until_on=until_on,
        until_event=until_event,
        by=by,
    )


@transaction.atomic
def lift_restriction(*, risk, version, by):
    restrictions.lift_from(risk, version, by=by)
