from boards.models import Role
from boards.people import Person
from lscb.documents.blocks import Heading, Note, Pairs, Table
from tests.factories.boards import MeetingFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory
from workplan import chapters

YEAR = 2013


def reader(board):
    return Person.acting(board, label="annual report")


def texts(row):
    return [cell if isinstance(cell, str) else cell.text for cell in row]


def test_risk_register_is_printed_worst_first(board):
    for number, likelihood in ((1, 1), (2, 4)):
        risk = RiskFactory(board=board, number=number, title=f"Risk {number}")
        RiskAssessmentFactory(risk=risk, likelihood=likelihood, impact=4)
    RiskFactory(board=board, closed=True)
    RiskFactory()

    (table,) = chapters.risk_register(board=board, year=YEAR, reader=reader(board))

    assert isinstance(table, Table)
    assert table.caption == "Risk register at 8 May 2013, worst first"
    assert [texts(row) for row in table.rows] == [
        ["R2", "Risk 2", "4", "4", "16", "Red: High"],
        ["R1", "Risk 1", "1", "4", "4", "Green: Low"],
    ]
    assert [row[-1].tone for row in table.rows] == ["red", "green"]


def test_risk_register_says_that_ratings_are_illustrative(board):
    risk = RiskFactory(board=board)
    RiskAssessmentFactory(risk=risk, is_illustrative=True)

    _, note = chapters.risk_register(board=board, year=YEAR, reader=reader(board))

    assert isinstance(note, Note)
    assert note.label == "Illustrative"


def test_risk_register_leaves_out_what_is_restricted(board, acting):
    risk = RiskFactory(
        board=board, title="Zebra", restriction=RestrictionFactory(board=board)
    )
    RiskAssessmentFactory(risk=risk, is_illustrative=True)

    printed = chapters.risk_register(board=board, year=YEAR, reader=reader(board))
    seen = chapters.risk_register(board=board, year=YEAR, reader=acting(Role.CHAIR))

    assert [table.rows for table in printed] == [()]
    assert "Zebra" in texts(seen[0].rows[0])


def test_risk_register_prints_a_risk_without_a_rating(board):
    RiskFactory(board=board, number=1, title="New")

    (table,) = chapters.risk_register(board=board, year=YEAR, reader=reader(board))

    assert texts(table.rows[0]) == ["R1", "New", "", "", "", "Not rated"]


def test_highlight_reports_of_the_year_are_printed_by_meeting(board):
    meeting = MeetingFactory(board=board)
    given = HighlightReportFactory(
        board=board, meeting=meeting, received=True, decisions="Agree the protocol"
    )
    HighlightReportFactory(board=board, meeting=meeting)  # a draft

    blocks = chapters.highlight_reports(board=board, year=YEAR, reader=reader(board))

    assert blocks == (
        Heading("Business meeting, 12 June 2013"),
        Heading(given.group.name, level=2),
        Pairs(
            (
                ("Progress", given.progress),
                ("Decisions required", "Agree the protocol"),
            )
        ),
    )


def test_highlight_reports_of_other_years_and_restricted_ones_are_not(board):
    meeting = MeetingFactory(board=board)
    HighlightReportFactory(
        board=board,
        meeting=meeting,
        received=True,
        restriction=RestrictionFactory(board=board),
    )
    who = reader(board)

    assert chapters.highlight_reports(board=board, year=YEAR, reader=who) == ()
    HighlightReportFactory(board=board, meeting=meeting, received=True)
    assert chapters.highlight_reports(board=board, year=YEAR - 1, reader=who) == ()
    assert chapters.highlight_reports(board=board, year=YEAR, reader=who) != ()
