"""
What stands on the agenda of a meeting, in what order, and what was minuted under each item.

Nothing is deleted: an item that is taken off stays as a row, so that it is not put back by
filling the agenda again, and people can put it back.
"""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from boards import saving
from boards.exceptions import Refused
from boards.models import AgendaItem
from boards.versions import claim
from lscb.history import services as history

from . import restrictions

FACTS = ("kind", "title", "notes", "presenter")
MINUTE = ("minute", "decision")


@transaction.atomic
def add_item(
    *,
    meeting,
    title,
    kind,
    by,
    restriction=None,
    reason="",
    readers=(),
    before=None,
    **facts,
):
    """
    Put an item on the agenda: last of all, or before another one.

    `restriction` is one taken along from where its words come from; a `reason` makes one.
    """
    _check_open(meeting)
    last = meeting.agenda_items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        meeting=meeting,
        title=title,
        kind=kind,
        restriction=restriction
        or restrictions.restriction_for(meeting.board, reason=reason, readers=readers),
        position=last + 1,
        **facts,
    )
    _check_confidential(item.kind, item.restriction)
    saving.add(item, taken="That is on the agenda already")
    if before:
        _put_before(item, before)
    history.record(
        "agenda_item_added",
        about=item,
        by=by,
        after={"meeting": str(meeting)} | saving.filled(item, FACTS),
    )
    return item


@transaction.atomic
def edit_item(*, item, version, by, reason=None, readers=(), **changes):
    """
    Change what it is and, with a `reason` for it, who may read it. An empty reason opens it
    to everybody; None leaves that as it is. Its papers follow.
    """
    _check_open(item.meeting)
    changes = {name: changes[name] for name in FACTS if name in changes}
    former = item.restriction
    is_new = reason is not None and not restrictions.is_same(
        former, reason=reason, readers=readers
    )
    if is_new:
        changes["restriction"] = restrictions.restriction_for(
            item.board, reason=reason, readers=readers
        )
    _check_confidential(
        changes.get("kind", item.kind), changes.get("restriction", former)
    )
    done = saving.edit(item, version, changes)
    if is_new:
        for paper in item.papers.filter(restriction=None):
            paper.file.restriction = item.restriction
            paper.file.save(update_fields=["restriction"])
        if former:
            restrictions.end(former)
    history.record("agenda_item_edited", about=item, by=by, **done)
    return item


@transaction.atomic
def take_off(*, item, by):
    """Off the agenda, whatever put it there. What was minuted under it is never taken off."""
    _check_open(item.meeting)
    if item.has_minute:
        raise Refused("Something is minuted under it: it stays on the agenda")
    item.taken_off_at = timezone.now()
    item.save(update_fields=["taken_off_at"])
    history.record("agenda_item_taken_off", about=item, by=by)


@transaction.atomic
def put_back(*, item, by):
    _check_open(item.meeting)
    item.taken_off_at = None
    item.save(update_fields=["taken_off_at"])
    history.record("agenda_item_put_back", about=item, by=by)


@transaction.atomic
def move_item(*, item, up, by):
    """One place up or down among those that `by` may see. True when it moved."""
    _check_open(item.meeting)
    seen = list(_in_order(item.meeting).visible_to(by))
    if item not in seen:  # taken off meanwhile
        return False
    place = seen.index(item)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(seen):
        return False
    if up:
        _put_before(item, seen[other])
    else:
        _put_before(seen[other], item)
    history.record(
        "agenda_item_moved",
        about=item,
        by=by,
        after={"direction": "up" if up else "down"},
    )
    return True


@transaction.atomic
def place_item(*, item, before, by):
    """Where it was dragged to: before another item, or last of all when there is none."""
    _check_open(item.meeting)
    if before == item:
        return
    _put_before(item, before)
    history.record(
        "agenda_item_moved",
        about=item,
        by=by,
        after={"before": str(before) if before else "the end"}
        if before is None or before.restriction_id is None
        else {"direction": "elsewhere"},
    )


@transaction.atomic
def save_minute(*, item, version, by, **words):
    """Keep what was minuted so far. The same words again change nothing."""
    _check_open(item.meeting)
    changed = {
        name: words[name]
        for name in MINUTE
        if name in words and words[name] != getattr(item, name)
    }
    if not changed:
        return item
    before = {name: getattr(item, name) for name in changed}
    claim(item, version, **changed)
    history.record("minute_saved", about=item, by=by, before=before, after=changed)
    return item


def _check_open(meeting):
    if meeting.status == meeting.Status.CANCELLED:
        raise Refused("It is cancelled: its agenda no longer changes")
    if meeting.status == meeting.Status.MINUTES_AGREED:
        raise Refused("Its minutes are agreed. Reopen them before you change anything.")


def _check_confidential(kind, restriction):
    if kind == AgendaItem.Kind.CONFIDENTIAL and restriction is None:
        raise Refused("Say who may read a confidential item, and why")


def _in_order(meeting):
    return meeting.agenda_items.on_agenda().in_order()


def _put_before(item, other):
    """Number all items of the meeting anew, `item` right before `other`, or last."""
    items = list(
        AgendaItem.objects.select_for_update(of=("self",))
        .filter(meeting=item.meeting_id)
        .in_order()
    )
    moved = next(row for row in items if row.pk == item.pk)
    items.remove(moved)
    place = next(
        (n for n, row in enumerate(items) if other and row.pk == other.pk), len(items)
    )
    items.insert(place, moved)
    for position, row in enumerate(items, 1):
        row.position = position
    AgendaItem.objects.bulk_update(items, ["position"])
