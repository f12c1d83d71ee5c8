"""The places at the board: made, described, put in order, ended."""

from django.db import transaction

from boards import saving
from boards.models import Seat
from lscb.history import services as history

from . import printed_order

EDITABLE = (
    "printed_name",
    "member_class",
    "agency",
    "represents",
    "is_counted",
    "is_listed",
    "started",
)


@transaction.atomic
def add_seat(*, board, printed_name, member_class, by, position=None, **values):
    """
    `values`: agency, represents, is_counted, is_listed, started, ended, attendance_position.

    Without a `position` it comes last.
    """
    if position is None:
        last = board.seats.order_by("-position").first()
        position = last.position + 1 if last else 0
    seat = Seat(
        board=board,
        printed_name=printed_name,
        member_class=member_class,
        position=position,
        **values,
    )
    saving.add(seat, taken=_taken(printed_name))
    history.record("seat_added", about=seat, by=by, after={"seat": printed_name})
    return seat


@transaction.atomic
def edit_seat(*, seat, version, by, **changes):
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    name = changes.get("printed_name", seat.printed_name)
    done = saving.edit(seat, version, changes, taken=_taken(name))
    history.record("seat_edited", about=seat, by=by, **done)
    return seat


@transaction.atomic
def end_seat(*, seat, version, ended, by):
    """
    From then on it is not vacant: it is not there. Without `ended` it goes on after all.

    Whoever holds it is not ended with it: their leaving has a reason of its own.
    """
    done = saving.edit(seat, version, {"ended": ended})
    history.record("seat_ended" if ended else "seat_goes_on", about=seat, by=by, **done)
    return seat


@transaction.atomic
def move_seat(*, seat, direction, by):
    """Exchange its place in the printed order with its neighbour's of the same class."""
    peers = seat.board.seats.filter(member_class=seat.member_class)
    there = peers.there_on(seat.board.today) | peers.filter(pk=seat.pk)
    printed_order.move(
        row=seat,
        peers=there.in_printed_order(),
        direction=direction,
        end="its class",
        by=by,
    )


def _taken(name):
    return f"There is a seat called {name} already: choose another name"
