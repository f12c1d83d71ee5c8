"""The private address of a person's calendar feed. It is theirs alone, and dies with their role."""

import datetime

from django.db import transaction
from django.utils import timezone

from boards.exceptions import Refused
from boards.people import Person
from boards.permissions import ROLE_PERMISSIONS, Permission
from lscb.links import services as links
from lscb.links.exceptions import LinkUnknown
from lscb.links.models import Link

PURPOSE = "calendar"
LASTS = datetime.timedelta(days=2 * 365)


@transaction.atomic
def renew_feed(*, person):
    """
    Make a new address and end the one before. Returns the token, which cannot be had again.

    It hangs on the role that lasts longest.
    """
    grants = sorted(
        (each for each in person.grants if _reads(each)),
        key=lambda grant: grant.until_on or datetime.date.max,
    )
    if not grants:
        raise Refused("Your role here has no calendar")
    stop_feed(person=person)
    _, token = links.issue(
        purpose=PURPOSE,
        about=grants[-1],
        to_address=person.user.email,
        expires_in=LASTS,
        by=person,
        board=person.board,
    )
    return token


@transaction.atomic
def stop_feed(*, person):
    for grant in person.board.grants.filter(user=person.user):
        links.revoke_for(about=grant, by=person)


def feed_of(person):
    """The link in force, or None."""
    for grant in person.grants:
        link = Link.objects.about(grant).in_force().filter(purpose=PURPOSE).first()
        if link:
            return link
    return None


def reader_of(token):
    """Whose feed the token opens, with their rights as they are now. Raises a `LinkRefused`."""
    link = links.find(token, PURPOSE)
    grant = link.about
    if (
        grant is None
        or not grant.user.is_active
        or not grant.counts_on(timezone.localdate())
        or not _reads(grant)
    ):
        raise LinkUnknown
    return Person.acting(link.board, grant.user)


def _reads(grant):
    return Permission.READ_RECORD in ROLE_PERMISSIONS[grant.role]
