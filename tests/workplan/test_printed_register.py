"""The risk register on paper: its columns can be read, and it says of when it is."""

import datetime
import io

import docx
import pytest

from boards.models import Role
from lscb.documents.word_tables import LETTER
from tests.factories.boards import MeetingFactory
from tests.lscb.documents.reading import assert_accessible, in_drawn_order
from workplan.exports import RISK_COLUMNS
from workplan.services.register_snapshots import take_snapshot
from workplan.services.risk_mitigations import add_mitigation
from workplan.services.risks import raise_risk

BOTH_MARGINS = 216  # of a cell of Word, in twentieths of a point


@pytest.fixture
def risk(board, manager):
    return raise_risk(
        board=board,
        title="Necessary partners are missing",
        cause="Reorganisation of commissioning responsibilities",
        consequence="Safeguarding recommendations are not implemented",
        likelihood=3,
        impact=3,
        rationale="As the board sees it",
        next_review_on=datetime.date(2013, 9, 11),
        owner_text="Independent Chair",
        existing_controls="Letters to chief officers",
        is_illustrative=True,
        by=manager,
    )


@pytest.fixture
def asked(signed_in, url, risk):
    reader = signed_in(Role.OBSERVER)

    def _asked(name="workplan:risk_list", **query):
        answer = reader.client.get(url(name, reader.board), query)
        assert answer.status_code == 200
        return answer

    return _asked


def word_of(answer):
    return docx.Document(io.BytesIO(answer.content))


def test_register_on_paper_has_the_columns_a_page_has_room_for(asked, risk, manager):
    add_mitigation(risk=risk, text="Write again", by=manager)

    (table,) = word_of(asked(format="docx")).tables

    heading, row = ([cell.text for cell in each.cells] for each in table.rows)
    assert heading == list(RISK_COLUMNS)
    assert row == [
        "R1",
        "Necessary partners are missing\n"
        "Cause: Reorganisation of commissioning responsibilities\n"
        "Consequence: Safeguarding recommendations are not implemented",
        "9",
        "Amber: Medium (illustrative)",
        "",
        "Independent Chair",
        "0 of 1 done",
        "11 September 2013",
    ]


def test_a_spreadsheet_keeps_all_there_is(asked):
    sheet = asked(format="csv").content.decode("utf-8-sig")

    assert "Letters to chief officers" in sheet
    assert "Consequence" in sheet.splitlines()[0]


def test_no_heading_breaks_in_a_word_in_word(asked):
    (table,) = word_of(asked(format="docx")).tables

    for column, heading in zip(table.columns, RISK_COLUMNS, strict=True):
        longest = max(map(len, heading.split()))
        assert column.width.pt * 20 >= longest * LETTER + BOTH_MARGINS, heading


def test_no_word_breaks_and_every_tag_is_whole_in_a_pdf(asked):
    pdf = asked(format="pdf").content

    assert_accessible(pdf)
    text = in_drawn_order(pdf)
    assert f"Risks {' '.join(RISK_COLUMNS)} R1" in text
    assert "Amber: Medium (illustrative)" in text
    assert "Consequence: Safeguarding recommendations are not implemented" in text
    assert "11 September 2013" in text


@pytest.mark.parametrize(
    ("is_day_illustrative", "named"),
    [(True, "December 2012"), (False, "12 December 2012")],
)
def test_a_review_is_named_once_by_its_meeting(
    asked, board, risk, manager, is_day_illustrative, named
):
    meeting = MeetingFactory(
        board=board,
        held_on=datetime.date(2012, 12, 12),
        is_day_illustrative=is_day_illustrative,
    )
    take_snapshot(meeting=meeting, by=manager)

    query = {"meeting": meeting.pk, "format": "docx"}
    word = word_of(asked("workplan:register_as_at", **query))

    assert headings_of(word) == [
        "Risk register",
        f"As reviewed by the business meeting of {named}",
    ]


def test_a_day_is_said_in_words(asked, risk):
    query = {"on": "2013-02-01", "format": "docx"}
    answer = asked("workplan:register_as_at", **query)

    assert headings_of(word_of(answer)) == [
        "Risk register",
        "As it stood on 1 February 2013",
    ]
    assert "risk-register-1-february-2013" in answer.headers["Content-Disposition"]


def test_a_register_as_at_a_meeting_says_one_thing_in_a_pdf(
    asked, board, risk, manager
):
    meeting = MeetingFactory(board=board, held_on=datetime.date(2012, 12, 12))
    take_snapshot(meeting=meeting, by=manager)

    query = {"meeting": meeting.pk, "format": "pdf"}
    pdf = asked("workplan:register_as_at", **query).content

    assert_accessible(pdf)
    text = in_drawn_order(pdf)
    assert "As reviewed by the business meeting of 12 December 2012" in text
    assert "2012-12-12" not in text
    assert "As it stood on" not in text


def headings_of(word):
    return [
        each.text
        for each in word.paragraphs
        if each.style.name in ("Title", "Heading 1")
    ]
