"""What a child death overview panel reported to the board."""

from django.db import transaction

from boards.versions import claim
from lscb.history import services as history
from reviews.models import DeathReviewYear


@transaction.atomic
def record_death_review_year(*, board, panel, year, by, **values):
    """Add a panel's year. A count that was not published is left out, never set to nought."""
    row = DeathReviewYear(board=board, panel=panel, year=year, **values)
    row.full_clean()
    row.save()
    history.record(
        "death_review_year_recorded",
        about=row,
        by=by,
        after={"year": row.year_in_words, **values},
    )
    return row


@transaction.atomic
def edit_death_review_year(*, row, version, by, **changes):
    before = {name: getattr(row, name) for name in changes}
    claim(row, version, **changes)
    history.record(
        "death_review_year_edited", about=row, by=by, before=before, after=changes
    )
