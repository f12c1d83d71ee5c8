"""This room's lists, as they leave it."""

from lscb.documents.blocks import Note
from lscb.documents.sheets import Sheet

REVIEW_COLUMNS = ("Reference", "Kind", "Review", "Stage", "Led by", "Dates", "Summary")
DEATH_COLUMNS = (
    "Panel",
    "Year",
    "Deaths notified",
    "Deaths reviewed",
    "With modifiable factors",
    "Annual report received",
    "Summary",
)
UNGUARDED = (
    "Counts as recorded, small ones too. They are for the board, not for publication."
)


def reviews(reviews, *, death_review_years):
    """Reviews, and the child death overview panel's years where there are any."""
    years = tuple(_death_review_year(year) for year in death_review_years)
    sheet = Sheet("Reviews", REVIEW_COLUMNS, tuple(map(_review, reviews)), is_wide=True)
    if not years:
        return (sheet,)
    return (
        sheet,
        Note(UNGUARDED, label="Board copy"),
        Sheet("Child deaths", DEATH_COLUMNS, years, is_wide=True),
    )


def _review(review):
    mark = " (restricted)" if review.restriction_id else ""
    return (
        review.reference,
        review.get_kind_display(),
        review.name + mark,
        review.get_stage_display(),
        review.lead_post,
        "\n".join(f"{label}: {day}" for label, day in review.dates),
        review.summary,
    )


def _death_review_year(year):
    return (
        str(year.panel),
        year.year_in_words,
        year.notified,
        year.reviewed,
        year.modifiable,
        year.received_in_words,
        year.summary,
    )
