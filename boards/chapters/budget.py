from lscb.documents.blocks import Heading, Table, number


def budget(*, board, year, reader):
    """Both sides of each fund of the year, to the pound, with their totals."""
    blocks = []
    for fund in board.funds.filter(year=year).prefetch_related("lines"):
        blocks.append(Heading(fund.title, level=2))
        for side, title in (
            ("source", "Sources of funds"),
            ("expenditure", "Expenditure"),
        ):
            lines = [line for line in fund.lines.all() if line.side == side]
            blocks.append(
                Table(
                    caption=f"{title}: {fund.title}",
                    heading=((title, number(f"Budget {fund.year_in_words} (£)")),),
                    rows=tuple(
                        (line.head, number(pounds(line.amount))) for line in lines
                    ),
                    total=("Total", number(pounds(sum(line.amount for line in lines)))),
                    widths=(70, 30),
                )
            )
    return tuple(blocks)


def pounds(amount):
    """ "44,293", or "44,293.50" where there are pence."""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
