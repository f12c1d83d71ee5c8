from boards.fund_record import statements_of
from boards.money import in_figures
from lscb.documents.blocks import Heading, Table, number


def budget(*, board, year, reader):
    """Both sides of each fund of the year with their totals; what came and went where it is known."""
    blocks = []
    for statement in statements_of(board, year):
        year_in_words = statement.fund.year_in_words
        blocks += [
            Heading(statement.fund.title, level=2),
            _table(
                f"Sources of funds: {statement.fund.title}",
                "Sources of funds",
                statement.sources,
                (f"Budget {year_in_words} (£)", "amount", statement.agreed),
                (f"Received {year_in_words} (£)", "received", statement.received),
            ),
            _table(
                f"Expenditure: {statement.fund.title}",
                "Expenditure",
                statement.expenditure,
                (f"Budget {year_in_words} (£)", "amount", statement.budget),
                (f"Actual {year_in_words} (£)", "actual", statement.actual),
            ),
        ]
    return tuple(blocks)


def _table(caption, title, lines, *columns):
    """A column whose total is not known has nothing in it, and is left out."""
    known = [column for column in columns if column[2] is not None]
    return Table(
        caption=caption,
        heading=((title, *(number(label) for label, _, _ in known)),),
        rows=tuple(
            (line.head, *(_figure(getattr(line, name)) for _, name, _ in known))
            for line in lines
        ),
        total=("Total", *(_figure(total) for _, _, total in known)),
        widths=(70, 30) if len(known) == 1 else (50, 25, 25),
    )


def _figure(amount):
    return number("–" if amount is None else in_figures(amount))
