import csv
import io

import docx
import pytest

from boards.models import Role
from tests.factories.boards import RestrictionFactory
from tests.factories.reviews import DeathReviewYearFactory, ReviewFactory


@pytest.fixture
def asked(signed_in, url, board):
    def _asked(role=Role.OBSERVER, **query):
        reader = signed_in(role)
        return reader.client.get(url("reviews:review_list", board), query)

    return _asked


def rows_of(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_reviews_leave_as_their_page_shows_them(asked, board):
    ReviewFactory(board=board, reference="SCR 2012/1", convened="2012-11")
    ReviewFactory(reference="SCR 2012/9")  # of another board

    heading, *rows = rows_of(asked(format="csv"))

    assert heading[0] == "Reference"
    assert [row[0] for row in rows] == ["SCR 2012/1"]
    assert rows[0][5] == "Convened: November 2012"


def test_restricted_reviews_leave_with_those_who_may_read_them(asked, board):
    restriction = RestrictionFactory(board=board)
    ReviewFactory(board=board, title="Kept close", restriction=restriction)

    assert len(rows_of(asked(format="csv"))) == 1
    (row,) = rows_of(asked(Role.BUSINESS_MANAGER, format="csv"))[1:]
    assert row[2] == "Kept close (restricted)"


def test_counts_of_the_panel_are_marked_as_not_for_publication(asked, board):
    DeathReviewYearFactory(board=board, notified=4)

    word = docx.Document(io.BytesIO(asked(format="docx").content))

    _, deaths = word.tables
    assert deaths.rows[1].cells[2].text == "4"
    assert any("not for publication" in each.text for each in word.paragraphs)


def test_page_offers_its_exports_once_there_is_something(asked, board):
    assert "format=xlsx" not in asked().text

    ReviewFactory(board=board)

    assert "format=xlsx" in asked().text
