import pytest

from boards.chapters import statements as statements_chapter
from boards.models import Role, Statement
from boards.services import statements
from lscb.documents.blocks import BulletList, Note
from tests.factories.policies import StatementFactory


@pytest.fixture
def supervision(board, manager):
    return statements.add_statement(
        board=board,
        title="Supervision",
        principles="Meet\nWrite it down",
        checked_years=[2011, 2009, 2012],
        by=manager,
    )


def test_years_of_the_checks_are_kept_in_order_and_told(board, supervision):
    assert supervision.checked_years == "2009, 2011, 2012"
    event = board.events.about(supervision).get()
    assert event.after["checked_years"] == "2009, 2011, 2012"


def test_an_edit_adds_and_removes_years(board, manager, supervision):
    statements.edit_statement(
        statement=supervision,
        version=1,
        principles="Meet",
        checked_years=[2012, 2013],
        by=manager,
    )

    event = board.events.about(supervision).newest_first()[0]
    assert event.before == {
        "principles": "Meet\nWrite it down",
        "checked_years": "2009, 2011, 2012",
    }
    assert event.after == {"principles": "Meet", "checked_years": "2012, 2013"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2012, 2009", "2009, 2012"),
        ("2012;2012 2011", "2011, 2012"),
        ("", ""),
    ],
)
def test_years_are_read_as_people_type_them(signed_in, url, typed, kept):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(
        url("boards:statement_add", manager.board),
        {"title": "Risk", "principles": " One \r\n\r\nTwo", "checked_years": typed},
    )

    statement = manager.board.statements.get()
    assert statement.principle_list == ["One", "Two"]
    assert statement.checked_years == kept


@pytest.mark.parametrize("typed", ["12", "1888", "soon", "２０１２", "2012-13"])
def test_what_is_no_year_is_said(signed_in, url, typed):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("boards:statement_add", manager.board),
        {"title": "Risk", "principles": "One", "checked_years": typed},
    )

    assert "as a year of four figures" in page.text
    assert not Statement.objects.exists()


def test_a_version_that_was_passed_is_a_conflict_with_both_texts(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    statement = StatementFactory(board=manager.board, title="Theirs", version=2)

    response = manager.client.post(
        url("boards:statement_edit", manager.board, statement.pk),
        {"title": "Mine", "principles": "One", "checked_years": "2012", "version": 1},
    )

    assert response.status_code == 409
    assert "Theirs" in response.text
    assert not statement.checks.exists()


def test_readers_see_the_principles_numbered_and_no_way_to_change(signed_in, url):
    reader = signed_in(Role.LAY_MEMBER)
    statement = StatementFactory(board=reader.board, principles="Meet\nWrite")

    page = reader.client.get(statement.get_absolute_url()).text

    assert "<li>Meet</li>" in page
    assert "Edit" not in page


def test_the_report_tells_of_checks_up_to_its_year(board, manager, supervision):
    statements.add_statement(
        board=board, title="Later", adopted="2013-05", principles="One", by=manager
    )
    statements.edit_statement(
        statement=supervision, version=1, checked_years=[2009, 2014], by=manager
    )

    blocks = statements_chapter(board=board, year=2012, reader=None)

    assert BulletList(("Meet", "Write it down"), is_numbered=True) in blocks
    assert Note("Agencies were checked against it in 2009.") in blocks
    assert len(blocks) == 3
