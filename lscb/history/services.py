"""Writing to the history. Every service in every room calls `record` in its own transaction."""

import json

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from . import chain
from .models import Chain, Event


@transaction.atomic
def record(verb, *, about, by, before=None, after=None):
    """
    Add an event to the history, in the caller's transaction.

    `by` has `user` (or None), `label` and `request_id`. Each event carries the keyed digest
    of the one before it on the same board, so that a changed, removed or cut-off row is
    found by `manage.py check_history`. The row's own restriction covers its event too.
    """
    board = (
        about if about._meta.label == "boards.Board" else getattr(about, "board", None)
    )
    head = _claim_head(f"board:{board.pk}" if board else "site")
    before, after = _plain(before), _plain(after)
    event = Event(
        board=board,
        chain=head,
        sequence=head.length + 1,
        restriction=getattr(about, "restriction", None),
        verb=verb,
        about_type=ContentType.objects.get_for_model(about),
        about_id=str(about.pk),
        about_label=str(about)[:250],
        actor=by.user,
        actor_label=by.label[:200],
        request_id=by.request_id,
        happened_at=timezone.now(),
        before=before,
        after=after,
        values_hash=chain.hash_of_values(before, after),
    )
    event.digest = chain.digest(settings.HISTORY_KEY, head.last_digest, event.facts())
    event.save(force_insert=True)
    head.length, head.last_digest = event.sequence, event.digest
    head.seal = head.seal_for(settings.HISTORY_KEY)
    head.save()
    return event


def _claim_head(key):
    """The chain's head, locked until the transaction ends (SQLite has locked it all already)."""
    locked = Chain.objects.select_for_update()
    if head := locked.filter(key=key).first():
        return head
    Chain.objects.get_or_create(key=key)
    return locked.get(key=key)


def _plain(values):
    """What the database will give back: dates as text, so that the hash is the same later."""
    return json.loads(chain.canonical(values or {}))
