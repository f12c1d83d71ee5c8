import pytest

from boards.exceptions import Refused
from boards.models import EscalationRoute, Role
from boards.services import self_assessments
from tests.factories.boards import BoardFactory
from tests.factories.policies import AssessmentFindingFactory, SelfAssessmentFactory


def test_an_assessment_is_entered_with_its_findings(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    board = manager.board

    manager.client.post(
        url("boards:self_assessment_add", board),
        {"kind": "own", "tool": "The tool", "status": "done", "assessed": "2011"},
    )
    assessment = board.self_assessments.get()
    manager.client.post(
        url("boards:finding_add", board, assessment.pk),
        {"standard": "Clear roles", "met": "partly", "words": "Not in writing"},
    )

    finding = assessment.findings.get()
    assert (finding.standard, finding.met) == ("Clear roles", "partly")
    verbs = [event.verb for event in board.events.about(assessment).newest_first()]
    assert verbs == ["finding_added", "self_assessment_added"]
    page = manager.client.get(assessment.get_absolute_url()).text
    assert "Partly met" in page


def test_a_standard_is_found_on_once(manager, board):
    finding = AssessmentFindingFactory(assessment__board=board)

    with pytest.raises(Refused, match="on that standard already"):
        self_assessments.add_finding(
            assessment=finding.assessment,
            standard=finding.standard,
            met="met",
            by=manager,
        )


def test_a_finding_is_not_reached_through_another_assessment(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    finding = AssessmentFindingFactory(assessment__board=manager.board)
    other = SelfAssessmentFactory(board=manager.board)

    response = manager.client.get(
        url("boards:finding_edit", manager.board, other.pk, finding.pk)
    )

    assert response.status_code == 404


def test_a_finding_changed_meanwhile_is_a_conflict(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    finding = AssessmentFindingFactory(
        assessment__board=manager.board, words="Theirs", version=2
    )

    response = manager.client.post(
        url("boards:finding_edit", manager.board, finding.assessment.pk, finding.pk),
        {"standard": finding.standard, "met": "met", "words": "Mine", "version": 1},
    )

    assert response.status_code == 409
    assert "Theirs" in response.text
    assert "Mine" in response.text


def test_the_list_counts_what_is_not_fully_met(board):
    assessment = SelfAssessmentFactory(board=board)
    for met in ("met", "partly", "not_met"):
        AssessmentFindingFactory(assessment=assessment, met=met)

    counted = board.self_assessments.with_finding_counts().get()

    assert (counted.finding_count, counted.unmet_count) == (3, 2)


def test_the_escalation_route_is_shown_in_order_and_edited(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    page = url("boards:escalation_route_edit", manager.board)

    manager.client.post(page, {"steps": "The head\r\nThe inspectorate", "version": 0})
    late = manager.client.post(page, {"steps": "The minister", "version": 0})

    assert late.status_code == 409
    assert "The inspectorate" in late.text
    listed = manager.client.get(url("boards:self_assessment_list", manager.board)).text
    assert listed.index("<li>The head</li>") < listed.index("<li>The inspectorate</li>")
    route = EscalationRoute.objects.get()
    assert manager.board.events.about(route).count() == 1


def test_each_board_has_its_own_route(board, manager):
    self_assessments.set_escalation_route(
        board=board, steps="The head", version=0, by=manager
    )

    assert not EscalationRoute.objects.filter(board=BoardFactory()).exists()
