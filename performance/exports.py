"""This room's lists, as they leave it."""

from lscb.documents.sheets import Sheet
from performance.scorecard import COMPARATORS


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
