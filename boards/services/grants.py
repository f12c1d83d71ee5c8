"""Who may do what: giving and ending roles."""

from django.db import transaction

from boards.models import RoleGrant
from lscb.history import services as history


@transaction.atomic
def grant_role(
    *, board, user, role, from_on, by, until_on=None, group=None, agency=None
):
    grant = RoleGrant(
        board=board,
        user=user,
        role=role,
        group=group,
        agency=agency,
        from_on=from_on,
        until_on=until_on,
    )
    grant.full_clean()
    grant.save()
    history.record(
        "role_granted",
        about=grant,
        by=by,
        after={"role": grant.words, "from": from_on, "until": until_on},
    )
    return grant
