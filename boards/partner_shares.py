"""What each partner gives, its share of it all, and the change on the year before. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Share:
    """`before` is None where the year before has no record of the partner."""

    partner: str
    amount: Decimal
    percentage: Decimal  # of all contributions, to one decimal
    before: Decimal | None

    @property
    def change(self) -> Decimal | None:
        return None if self.before is None else self.amount - self.before

    @property
    def change_percentage(self) -> Decimal | None:
        return percentage_of(self.change, self.before) if self.before else None


def percentage_of(part: Decimal, whole: Decimal) -> Decimal:
    return (100 * part / whole).quantize(TENTH, ROUND_HALF_UP)


def shares(now: dict[str, Decimal], before: dict[str, Decimal]) -> list[Share]:
    """
    Amounts by partner in both years. Largest first; a partner that no longer gives is last.
    While nothing is entered for the year there are none: nobody has stopped giving.

    Percentages are rounded one by one, so they may not add up to 100.
    """
    whole = sum(now.values(), Decimal(0))
    if not whole:
        return []
    found = [
        Share(partner, amount, percentage_of(amount, whole), before.get(partner))
        for partner in now.keys() | before.keys()
        for amount in [now.get(partner, Decimal(0))]
    ]
    return sorted(found, key=lambda share: (-share.amount, share.partner))
