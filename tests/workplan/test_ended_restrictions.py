"""What only some may read says so wherever it stands, until the last day of that is past."""

import datetime

import pytest

from boards.models import Role
from tests.factories.boards import MeetingFactory, RestrictionFactory
from tests.factories.challenges import ChallengeFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import ActionFactory, PlanFactory, PriorityFactory
from tests.factories.risks import RiskFactory
from workplan import exports
from workplan.layouts import PROGRAMME
from workplan.programme import Programme
from workplan.services.risk_mitigations import link_mitigation


@pytest.fixture
def restriction(board):
    return RestrictionFactory(board=board)


@pytest.fixture
def risk(board, restriction):
    return RiskFactory(board=board, restriction=restriction)


@pytest.fixture
def action(board, restriction):
    priority = PriorityFactory(plan=PlanFactory(board=board))
    return ActionFactory(board=board, priority=priority, restriction=restriction)


@pytest.fixture
def report(board, restriction):
    meeting = MeetingFactory(board=board)
    return HighlightReportFactory(
        board=board, meeting=meeting, submitted=True, restriction=restriction
    )


def end(restriction):
    restriction.until_on = datetime.date(2012, 1, 1)
    restriction.save()


def the_register(board, url, **_):
    return url("workplan:risk_list", board)


def the_register_taken_away(board, url, **_):
    return url("workplan:risk_list", board) + "?format=csv"


def the_risk(risk, **_):
    return risk.get_absolute_url()


def a_risk_that_the_action_answers(board, action, manager, **_):
    other = RiskFactory(board=board)
    link_mitigation(risk=other, action=action, by=manager)
    return other.get_absolute_url()


def a_challenge_about_the_risk(board, risk, **_):
    challenge = ChallengeFactory(board=board)
    challenge.risk_links.create(risk=risk)
    return challenge.get_absolute_url()


def the_highlight_report(report, **_):
    return report.get_absolute_url()


@pytest.mark.parametrize(
    "place",
    [
        the_register,
        the_register_taken_away,
        the_risk,
        a_risk_that_the_action_answers,
        a_challenge_about_the_risk,
        the_highlight_report,
    ],
)
def test_a_restriction_is_named_until_it_has_ended(
    place, signed_in, url, board, risk, action, report, restriction, manager
):
    address = place(
        board=board, url=url, risk=risk, action=action, report=report, manager=manager
    )
    client = signed_in(Role.BUSINESS_MANAGER).client
    marks = ("Restricted</", "(restricted)")

    def is_marked():
        page = client.get(address).content.decode()
        return any(mark in page for mark in marks)

    assert is_marked()
    end(restriction)
    assert not is_marked()


def on_paper(plan, reader):
    programme = Programme(plan, plan.board, reader)
    sections = programme.sections(programme.rows(programme.actions()), with_empty=True)
    return exports.programme(plan, sections, layout=PROGRAMME, reader=reader)


def test_a_programme_on_paper_names_it_until_it_has_ended(action, restriction, manager):
    note, _ = on_paper(action.plan, manager)
    assert action.label in note.text

    end(restriction)

    assert len(on_paper(action.plan, manager)) == 1


def test_a_register_of_restricted_risks_asks_no_more_questions(
    signed_in, url, board, django_assert_max_num_queries
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    address = url("workplan:risk_list", board)

    def add():
        RiskFactory(board=board, restriction=RestrictionFactory(board=board))

    add()
    client.get(address)
    with django_assert_max_num_queries(20) as for_one:
        client.get(address)
    for _ in range(9):
        add()
    with django_assert_max_num_queries(len(for_one)):
        assert client.get(address).text.count("Restricted</") == 10
