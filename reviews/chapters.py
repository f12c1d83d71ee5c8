"""What this room prints in the annual report, in neutral words only."""

from boards.partial_dates import PartialDate
from boards.years import year_in_words, year_of
from lscb.documents.blocks import Heading, Note, Pairs, Prose
from reviews.models import Review

NO_COUNTS = "Counts of deaths were not published for this year, so none are given."


def reviews(*, board, year, reader):
    """
    Every review the reader may see that had begun by the end of the year, the weightiest kind first.

    Inspections are judged by others: a report tells of them where it answers them.
    """
    _, last = board.year_dates(year)
    rows = board.reviews.visible_to(reader).in_printed_order()
    blocks = []
    for review in sorted(rows, key=lambda row: Review.Kind.values.index(row.kind)):
        if review.kind == Review.Kind.INSPECTION:
            continue
        if review.convened and PartialDate.parse(review.convened).first_day > last:
            continue
        blocks += _review(review)
    return tuple(blocks) or (Prose("No review was held in the year."),)


def _review(review):
    yield Heading(f"{review.reference}: {review.name}", level=2)
    yield Pairs(
        (
            ("Kind", review.get_kind_display()),
            ("Stage", review.get_stage_display()),
            *review.dates,
        )
    )
    if review.summary:
        yield Prose(review.summary)


def child_deaths(*, board, year, reader):
    """The panels whose work came to the board in the year: counts where published, and words."""
    rows = board.death_review_years.select_related("panel").order_by("year", "pk")
    blocks = []
    for row in rows:
        if year in (row.year, _year_received(row, board)):
            blocks += _panel(row)
    return tuple(blocks) or (
        Prose(f"No panel's work came to the board in {year_in_words(year)}."),
    )


def _year_received(row, board):
    if not row.annual_report_received:
        return None
    day = PartialDate.parse(row.annual_report_received).first_day
    return year_of(day, start_month=board.year_start_month)


def _panel(row):
    pairs = [("Panel", row.panel.name), ("Year reported on", row.year_in_words)]
    if row.annual_report_received:
        pairs.append(("Annual report received", row.received_in_words))
    pairs += [(label, str(count)) for label, count in row.counts]
    yield Pairs(tuple(pairs))
    if row.summary:
        yield Prose(row.summary)
    if not row.counts:
        yield Note(NO_COUNTS)
