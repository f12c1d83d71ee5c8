"""A year's funds as they are shown and printed: both sides, the checks, who gave what."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from . import fund_sums
from .models import Fund, FundLine
from .partner_shares import shares
from .years import year_in_words


@dataclass(frozen=True)
class Statement:
    """One fund. `before` is the fund of the same name in the year before, where there is one."""

    fund: Fund
    before: Fund | None = None

    @cached_property
    def sources(self):
        return _lines(self.fund, FundLine.Side.SOURCE)

    @cached_property
    def expenditure(self):
        return _lines(self.fund, FundLine.Side.EXPENDITURE)

    @property
    def agreed(self):
        return fund_sums.total(each.amount for each in self.sources) or Decimal(0)

    @property
    def invoiced(self):
        return fund_sums.total(each.invoiced for each in self.sources)

    @property
    def received(self):
        return fund_sums.total(each.received for each in self.sources)

    @property
    def budget(self):
        return fund_sums.total(each.amount for each in self.expenditure) or Decimal(0)

    @property
    def actual(self):
        return fund_sums.total(each.actual for each in self.expenditure)

    @property
    def difference(self):
        return self.agreed - self.budget

    @property
    def carry_forward(self):
        before = self.before and [
            _lines(self.before, side) for side in FundLine.Side.values
        ]
        return fund_sums.check_carry_forward(
            self.sources, before, year_in_words(self.fund.year - 1)
        )


def statements_of(board, year):
    """The year's funds in printed order, each beside its own of the year before."""
    funds = board.funds.filter(year__in=(year, year - 1)).prefetch_related(
        "lines__agency__names"
    )
    before = {fund.title: fund for fund in funds if fund.year == year - 1}
    return [
        Statement(fund, before.get(fund.title)) for fund in funds if fund.year == year
    ]


def not_continued(board, year):
    """The funds of the year before that are not there in `year`."""
    there = board.funds.filter(year=year)
    return board.funds.filter(year=year - 1).exclude(title__in=there.values("title"))


def partner_shares(board, year):
    """Contributions of all funds together, by partner as it was called in the year."""
    last_day = board.year_dates(year)[1]
    given = {year: {}, year - 1: {}}
    lines = FundLine.objects.filter(
        fund__board=board, fund__year__in=given, kind=FundLine.Kind.CONTRIBUTION
    )
    for line in lines.select_related("fund", "agency").prefetch_related(
        "agency__names"
    ):
        partner = line.agency.name_on(last_day) if line.agency else line.head
        of_year = given[line.fund.year]
        of_year[partner] = of_year.get(partner, Decimal(0)) + line.amount
    return shares(given[year], given[year - 1])


def coded_spend(statements):
    """(what it went on, budget, actual or None) over all funds, and what is not coded yet."""
    lines = [line for each in statements for line in each.expenditure]
    found = []
    for code, label in [*FundLine.Spend.choices, ("", "Not coded yet")]:
        coded = [line for line in lines if line.coded_to == code]
        if coded:
            budget = sum(line.amount for line in coded)
            actual = fund_sums.total(line.actual for line in coded)
            found.append((label, budget, actual))
    return found


def _lines(fund, side):
    return [line for line in fund.lines.all() if line.side == side]
