"""What a fund comes to, and whether it carries forward what last year left. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .money import in_pounds

NOTHING = Decimal(0)


@dataclass(frozen=True)
class CarryForward:
    """What was found, in words; `is_wrong` where the sums do not agree."""

    words: str
    is_wrong: bool = False


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Of those that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None


def came_in(sources) -> Decimal:
    """Each source as received, or as agreed where nothing is recorded as received."""
    return sum(
        (each.amount if each.received is None else each.received for each in sources),
        NOTHING,
    )


def left_over(sources, expenditure) -> Decimal | None:
    """None until what was spent is recorded under every head."""
    spent = [each.actual for each in expenditure]
    if not spent or None in spent:
        return None
    return came_in(sources) - sum(spent)


def check_carry_forward(sources, before, year_before: str) -> CarryForward | None:
    """
    `before` is last year's (sources, expenditure) of the fund of the same name, or None.

    None where there is nothing to say: nothing brought forward, and no year before it.
    """
    brought = [each.amount for each in sources if each.kind == "carry_forward"]
    forward = sum(brought, NOTHING)
    if before is None:
        if not brought:
            return None
        return CarryForward(
            f"{in_pounds(forward)} is brought forward. There is no fund of this name in"
            f" {year_before} to check it against."
        )
    left = left_over(*before)
    if left is None:
        return CarryForward(
            f"{in_pounds(forward)} is brought forward. To check it, enter what was spent in"
            f" {year_before} under every head."
        )
    income = came_in(before[0])
    words = (
        f"In {year_before} {in_pounds(income)} came in and {in_pounds(income - left)} was"
        f" spent, which leaves {in_pounds(left)}. {in_pounds(forward)} is brought forward"
    )
    if forward == left:
        return CarryForward(f"{words}, as it should be.")
    direction = "more" if forward > left else "less"
    return CarryForward(
        f"{words}: {in_pounds(abs(forward - left))} {direction} than was left.",
        is_wrong=True,
    )
