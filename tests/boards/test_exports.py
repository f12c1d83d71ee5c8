"""Lists leave the system with exactly the rows their page shows."""

import csv
import datetime
import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from boards.models import Role
from lscb.documents.responses import FORMATS
from tests.factories.boards import (
    FundFactory,
    FundLineFactory,
    MeetingFactory,
    RestrictionFactory,
)
from tests.factories.risks import RiskFactory

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_of(response):
    workbook = openpyxl.load_workbook(io.BytesIO(response.content))
    return list(workbook.worksheets[0].iter_rows(values_only=True))


def titles_in(response):
    return [row[1] for row in rows_of(response)[1:]]


@pytest.fixture
def register(signed_in, url):
    """The risk register of a board, as the manager asks for it: `register(format="xlsx")`."""
    manager = signed_in(Role.BUSINESS_MANAGER)

    def _register(**query):
        return manager.client.get(url("workplan:risk_list", manager.board), query)

    return _register


def test_export_holds_what_is_filtered_and_nothing_else(register, board):
    RiskFactory(board=board, title="Thresholds differ", category="Practice")
    RiskFactory(board=board, title="Posts stand empty", category="Workforce")
    RiskFactory(title="Somebody else's risk", category="Practice")

    whole = register(format="xlsx")
    narrowed = register(format="xlsx", category="Practice")

    assert sorted(titles_in(whole)) == ["Posts stand empty", "Thresholds differ"]
    assert titles_in(narrowed) == ["Thresholds differ"]


def test_export_says_what_it_is_narrowed_to(register, board):
    RiskFactory(board=board, category="Practice")

    response = register(format="xlsx", category="Practice")

    about = openpyxl.load_workbook(io.BytesIO(response.content))["About"]
    words = [row[0] for row in about.iter_rows(values_only=True)]
    assert "Only: Category: Practice" in words


def test_export_holds_every_page_in_the_order_shown(register, board):
    for number in range(60):
        RiskFactory(board=board, title=f"Risk {number:02}")

    first_page = register(sort="-title").text
    exported = titles_in(register(format="xlsx", sort="-title", page="2"))

    assert "Risk 59" in first_page
    assert "Risk 00" not in first_page
    assert exported == [f"Risk {number:02}" for number in reversed(range(60))]


def test_export_leaves_out_restricted_rows_for_who_may_not_read_them(
    signed_in, url, board
):
    RiskFactory(board=board, title="Open to all")
    RiskFactory(
        board=board, title="Kept close", restriction=RestrictionFactory(board=board)
    )
    address = url("workplan:risk_list", board)

    member = signed_in(Role.BOARD_MEMBER)
    for_member = member.client.get(address, {"format": "xlsx"})
    manager = signed_in(Role.BUSINESS_MANAGER)
    for_manager = manager.client.get(address, {"format": "xlsx"})

    assert titles_in(for_member) == ["Open to all"]
    assert sorted(titles_in(for_manager)) == ["Kept close (restricted)", "Open to all"]


def test_export_is_not_found_by_outsiders(signed_in, url):
    outsider = signed_in(Role.BUSINESS_MANAGER)
    theirs = RiskFactory()

    response = outsider.client.get(
        url("workplan:risk_list", theirs.board), {"format": "xlsx"}
    )

    assert response.status_code == 404


@pytest.mark.parametrize(
    ("extension", "content_type", "first_bytes"),
    [
        ("xlsx", XLSX, b"PK"),
        ("docx", FORMATS["docx"].content_type, b"PK"),
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_export_is_a_download(register, board, extension, content_type, first_bytes):
    RiskFactory(board=board)

    response = register(format=extension)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="{board.slug}-risk-register-2013-05-08.{extension}"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response.headers["Cache-Control"]
    assert response.content.startswith(first_bytes)


def test_export_in_a_format_there_is_not_is_not_found(register):
    assert register(format="exe").status_code == 404


def test_page_links_to_its_exports_with_filters_and_order(register, board):
    RiskFactory(board=board, category="Practice")

    page = register(category="Practice", sort="-title", page="1")

    links = {link["label"]: link["url"] for link in page.context["exports"]}
    assert list(links) == ["Excel", "Word", "CSV", "PDF"]
    assert links["Word"].endswith("?category=Practice&sort=-title&format=docx")
    assert "?category=Practice&amp;sort=-title&amp;format=xlsx" in page.text


def test_pdf_of_a_long_list_is_refused_in_words(register, board, url, monkeypatch):
    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], most_rows=1))
    RiskFactory(board=board, category="Practice")
    RiskFactory(board=board, category="Practice")

    response = register(format="pdf", category="Practice")
    page = register(category="Practice")

    assert response.url == url("workplan:risk_list", board) + "?category=Practice"
    assert "This list has 2 rows; PDF takes up to 1." in page.text


@pytest.mark.parametrize(
    "name",
    [
        "boards:member_list",
        "boards:group_list",
        "boards:meeting_list",
        "boards:budget",
        "performance:indicator_list",
    ],
)
@pytest.mark.parametrize("extension", FORMATS)
def test_list_leaves_in_every_format_also_when_empty(signed_in, url, name, extension):
    reader = signed_in(Role.OBSERVER)

    response = reader.client.get(url(name, reader.board), {"format": extension})

    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]


def test_meetings_leave_with_dates_as_dates(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    MeetingFactory(board=reader.board, held_on=datetime.date(2013, 6, 12))

    address = url("boards:meeting_list", reader.board)
    workbook = rows_of(reader.client.get(address, {"format": "xlsx"}))
    text = reader.client.get(address, {"format": "csv"}).content.decode("utf-8-sig")

    day, title = workbook[1][:2]
    assert (day.date(), title) == (datetime.date(2013, 6, 12), "Business meeting")
    assert list(csv.reader(io.StringIO(text)))[1][:2] == [
        "2013-06-12",
        "Business meeting",
    ]


def test_budget_leaves_with_sums_that_can_be_reckoned_with(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    fund = FundFactory(board=reader.board)
    FundLineFactory(fund=fund, head="Police", amount=Decimal("11025.50"))

    address = url("boards:budget", reader.board)
    rows = rows_of(reader.client.get(address, {"format": "xlsx"}))

    assert rows[1][3:5] == ("Police", 11025.5)
