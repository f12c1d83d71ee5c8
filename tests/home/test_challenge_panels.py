import datetime

import pytest

from boards.models import Role
from home.panels import challenges_without_impact, responses_overdue
from tests.factories.boards import AgencyFactory, RestrictionFactory
from tests.factories.challenges import ChallengeFactory

PAST = datetime.date(2013, 4, 30)


@pytest.fixture
def panels(signed_in, url):
    def _panels(role):
        person = signed_in(role)
        page = person.client.get(url("home:home", person.board))
        return {
            panel.name: panel.content for panel in page.context["panels"]
        }, page.text

    return _panels


def test_the_chair_sees_what_has_no_impact_the_oldest_first(board, panels):
    for number in range(1, 8):
        ChallengeFactory(board=board, number=number, raised=f"2012-0{number}")
    ChallengeFactory(board=board, raised="2011", impact="Much")
    ChallengeFactory(board=board, raised="2011", closed=True)

    content, page = panels(Role.CHAIR)

    shown = content["challenges_without_impact"]
    assert shown["count"] == 7
    assert [each.number for each in shown["challenges"]] == [1, 2, 3, 4, 5]
    assert "7 not closed" in page
    assert "responses_overdue" not in content


def test_the_manager_sees_the_answers_that_are_overdue(board, panels):
    police = AgencyFactory(board=board, name="Police")
    late, later = (
        ChallengeFactory(board=board, response_due_on=day, to_agencies=[police])
        for day in (PAST, PAST - datetime.timedelta(days=30))
    )
    ChallengeFactory(board=board, response_due_on=board.today)
    ChallengeFactory(board=board, response_due_on=PAST, answered=True)

    content, page = panels(Role.BUSINESS_MANAGER)

    assert content["responses_overdue"]["challenges"] == [later, late]
    assert "2 challenges should have been answered" in page
    assert "Police; The trust next door, due by 30 April 2013" in page
    assert "challenges_without_impact" not in content


@pytest.mark.parametrize(
    "role", [Role.BOARD_MEMBER, Role.OBSERVER, Role.GROUP_CHAIR, Role.LAY_MEMBER]
)
def test_nobody_else_has_either_panel(board, panels, role):
    ChallengeFactory(board=board, response_due_on=PAST)

    content, _ = panels(role)

    assert not content.keys() & {"challenges_without_impact", "responses_overdue"}


@pytest.mark.parametrize("role", [Role.CHAIR, Role.BUSINESS_MANAGER])
def test_there_is_no_panel_where_nothing_waits(board, panels, role):
    ChallengeFactory(board=board, closed=True)

    content, _ = panels(role)

    assert not content.keys() & {"challenges_without_impact", "responses_overdue"}


@pytest.mark.parametrize("build", [challenges_without_impact, responses_overdue])
def test_what_is_restricted_is_not_counted(board, acting, build):
    ChallengeFactory(
        board=board,
        response_due_on=PAST,
        restriction=RestrictionFactory(board=board),
    )

    assert build(acting(Role.BUSINESS_SUPPORT), None) is None
    assert build(acting(Role.CHAIR), None)["count"] == 1


@pytest.mark.parametrize("role", [Role.CHAIR, Role.BUSINESS_MANAGER])
def test_a_home_page_asks_as_many_questions_for_ten_as_for_one(
    board, signed_in, url, django_assert_max_num_queries, role
):
    person = signed_in(role)
    home = url("home:home", board)

    def raise_one():
        ChallengeFactory(
            board=board,
            response_due_on=PAST,
            from_agency=AgencyFactory(board=board),
            to_agencies=[AgencyFactory(board=board)],
        )

    raise_one()
    person.client.get(home)
    with django_assert_max_num_queries(60) as for_one:
        person.client.get(home)
    for _ in range(9):
        raise_one()
    with django_assert_max_num_queries(len(for_one)):
        person.client.get(home)
