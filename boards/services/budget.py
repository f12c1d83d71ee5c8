"""The board's money. A fund is changed whole: its lines have no life of their own."""

from decimal import Decimal

from django.db import IntegrityError, transaction

from boards import saving
from boards.exceptions import Refused
from boards.models import Fund, FundLine
from boards.money import in_figures, in_pounds
from boards.versions import claim
from lscb.history import services as history

TOLD = {
    "source": {
        "get_kind_display": "kind",
        "agency": "partner",
        "amount": "agreed",
        "invoiced": "invoiced",
        "received": "received",
    },
    "expenditure": {
        "get_coded_to_display": "counts as",
        "amount": "budget",
        "actual": "actual",
    },
}


class DoesNotBalance(Refused):
    """Sources and expenditure differ, and nobody has said why it is stored all the same."""


@transaction.atomic
def set_up_fund(
    *, board, year, title, by, sources=(), expenditure=(), position=None, reason=""
):
    """
    Record a fund with its lines, in pounds, in the order they are printed.

    A line is a dict of a `FundLine`'s own fields. A fund that does not balance needs a reason.
    """
    if position is None:
        last = board.funds.filter(year=year).order_by("-position").first()
        position = last.position + 1 if last else 0
    fund = Fund(board=board, year=year, title=title, position=position)
    saving.add(fund, taken=_taken(title))
    _put_in_order(fund, sources, expenditure)
    told = _checked(fund, reason)
    history.record("fund_set_up", about=fund, by=by, after=told)
    return fund


@transaction.atomic
def copy_heads(*, fund, by):
    """
    Set the fund up in the year after: the same heads in their order, each at £0.

    No figure comes along, so that nothing looks agreed before it is. Refused when it is there.
    """
    sources, expenditure = (
        [
            {
                "head": line.head,
                "kind": line.kind,
                "agency": line.agency,
                "coded_to": line.coded_to,
                "amount": Decimal(0),
            }
            for line in lines.select_related("agency")
        ]
        for lines in (fund.lines.sources(), fund.lines.expenditure())
    )
    return set_up_fund(
        board=fund.board,
        year=fund.year + 1,
        title=fund.title,
        position=fund.position,
        sources=sources,
        expenditure=expenditure,
        by=by,
    )


@transaction.atomic
def edit_fund(
    *, fund, version, title, year, sources, expenditure, by, removed=(), reason=""
):
    """
    Change the fund and its lines at once. A line with the `pk` of one that is there replaces
    it, any other is added; those in `removed` go, and those not mentioned stay, last.
    """
    before = _told(fund)
    try:
        with transaction.atomic():
            claim(fund, version, title=title, year=year)
    except IntegrityError:
        raise Refused(_taken(title)) from None
    fund.lines.filter(pk__in=removed).delete()
    _put_in_order(fund, sources, expenditure)
    after = _told(fund)
    sums = _checked(fund, reason)
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    history.record(
        "fund_edited",
        about=fund,
        by=by,
        before={name: before[name] for name in names if name in before},
        after={name: after[name] for name in names if name in after} | sums,
    )
    return fund


def _put_in_order(fund, sources, expenditure):
    stored = {line.pk: line for line in fund.lines.all()}
    for side, lines in (("source", sources), ("expenditure", expenditure)):
        mentioned = {values.get("pk") for values in lines}
        others = [
            line
            for line in stored.values()
            if line.side == side and line.pk not in mentioned
        ]
        for position, values in enumerate(lines):
            _write(fund, side, position, dict(values), stored)
        for position, line in enumerate(others, start=len(lines)):
            FundLine.objects.filter(pk=line.pk).update(position=position)


def _write(fund, side, position, values, stored):
    line = stored.get(values.pop("pk", None))
    if line is None or line.side != side:
        line = FundLine(fund=fund, side=side)
    for name, value in values.items():
        setattr(line, name, value)
    line.position = position
    line.full_clean(exclude=["fund"], validate_unique=False)
    line.save()


def _checked(fund, reason):
    """The sums for the history; refuses what does not balance without a reason."""
    sources = fund.lines.sources().total()
    expenditure = fund.lines.expenditure().total()
    sums = {"sources": in_figures(sources), "expenditure": in_figures(expenditure)}
    difference = Decimal(sources - expenditure)
    if not difference:
        return sums
    if not reason.strip():
        side = "not spent" if difference > 0 else "not covered"
        raise DoesNotBalance(
            f"Sources come to {in_pounds(sources)} and expenditure to"
            f" {in_pounds(expenditure)}: {in_pounds(abs(difference))} is {side}."
            " Put it right, or say why it is stored as it is."
        )
    return sums | {"does_not_balance_because": reason.strip()}


def _told(fund):
    """The fund's own words and every figure of its lines, as its page says them."""
    told = {"title": fund.title, "year": fund.year_in_words}
    heads = []
    for line in fund.lines.select_related("agency"):
        heads.append(line.head)
        again = heads.count(line.head)
        head = line.head if again == 1 else f"{line.head} ({again})"
        for field, name in TOLD[line.side].items():
            value = getattr(line, field)
            if callable(value):
                value = value()
            if value not in (None, ""):
                shown = in_figures(value) if isinstance(value, Decimal) else value
                told[f"{head}: {name}"] = f"{shown}"
    return told


def _taken(title):
    return f"There is a fund called {title} in that year already: choose another title"
