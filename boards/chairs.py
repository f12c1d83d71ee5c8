"""A board has one independent chair at a time. Two are stored, because a record may be so, but not in silence."""

from itertools import combinations

from .models import Seat
from .tenure import share


def warning_about(board):
    """What to say when the board has two chairs, today or later; else empty. Four queries."""
    chairs = board.seats.filter(member_class=Seat.MemberClass.CHAIR).with_holders()
    seats = [seat for seat in chairs if seat.exists.last >= board.today]
    if len(seats) > 1:
        names = " and ".join(seat.printed_name for seat in seats)
        return (
            f"The board has {len(seats)} seats of independent chair now: {names}."
            " If one of them is over, say when it ended."
        )
    held = [
        holding
        for seat in seats
        for holding in seat.holdings()
        if holding.span.last >= board.today
    ]
    for one, other in combinations(held, 2):
        if share(one, other):
            return (
                f"Two hold the seat of independent chair at the same time:"
                f" {one.of.post} and {other.of.post}. If one of them has left, say when."
            )
    return ""
