import pytest
from django.core.exceptions import ValidationError

from boards.exceptions import ChangedMeanwhile
from lscb.history.models import Event
from reviews.exceptions import NoSuchMove
from reviews.models import Review
from reviews.services.death_reviews import (
    edit_death_review_year,
    record_death_review_year,
)
from reviews.services.reviews import edit_review, move_stage, open_review
from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory


@pytest.fixture
def review(board):
    return ReviewFactory(board=board, summary="Convened.")


def test_open_review_starts_at_the_first_stage(board, manager):
    review = open_review(
        board=board, reference="SCR 1", kind="serious_case_review", by=manager
    )

    assert review.stage == Review.Stage.CONSIDERED
    event = Event.objects.about(review).get()
    assert (event.verb, event.actor) == ("review_opened", manager.user)


def test_open_review_may_be_added_at_its_stage_and_restricted(board, manager):
    restriction = RestrictionFactory(board=board)

    review = open_review(
        board=board,
        reference="SCR 1",
        kind="serious_case_review",
        stage="under_way",
        convened="2012-11",
        restriction=restriction,
        by=manager,
    )

    assert (review.stage, review.convened) == ("under_way", "2012-11")
    assert Event.objects.about(review).get().restriction == restriction


@pytest.mark.parametrize(
    "values",
    [
        {"convened": "November"},
        {"kind": "gossip"},
        {"reference": ""},
        {"stage": "lost"},
    ],
)
def test_open_review_refuses(board, manager, values):
    given = {"reference": "SCR 1", "kind": "inspection"} | values

    with pytest.raises(ValidationError):
        open_review(board=board, by=manager, **given)

    assert not board.reviews.exists()


def test_edit_review_is_recorded_with_before_and_after(review, manager):
    edit_review(review=review, version=1, summary="Reported.", by=manager)

    review.refresh_from_db()
    assert (review.summary, review.version) == ("Reported.", 2)
    event = Event.objects.about(review).get()
    assert (event.before, event.after) == (
        {"summary": "Convened."},
        {"summary": "Reported."},
    )


def test_edit_review_refuses_a_change_made_meanwhile(review, manager):
    edit_review(review=review, version=1, summary="First.", by=manager)

    with pytest.raises(ChangedMeanwhile):
        edit_review(review=review, version=1, summary="Second.", by=manager)

    review.refresh_from_db()
    assert review.summary == "First."


def test_move_stage_is_recorded_with_its_reason(review, manager):
    move_stage(
        review=review, version=1, stage="reported", reason="Report came", by=manager
    )

    review.refresh_from_db()
    assert review.stage == "reported"
    event = Event.objects.about(review).get()
    assert event.before == {"stage": "under_way"}
    assert event.after == {"stage": "reported", "reason": "Report came"}


def test_move_stage_refuses_what_is_not_on_the_table(review, manager):
    with pytest.raises(NoSuchMove, match="“under way” cannot become “closed”"):
        move_stage(review=review, version=1, stage="closed", reason="-", by=manager)

    review.refresh_from_db()
    assert review.stage == "under_way"


def test_move_stage_refuses_a_change_made_meanwhile(review, manager):
    move_stage(review=review, version=1, stage="reported", reason="-", by=manager)

    with pytest.raises(ChangedMeanwhile):
        move_stage(review=review, version=1, stage="reported", reason="-", by=manager)


def test_record_death_review_year_leaves_counts_empty(board, manager):
    panel = GroupFactory(board=board)

    row = record_death_review_year(
        board=board,
        panel=panel,
        year=2011,
        annual_report_received="2013-03",
        by=manager,
    )

    assert (row.notified, row.reviewed, row.modifiable, row.counts) == (
        None,
        None,
        None,
        [],
    )
    assert Event.objects.about(row).get().after == {
        "year": "2011-12",
        "annual_report_received": "2013-03",
    }


def test_edit_death_review_year_refuses_a_change_made_meanwhile(board, manager):
    row = DeathReviewYearFactory(board=board)
    edit_death_review_year(row=row, version=1, reviewed=4, by=manager)

    with pytest.raises(ChangedMeanwhile):
        edit_death_review_year(row=row, version=1, reviewed=5, by=manager)

    row.refresh_from_db()
    assert row.reviewed == 4
    assert Event.objects.about(row).get().before == {"reviewed": None}
