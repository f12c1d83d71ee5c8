"""Who is asking, on which board, and what the grants in force let them do."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import cached_property

from lscb.accounts.models import User

from .models import Restriction, Role, RoleGrant
from .permissions import ROLE_PERMISSIONS, Permission


@dataclass
class Person:
    """
    Somebody, or something, acting on one board.

    Without a user it is a command, a job or a signed link: it holds no role and reads
    nothing restricted, and the history shows its label.
    """

    board: object
    user: object = None
    grants: list = field(default_factory=list)
    request_id: str = ""
    label: str = ""
    boards: list = field(default_factory=list)  # every board this user has a role on

    @classmethod
    def on(cls, slug, request):
        """The person on the board at this address, or None without a role there. One query."""
        grants = list(
            RoleGrant.objects.in_force()
            .filter(user=request.user)
            .select_related("board", "group", "agency")
            .order_by("board__name", "pk")
        )
        here = [grant for grant in grants if grant.board.slug == slug]
        if not here:
            return None
        return cls(
            board=here[0].board,
            user=request.user,
            grants=here,
            request_id=request.request_id,
            label=str(request.user),
            boards=list({grant.board_id: grant.board for grant in grants}.values()),
        )

    @classmethod
    def acting(cls, board, user=None, *, label="", request_id=""):
        """For commands, jobs and signed links. A user's grants are read again, now."""
        grants = []
        if user:
            in_force = RoleGrant.objects.in_force().filter(user=user, board=board)
            grants = list(in_force.select_related("group", "agency"))
        return cls(board, user, grants, request_id, label or str(user))

    @property
    def role_words(self):
        return "; ".join(grant.words for grant in self.grants)

    @property
    def roles(self):
        return {grant.role for grant in self.grants}

    @cached_property
    def permissions(self):
        return frozenset().union(*(ROLE_PERMISSIONS[role] for role in self.roles))

    def may(self, permission, *, group=None, agency=None):
        """
        Whether a grant in force allows it, for this group or agency where one is given.

        A grant that names a group or agency allows only for that one; without `group` or
        `agency` the answer is whether it is allowed anywhere.
        """
        if group is None and agency is None:
            return permission in self.permissions
        return any(
            permission in ROLE_PERMISSIONS[grant.role]
            and (group is None or grant.group_id in (None, group.pk))
            and (agency is None or grant.agency_id in (None, agency.pk))
            for grant in self.grants
        )

    def may_read(self, field):
        """The rows whose `field` (a restriction) does not keep this person out, as a Q."""
        if self.may(Permission.READ_RESTRICTED):
            return Q()
        in_force = Restriction.objects.in_force()
        closed = in_force if self.user is None else in_force.exclude(readers=self.user)
        return Q(**{f"{field}__isnull": True}) | ~Q(
            **{f"{field}__in": closed.values("pk")}
        )


def boards_of(user):
    """Every board this user holds a role on today, by name."""
    grants = RoleGrant.objects.in_force().filter(user=user).select_related("board")
    boards = {grant.board_id: grant.board for grant in grants}
    return sorted(boards.values(), key=lambda board: board.name)


def readers_on(board):
    """Who may be let in to something restricted: everybody with a role that reads the record."""
    reading = [
        role for role in Role if Permission.READ_RECORD in ROLE_PERMISSIONS[role]
    ]
    grants = board.grants.in_force().filter(role__in=reading)
    return User.objects.filter(pk__in=grants.values("user"), is_active=True).order_by(
        "name"
    )
