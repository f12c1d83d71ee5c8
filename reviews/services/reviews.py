"""Everything that changes reviews: their words, their dates and their stage."""

from django.db import transaction

from boards.exceptions import ChangedMeanwhile
from boards.versions import claim
from lscb.history import services as history
from reviews.exceptions import NoSuchMove
from reviews.models import Review
from reviews.workflow import may_move


@transaction.atomic
def open_review(
    *,
    board,
    reference,
    kind,
    by,
    stage=Review.Stage.CONSIDERED,
    restriction=None,
    **values,
):
    """Add a review; one that began before the record did is added at its stage."""
    review = Review(
        board=board,
        reference=reference,
        kind=kind,
        stage=stage,
        restriction=restriction,
        **values,
    )
    review.full_clean()
    review.save()
    history.record(
        "review_opened",
        about=review,
        by=by,
        after={"reference": reference, "kind": kind, "stage": review.stage, **values},
    )
    return review


@transaction.atomic
def edit_review(*, review, version, by, **changes):
    before = {name: getattr(review, name) for name in changes}
    claim(review, version, **changes)
    history.record("review_edited", about=review, by=by, before=before, after=changes)


@transaction.atomic
def move_stage(*, review, version, stage, reason, by):
    """Move a review along the transition table, saying why."""
    if review.version != version:
        raise ChangedMeanwhile(review)
    if not may_move(review.stage, stage):
        to = Review.Stage(stage).label.lower()
        raise NoSuchMove(
            f"A review that is “{review.get_stage_display().lower()}” cannot become “{to}”"
        )
    before = review.stage
    claim(review, version, stage=stage)
    history.record(
        "review_moved",
        about=review,
        by=by,
        before={"stage": before},
        after={"stage": stage, "reason": reason},
    )
