"""
Making, opening and revoking links.

Opening a link changes nothing and does not use it up, because mail scanners open every link
before its reader does. A view answers GET with a page, and changes rows on POST only.
"""

from django.db import transaction
from django.utils import timezone

from lscb.history import services as history

from .exceptions import LinkExpired, LinkRevoked, LinkUnknown
from .models import Link
from .tokens import digest, new_token


@transaction.atomic
def issue(*, purpose, about, to_address, expires_in, by, board):
    """
    Make a link and return it with its token, which cannot be had again later.

    `purpose` is one deed ("update_action"); a token does not open another purpose's page.
    `expires_in` is a timedelta. Earlier links stay in force: see `revoke_for`.
    """
    token = new_token()
    now = timezone.now()
    link = Link.objects.create(
        token_digest=digest(token),
        purpose=purpose,
        about=about,
        to_address=to_address,
        board=board,
        created_at=now,
        expires_at=now + expires_in,
        created_by=by.user,
    )
    history.record(
        "link_issued",
        about=about,
        by=by,
        after={"purpose": purpose, "to": to_address, "expires_at": link.expires_at},
    )
    return link, token


def find(token, purpose):
    """The link this token opens for this purpose, or a `LinkRefused`. Changes nothing."""
    found = Link.objects.filter(token_digest=digest(token), purpose=purpose)
    link = found.select_related("board", "about_type").first()
    if link is None:
        raise LinkUnknown
    if link.revoked_at:
        raise LinkRevoked
    if link.expires_at <= timezone.now():
        raise LinkExpired
    return link


def mark_used(*, link):
    """Note that the deed was done. The service that does it calls this; its event says who."""
    link.last_used_at = timezone.now()
    link.save(update_fields=["last_used_at"])


@transaction.atomic
def revoke(*, link, by):
    """End one link before its time."""
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    history.record(
        "link_revoked", about=link.about, by=by, after={"to": link.to_address}
    )


@transaction.atomic
def revoke_for(*, about, by):
    """Revoke every link to this row that is in force. How many there were."""
    in_force = Link.objects.about(about).in_force()
    revoked = in_force.update(revoked_at=timezone.now())
    if revoked:
        history.record("links_revoked", about=about, by=by, after={"links": revoked})
    return revoked
