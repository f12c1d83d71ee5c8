import pytest
from django.core.management import CommandError, call_command

from tests.factories.boards import BoardFactory
from tests.factories.reporting import AnnualReportFactory, SectionFactory


@pytest.fixture
def report(board):
    board.slug = "bath"
    board.save()
    return SectionFactory(report=AnnualReportFactory(board=board)).report


def build(output, board="bath", year="2012-13"):
    call_command("build_annual_report", board, year, output=str(output))


def test_it_writes_a_pdf_and_says_how_long_it_is(report, tmp_path, capsys):
    target = tmp_path / "report.pdf"

    build(target)

    assert target.read_bytes().startswith(b"%PDF-")
    assert "pages" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(
            {"board": "wells"},
            "no board at the address “wells”. Boards: bath",
            id="board",
        ),
        pytest.param(
            {"year": "2011-12"},
            "has no annual report for 2011-12. It has: 2012-13",
            id="year",
        ),
        pytest.param(
            {"year": "last"}, "“last” is not a year like 2012-13", id="no year at all"
        ),
    ],
)
def test_it_says_in_one_line_what_is_wrong(report, tmp_path, arguments, words):
    with pytest.raises(CommandError, match=words) as refusal:
        build(tmp_path / "report.pdf", **arguments)

    assert "\n" not in str(refusal.value)
    assert not list(tmp_path.iterdir())


def test_a_board_without_data_has_none_yet(report, tmp_path):
    BoardFactory(slug="empty")

    with pytest.raises(CommandError, match="It has: none yet"):
        build(tmp_path / "report.pdf", board="empty")


@pytest.mark.parametrize("name", [".", "missing/report.pdf"])
def test_it_refuses_a_place_it_cannot_write_to(report, tmp_path, name):
    with pytest.raises(CommandError, match="is not a file in a folder that exists"):
        build(tmp_path / name)
