import csv
import datetime
import io

import pytest

from boards.models import Role
from tests.factories.performance import Section11ReturnFactory, Section11RoundFactory


@pytest.fixture
def round(board):
    round = Section11RoundFactory(
        board=board, title="Section 11 audit 2012", due_on=datetime.date(2013, 1, 31)
    )
    Section11ReturnFactory(round=round, printed_name="Police")
    Section11ReturnFactory(
        round=round,
        printed_name="Probation",
        state="returned",
        returned_on=datetime.date(2013, 2, 4),
        is_day_illustrative=True,
    )
    return round


def test_returns_leave_as_their_page_shows_them(signed_in, url, board, round):
    reader = signed_in(Role.CHAIR)

    response = reader.client.get(
        url("performance:section_11", board), {"format": "csv"}
    )

    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["Agency", "Return", "Received", "Remark"],
        ["Police", "Not returned", "", ""],
        ["Probation", "Returned", "2013-02-04", "Late, illustrative day"],
    ]
    assert "section-11-audit-2012" in response.headers["Content-Disposition"]


def test_an_earlier_round_leaves_from_its_own_page(signed_in, url, board, round):
    Section11RoundFactory(board=board, due_on=datetime.date(2014, 1, 31))
    reader = signed_in(Role.CHAIR)
    address = url("performance:section_11_round", board, round.pk)

    assert b"Probation" in reader.client.get(address, {"format": "csv"}).content
    assert "format=xlsx" in reader.client.get(address).text


def test_no_round_no_export(signed_in, url, board):
    reader = signed_in(Role.CHAIR)
    address = url("performance:section_11", board)

    assert "format=xlsx" not in reader.client.get(address).text
    assert reader.client.get(address, {"format": "xlsx"}).status_code == 404


def test_an_agency_cannot_take_away_what_others_returned(signed_in, url, board, round):
    contact = signed_in(Role.SECTION_11_CONTACT)

    response = contact.client.get(
        url("performance:section_11", board), {"format": "csv"}
    )

    assert response.status_code == 403
