"""Development days, stakeholder events and conferences: how many came, and what they pledged."""

from django.db import transaction

from boards import saving
from boards.exceptions import Refused
from boards.models import Pledge
from boards.versions import claim
from lscb.history import services as history


@transaction.atomic
def record_numbers(*, meeting, version, attended_count, by):
    if not meeting.is_event:
        raise Refused("Numbers are recorded for events; a meeting has its attendance")
    before = meeting.attended_count
    claim(meeting, version, attended_count=attended_count)
    history.record(
        "event_numbers_recorded",
        about=meeting,
        by=by,
        before={"attended": before},
        after={"attended": attended_count},
    )


@transaction.atomic
def add_pledge(*, meeting, words, by, made_by="", outcome=""):
    pledge = Pledge(meeting=meeting, words=words, made_by=made_by, outcome=outcome)
    saving.add(pledge, taken=saving.CANNOT)
    history.record(
        "pledge_added",
        about=meeting,
        by=by,
        after=saving.filled(pledge, ["words", "made_by", "outcome"]),
    )
    return pledge


@transaction.atomic
def edit_pledge(*, pledge, version, by, **changes):
    done = saving.edit(pledge, version, changes)
    history.record("pledge_edited", about=pledge, by=by, **done)
    return pledge
