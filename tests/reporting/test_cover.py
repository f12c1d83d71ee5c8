"""What the cover takes from the board's settings."""

import pytest

from boards.models import Role
from boards.services import boards
from reporting.assembly import document_of
from tests.factories.files import FileFactory
from tests.factories.reporting import AnnualReportFactory


@pytest.fixture
def report(board):
    return AnnualReportFactory(board=board)


def settle(board, manager, **changes):
    boards.edit_board(board=board, version=board.version, by=manager, **changes)


def test_it_shows_what_the_board_says_of_itself(report, manager):
    board = report.board
    settle(
        board,
        manager,
        strapline="Working as one",
        colour="#7a1f52",
        website="www.example.org",
        local_authorities="Avonvale\nExmoor",
        logo=FileFactory(board=board, content_type="image/png", words="a picture"),
        logo_alt="Two hands",
    )

    document = document_of(report)

    cover = document.cover
    assert document.colour == "#7a1f52"
    assert cover.strapline == "Working as one"
    assert "www.example.org" in cover.details
    assert "For the areas of Avonvale, Exmoor" in cover.details
    assert (cover.logo.content, cover.logo.alt) == (b"a picture", "Two hands")


def test_one_council_is_the_area_itself(report, manager):
    settle(report.board, manager, local_authorities="Avonvale")

    assert "Avonvale" not in " ".join(document_of(report).cover.details)


def test_a_logo_that_is_lost_keeps_no_report_back(report, manager, caplog):
    file = FileFactory(board=report.board)
    settle(report.board, manager, logo=file, logo_alt="Two hands")
    file.path.unlink()

    assert document_of(report).cover.logo is None
    assert "logo" in caplog.text


def test_a_partnership_begins_a_yearly_report(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    manager.board.kind = "partnership"
    manager.board.save()

    form = manager.client.get(url("reporting:report_add", manager.board)).context[
        "form"
    ]

    assert form["title"].value() == "Yearly report 2012-13"
