import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from reviews.models import Review
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory

pytestmark = pytest.mark.django_db


def test_database_refuses_a_reference_twice_on_a_board():
    first = ReviewFactory()

    with pytest.raises(IntegrityError):
        ReviewFactory(board=first.board, reference=first.reference)


def test_database_refuses_an_unknown_stage():
    with pytest.raises(IntegrityError):
        ReviewFactory(stage="forgotten")


def test_database_refuses_more_modifiable_than_reviewed():
    with pytest.raises(IntegrityError):
        DeathReviewYearFactory(reviewed=2, modifiable=3)


def test_database_refuses_a_panels_year_twice():
    first = DeathReviewYearFactory()

    with pytest.raises(IntegrityError):
        DeathReviewYearFactory(board=first.board, panel=first.panel)


@pytest.mark.parametrize("text", ["soon", "2012-13", "2013-02-30"])
def test_a_date_is_a_year_a_month_or_a_day(text):
    with pytest.raises(ValidationError, match="not a"):
        ReviewFactory.build(convened=text).clean_fields(exclude=["board"])


def test_dates_are_as_exact_as_published():
    review = ReviewFactory.build(convened="2012-11", report_expected="2013-05-08")

    assert review.dates == [
        ("Convened", "November 2012"),
        ("Report expected", "8 May 2013"),
    ]


def test_an_inspection_is_carried_out():
    inspection = ReviewFactory.build(kind=Review.Kind.INSPECTION, convened="2009")

    assert inspection.dates == [("Carried out", "2009")]


def test_counts_leave_out_what_is_not_published_and_keep_a_nought():
    year = DeathReviewYearFactory.build(reviewed=4, modifiable=0)

    assert year.counts == [("Deaths reviewed", 4), ("With modifiable factors", 0)]


def test_open_reviews_come_before_closed_ones(board):
    for reference, stage in [("A", "closed"), ("B", "under_way"), ("C", "not_pursued")]:
        ReviewFactory(board=board, reference=reference, stage=stage)

    found = board.reviews.in_printed_order()
    assert [review.reference for review in found] == ["B", "A", "C"]
