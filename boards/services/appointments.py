"""Who holds the seats: appointed, corrected, ended."""

from django.db import transaction

from boards import saving
from boards.models import Appointment
from lscb.history import services as history

PAPERS = (
    "is_nominated",
    "nominated_by",
    "nominated_on",
    "has_role_statement",
    "role_statement_on",
    "may_speak",
    "may_commit",
    "may_hold_to_account",
    "powers_confirmed_on",
    "is_inducted",
    "inducted_on",
)
EDITABLE = ("post", "user", "is_deputy", "started", "ended", *PAPERS)


@transaction.atomic
def appoint(*, seat, post, by, **values):
    """
    Put a post in a seat. Dates are partial: "2013-03" is all that is known.

    A seat may have several holders, at once (it is shared) or one after the other, and
    deputies. `values` are further fields among `EDITABLE`.
    """
    appointment = Appointment(board=seat.board, seat=seat, post=post, **values)
    saving.add(appointment, taken=saving.CANNOT)
    told = saving.told(appointment, EDITABLE)
    history.record(
        "appointed",
        about=appointment,
        by=by,
        after={name: value for name, value in told.items() if value},
    )
    return appointment


@transaction.atomic
def edit_appointment(*, appointment, version, by, **changes):
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    if changes.get("ended") == "":
        changes |= {"leaving_reason": "", "leaving_words": ""}
    done = saving.edit(appointment, version, changes)
    history.record("appointment_edited", about=appointment, by=by, **done)
    return appointment


@transaction.atomic
def end_appointment(
    *, appointment, version, ended, by, leaving_reason="", leaving_words=""
):
    """They leave the seat: the last day or month they held it, and why."""
    done = saving.edit(
        appointment,
        version,
        {
            "ended": ended,
            "leaving_reason": leaving_reason,
            "leaving_words": leaving_words,
        },
    )
    history.record("appointment_ended", about=appointment, by=by, **done)
    return appointment
