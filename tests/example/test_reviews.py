"""The reviews as loaded: the published months, neutral words and no invented count."""

import pytest

pytestmark = pytest.mark.django_db


def test_serious_case_review_has_its_published_months(bath):
    review = bath.reviews.get(kind="serious_case_review")

    assert review.reference == "SCR 2012/1"
    assert review.dates == [
        ("Convened", "November 2012"),
        ("Report expected", "May 2013"),
    ]


def test_no_count_of_deaths_is_made_up(bath):
    year = bath.death_review_years.get()

    assert (year.year_in_words, year.received_in_words) == ("2011-12", "March 2013")
    assert year.counts == []
