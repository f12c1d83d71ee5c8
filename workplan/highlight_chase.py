"""Which groups still owe a meeting its report, and who writes it."""

from boards.models import Role, RoleGrant
from boards.permissions import ROLE_PERMISSIONS, Permission

WRITING = [
    role
    for role in Role
    if Permission.SUBMIT_HIGHLIGHT_REPORT in ROLE_PERMISSIONS[role]
]


def owing(meeting, reports):
    """The groups that report to each meeting and are in none of `reports` that the board has."""
    reported = reports.filter(meeting=meeting).with_the_board()
    groups = meeting.board.groups.reporting().exclude(pk__in=reported.values("group"))
    return list(groups.in_printed_order())


def writers_of(groups):
    """
    Whom to remind, by the id of the group: those whose grant to submit is for that group. The
    office may submit for any, and is not reminded.
    """
    grants = RoleGrant.objects.in_force().filter(
        group__in=groups, role__in=WRITING, user__is_active=True
    )
    found = {}
    for grant in grants.select_related("user").order_by("user__name", "pk"):
        writers = found.setdefault(grant.group_id, [])
        if grant.user not in writers:
            writers.append(grant.user)
    return found
