import pytest

from boards.people import Person
from lscb.documents.blocks import Heading, Note, Pairs, Prose
from reviews.chapters import NO_COUNTS, child_deaths, reviews
from tests.factories.boards import RestrictionFactory
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory


@pytest.fixture
def public(board):
    """A reader without any grant, as the annual report passes one."""
    return Person.acting(board, label="annual report")


def references(blocks):
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_reviews_are_told_in_their_neutral_words(board, public):
    ReviewFactory(
        board=board,
        reference="SCR 2012/1",
        convened="2012-11",
        report_expected="2013-05",
        summary="Convened and under way.",
    )

    heading, *words = reviews(board=board, year=2012, reader=public)

    assert heading.text == "SCR 2012/1: Serious case review"
    assert words == [
        Pairs(
            (
                ("Kind", "Serious case review"),
                ("Stage", "Under way"),
                ("Convened", "November 2012"),
                ("Report expected", "May 2013"),
            )
        ),
        Prose("Convened and under way."),
    ]


def test_a_restricted_review_is_left_out_of_the_report_but_not_for_the_manager(
    board, public, manager
):
    ReviewFactory(
        board=board, reference="SCR 9", restriction=RestrictionFactory(board=board)
    )

    assert reviews(board=board, year=2012, reader=public) == (
        Prose("No review was held in the year."),
    )
    seen = reviews(board=board, year=2012, reader=manager)
    assert references(seen) == ["SCR 9: Serious case review"]


def test_a_review_that_began_after_the_year_is_left_out(board, public):
    ReviewFactory(board=board, reference="In time", convened="2013-03")
    ReviewFactory(board=board, reference="Too late", convened="2013-04")
    ReviewFactory(reference="Somebody else's")

    found = references(reviews(board=board, year=2012, reader=public))

    assert found == ["In time: Serious case review"]


def test_child_deaths_without_counts_invents_none(board, public):
    DeathReviewYearFactory(
        board=board, annual_report_received="2013-03", summary="Its work went on."
    )

    assert child_deaths(board=board, year=2012, reader=public) == (
        Pairs(
            (
                ("Panel", "Overview panel"),
                ("Year reported on", "2011-12"),
                ("Annual report received", "March 2013"),
            )
        ),
        Prose("Its work went on."),
        Note(NO_COUNTS),
    )


def test_child_deaths_gives_the_counts_that_are_known(board, public):
    DeathReviewYearFactory(board=board, year=2012, reviewed=4, modifiable=0)

    [pairs] = child_deaths(board=board, year=2012, reader=public)

    assert pairs.items[2:] == (
        ("Deaths reviewed", "4"),
        ("With modifiable factors", "0"),
    )


def test_child_deaths_of_another_year_are_left_out(board, public):
    DeathReviewYearFactory(board=board, annual_report_received="2013-04")

    [sentence] = child_deaths(board=board, year=2012, reader=public)

    assert sentence == Prose("No panel's work came to the board in 2012-13.")
