"""This room's lists, as they leave it."""

from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet
from performance.scorecard import COMPARATORS

RETURN_COLUMNS = ("Agency", "Return", "Received", "Remark")


def section_11_returns(round, returns):
    """Who returned the audit and who did not, as its page has them."""
    rows = tuple(map(_return, returns))
    return (Sheet(str(round), RETURN_COLUMNS, rows),)


def _return(row):
    remarks = (
        ("late", row.is_late),
        ("day not recorded", row.is_returned and row.returned_on is None),
        ("illustrative day", row.returned_on and row.is_day_illustrative),
    )
    return (
        row.printed_name,
        Cell(row.get_state_display(), tone="green" if row.is_returned else "red"),
        row.returned_on,
        ", ".join(words for words, is_so in remarks if is_so).capitalize(),
    )


def scorecard(rows, *, area_name):
    """`rows` as the page has them. Figures stay text, as published: "<5", "1,039"."""
    columns = (
        "Section",
        "Indicator",
        "Measured as",
        "Year",
        area_name,
        *COMPARATORS.values(),
        "Direction of travel",
    )
    return (
        Sheet(
            "Scorecard",
            columns,
            tuple(_indicator(row["indicator"], row["line"]) for row in rows),
            is_wide=True,
        ),
    )


def _indicator(indicator, line):
    names = (str(indicator.section), str(indicator))
    if line is None:
        kind = (
            "A breakdown: see its own table"
            if indicator.has_figures
            else "Published as a chart only, without its figures"
        )
        return (*names, kind, *[""] * (3 + len(COMPARATORS)))
    return (
        *names,
        line.unit_words,
        line.period,
        line.own.text,
        *(figure.text if figure else "" for _, figure in line.comparators),
        line.trend.words,
    )
