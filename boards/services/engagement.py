"""What the board told people and heard from them."""

from django.db import transaction

from boards import saving
from boards.models import Engagement
from lscb.history import services as history

TOLD = (
    "title",
    "kind",
    "audience",
    "method",
    "started",
    "ended",
    "attended_count",
    "heard",
    "changed",
)


@transaction.atomic
def add_engagement(*, board, title, kind, audience, started, by, **facts):
    engagement = Engagement(
        board=board, title=title, kind=kind, audience=audience, started=started, **facts
    )
    saving.add(engagement, taken=saving.CANNOT)
    history.record(
        "engagement_added",
        about=engagement,
        by=by,
        after=saving.filled(engagement, TOLD),
    )
    return engagement


@transaction.atomic
def edit_engagement(*, engagement, version, by, **changes):
    done = saving.edit(engagement, version, changes)
    history.record("engagement_edited", about=engagement, by=by, **done)
    return engagement
