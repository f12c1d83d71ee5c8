"""Who sits on the board: seats, and the posts appointed to them."""

from django.db import transaction

from boards.models import Appointment, Seat
from lscb.history import services as history


@transaction.atomic
def add_seat(
    *, board, printed_name, member_class, position, by, agency=None, is_counted=False
):
    seat = Seat(
        board=board,
        printed_name=printed_name,
        member_class=member_class,
        agency=agency,
        is_counted=is_counted,
        position=position,
    )
    seat.full_clean()
    seat.save()
    history.record("seat_added", about=seat, by=by, after={"seat": printed_name})
    return seat


@transaction.atomic
def appoint(*, seat, post, by, user=None, started="", ended="", is_deputy=False):
    """Put a post in a seat. Dates are partial: "2013-03" is all that is known."""
    appointment = Appointment(
        board=seat.board,
        seat=seat,
        post=post,
        user=user,
        started=started,
        ended=ended,
        is_deputy=is_deputy,
    )
    appointment.full_clean()
    appointment.save()
    history.record(
        "appointed",
        about=appointment,
        by=by,
        after={"post": post, "started": started, "ended": ended},
    )
    return appointment
