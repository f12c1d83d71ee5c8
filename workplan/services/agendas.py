"""Filling an agenda from the record. What people changed, took off or put in order stays so."""

from django.db import transaction

from boards.exceptions import Refused
from boards.models import AgendaItem
from boards.services import agendas
from boards.versions import claim
from lscb.history import services as history
from workplan import agenda_filling, agenda_sources
from workplan.exceptions import ReportIsElsewhere
from workplan.models import HighlightReport


@transaction.atomic
def fill_agenda(*, meeting, by):
    """
    Put on the agenda what the record asks for and is not there; take off what it asks for no
    longer and nobody has touched. Filled again, nothing changes. Returns the filling.
    """
    if meeting.is_closed:
        raise Refused(
            f"The meeting is {meeting.get_status_display().lower()}: its agenda is not filled"
        )
    rows = list(
        meeting.agenda_items.select_for_update(of=("self",)).in_order()
    )  # locked before it is worked out what is missing
    filling = agenda_sources.filling_of(meeting, by)
    if filling.changes_nothing:
        return filling
    gone = {each.pk for each in filling.dropped}
    meeting.agenda_items.filter(pk__in=gone).delete()
    order = [row for row in rows if row.pk not in gone]
    for wanted in filling.added:
        order.insert(_place_for(wanted, order), _new_item(meeting, wanted))
    for position, row in enumerate(order, 1):
        row.position = position
    AgendaItem.objects.bulk_update([row for row in order if row.pk], ["position"])
    AgendaItem.objects.bulk_create(
        [row for row in order if not row.pk], ignore_conflicts=True
    )
    history.record(
        "agenda_filled",
        about=meeting,
        by=by,
        after={
            "added": [each.title for each in filling.added if not each.restriction],
            "no_longer_asked_for": len(filling.dropped) or None,
        },
    )
    return filling


@transaction.atomic
def put_decision_on_agenda(*, report, by):
    """
    Put what a highlight report asks the board to decide on the agenda of its meeting. Asked
    again, it is the item that is there, put back where somebody had taken it off.

    Not from a draft: its words are its authors' own until they submit it.
    """
    # Locked, so that of two who press at once the second finds what the first put there; and
    # read again: it may have been sent back meanwhile.
    report.refresh_from_db(
        fields=["state", "decisions"],
        from_queryset=HighlightReport.objects.select_for_update(),
    )
    meeting = report.meeting
    if report.is_being_written:
        raise ReportIsElsewhere(report)
    if not report.decisions.strip():
        raise Refused("The report asks for no decision")
    if meeting.is_closed:
        raise Refused(
            f"The {report.meeting_in_words} is {meeting.get_status_display().lower()}:"
            " its agenda takes nothing more. Add the decision to the agenda of the next"
            " meeting, or ask the group to put it in its next report."
        )
    wanted = agenda_sources.decision_of(report)
    rows = list(meeting.agenda_items.select_for_update(of=("self",)).in_order())
    there = next((row for row in rows if row.source_key == wanted.key), None)
    if there:
        if there.taken_off_at:
            agendas.put_back(item=there, by=by)
        return there
    item = _new_item(meeting, wanted)
    rows.insert(_place_for(wanted, rows), item)
    for position, row in enumerate(rows, 1):
        row.position = position
    AgendaItem.objects.bulk_update([row for row in rows if row.pk], ["position"])
    item.save(force_insert=True)
    history.record(
        "agenda_item_added", about=item, by=by, after={"meeting": str(meeting)}
    )
    return item


@transaction.atomic
def renew_decision(*, report, by):
    """
    Part of submitting a report again: the item that asks for its decision asks for what the
    report asks now. Not where somebody has changed or minuted it since.
    """
    wanted = agenda_sources.decision_of(report)
    items = report.meeting.agenda_items.select_for_update(of=("self",))
    item = items.filter(source_key=wanted.key).first()
    is_open = item and not item.has_minute and not report.meeting.is_closed
    if not is_open or not wanted.notes.strip() or wanted.notes == item.notes:
        return
    renewed = agenda_sources.only_renewed_on(report.meeting)
    if item.version > 1 and str(item.pk) not in renewed:
        return
    before = item.notes
    claim(item, item.version, notes=wanted.notes)
    history.record(
        agenda_sources.RENEWED,
        about=item,
        by=by,
        before={"notes": before},
        after={"notes": item.notes},
    )


def _new_item(meeting, wanted):
    return AgendaItem(
        meeting=meeting,
        kind=wanted.kind,
        title=wanted.title[:250],
        notes=wanted.notes,
        presenter=wanted.presenter[:250],
        source=wanted.source,
        source_key=wanted.key,
        restriction=wanted.restriction,
    )


def _place_for(wanted, rows):
    """Behind the last of its own kind or of one that comes before it."""
    rank = agenda_filling.rank
    places = [
        n for n, row in enumerate(rows, 1) if rank(row.source) <= rank(wanted.source)
    ]
    return max(places, default=0)
