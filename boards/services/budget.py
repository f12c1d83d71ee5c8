from django.db import transaction

from boards.models import Fund, FundLine
from lscb.history import services as history


@transaction.atomic
def set_up_fund(*, board, year, title, position, sources, expenditure, by):
    """
    Record a fund with its lines, in pounds, in the order they are printed.

    `sources` holds (head, agency or None, amount); `expenditure` holds (head, amount).
    """
    fund = Fund(board=board, year=year, title=title, position=position)
    fund.full_clean()
    fund.save()
    lines = [
        FundLine(
            fund=fund,
            side=FundLine.Side.SOURCE,
            head=head,
            agency=agency,
            amount=amount,
            position=place,
        )
        for place, (head, agency, amount) in enumerate(sources)
    ] + [
        FundLine(
            fund=fund,
            side=FundLine.Side.EXPENDITURE,
            head=head,
            amount=amount,
            position=place,
        )
        for place, (head, amount) in enumerate(expenditure)
    ]
    for line in lines:
        line.full_clean(exclude=["fund"])
    FundLine.objects.bulk_create(lines)
    history.record(
        "fund_set_up",
        about=fund,
        by=by,
        after={
            "sources": fund.lines.sources().total(),
            "expenditure": fund.lines.expenditure().total(),
        },
    )
    return fund
