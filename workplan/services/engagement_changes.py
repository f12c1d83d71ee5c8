"""What changed because of what was heard: which actions and priorities came of it."""

from django.db import IntegrityError, transaction

from boards.exceptions import Refused
from lscb.history import services as history
from workplan.models import EngagementChange


@transaction.atomic
def add_change(*, engagement, by, action=None, priority=None, how=""):
    """
    Say that an action, or a priority, came of what was heard.

    The history tells it of the action, so that a restriction of the action covers it.
    """
    change = EngagementChange(
        engagement=engagement, action=action, priority=priority, how=how
    )
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        raise Refused("That is named already: choose another one") from None
    history.record("came_of_engagement", about=change.about, by=by, after=_told(change))
    return change


@transaction.atomic
def remove_change(*, change, by):
    told = _told(change)
    change.delete()
    history.record("taken_off_engagement", about=change.about, by=by, before=told)


def _told(change):
    told = {"what_was_heard": str(change.engagement), "how_it_came_of_it": change.how}
    return {name: words for name, words in told.items() if words}
