"""What this room prints in the annual report: Section 11 returns, and the data appendix."""

from boards.years import year_in_words
from lscb.documents.blocks import Cell, Figure, Heading, Note, Prose, Table

from . import charting, layouts
from .sheets import lines_under, sheet_of

CHART_ONLY = "Published as a chart only, without its figures, so none are given here."


def section_11_returns(*, board, year, reader):
    """Who returned and who did not, by name, for each round due in the year."""
    rounds = board.section_11_rounds.filter(
        due_on__range=board.year_dates(year)
    ).order_by("due_on", "pk")
    blocks = []
    for round in rounds:
        blocks += _round(round)
    return tuple(blocks) or (
        Prose(f"No Section 11 returns were due in {year_in_words(year)}."),
    )


def _round(round):
    returns = list(round.returns.in_printed_order())
    due = _day(round.due_on)
    count = sum(row.is_returned for row in returns)
    yield Prose(
        f"Section 11 returns were due by {due}. Of {len(returns)} agencies,"
        f" {count} returned theirs and {len(returns) - count} did not."
    )
    yield Table(
        caption=f"{round.title}: returns due by {due}",
        heading=(("Agency", "Return", "Received"),),
        rows=tuple(
            (
                row.printed_name,
                Cell(
                    row.get_state_display(), tone="green" if row.is_returned else "red"
                ),
                _day(row.returned_on) if row.returned_on else "",
            )
            for row in returns
        ),
        empty_text="No agency was asked for a return.",
    )
    if any(row.is_day_illustrative for row in returns):
        yield Note(
            "The day on which each return was received is not published; the days shown"
            " were chosen for the example.",
            label="Illustrative",
        )


def indicators(*, board, year, reader):
    """Every indicator under its section: table, notes and chart, for years up to this one."""
    up_to = year_in_words(year)
    rows = board.indicators.with_figures().in_printed_order()
    blocks, dataset, section = [], None, None
    for indicator in rows:
        if indicator.section.dataset != dataset:
            dataset = indicator.section.dataset
            blocks += _about(dataset)
        if indicator.section != section:
            section = indicator.section
            blocks.append(Heading(section.title, number=section.code))
        blocks += indicator_blocks(indicator, up_to=up_to)
    return tuple(blocks) or (Prose("No indicators are recorded."),)


def indicator_blocks(indicator, *, up_to=""):
    """One indicator as it is printed: heading, table, notes, chart."""
    yield Heading(indicator.title, level=2, number=indicator.code)
    sheet = sheet_of(indicator, up_to=up_to)
    if not indicator.has_figures:
        yield Note(CHART_ONLY)
        return
    if not sheet.points:
        yield Note("No figures are recorded for these years.")
        return
    yield layouts.table(sheet)
    for line in lines_under(indicator, up_to=up_to):
        yield Note(line, label="Year to date")
    yield Figure(charting.chart(sheet), caption=charting.caption(sheet), is_beside=True)


def _about(dataset):
    if dataset.source:
        yield Note(dataset.source, label="Source")
    if dataset.notes:
        yield Note(dataset.notes, label="Notes")


def _day(day):
    return f"{day.day} {day:%B %Y}"
