"""Who may read a challenge besides the manager and the chair: set, changed and lifted."""

from django.db import transaction

from boards.services import restrictions


@transaction.atomic
def restrict_challenge(
    *, challenge, version, reason, by, readers=(), until_on=None, until_event=""
):
    """
    Keep the challenge to `readers`, closed or not. Its actions and risks keep their own
    restriction, but neither names it to anybody else.
    """
    return restrictions.keep_to(
        challenge,
        version,
        verb="challenge_restricted",
        reason=reason,
        readers=readers,
        until_on=until_on,
        until_event=until_event,
        by=by,
    )


@transaction.atomic
def lift_restriction(*, challenge, version, by):
    restrictions.lift_from(challenge, version, by=by)
