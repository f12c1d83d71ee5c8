"""Pounds and pence as people type and read them. Pure; exact to the penny."""

import re
from decimal import Decimal

TYPED = re.compile(
    r"^(?P<minus>[-−–]?)£?(?P<pounds>\d{1,3}(?:,\d{3})+|\d+)(?P<pence>\.\d{1,2})?$",
    re.ASCII,
)
MOST = Decimal(10) ** 10


def from_words(typed: str) -> Decimal:
    """
    "£44,293", "44 293.50", "-120". Raises ValueError, in words for a person, for what is no
    amount: "44.293" may be pounds or pence, so it is asked again.
    """
    match = TYPED.match(re.sub(r"\s", "", typed))
    amount = match and Decimal(
        match["pounds"].replace(",", "") + (match["pence"] or "")
    )
    if amount is None or amount >= MOST:
        raise ValueError(
            f"“{typed.strip()}” is not an amount in pounds such as 44,293 or 44,293.50"
        )
    return -amount if match["minus"] else amount


def in_figures(amount: Decimal) -> str:
    """ "44,293", or "44,293.50" where there are pence."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"


def in_pounds(amount: Decimal) -> str:
    """ "£44,293", "−£120.50"."""
    return f"{'−' if amount < 0 else ''}£{in_figures(abs(amount))}"
