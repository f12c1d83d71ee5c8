import pytest

from boards.exceptions import Refused
from boards.models import Role
from boards.people import Person
from tests.factories.accounts import UserFactory
from tests.factories.boards import RestrictionFactory
from tests.factories.risks import RiskAssessmentFactory
from workplan.models import RiskAssessment
from workplan.scoring import Band, Matrix
from workplan.services import risk_ratings, risk_restrictions
from workplan.services.risk_matrix import set_risk_matrix

Kind = RiskAssessment.Kind
RATED = {"likelihood": 5, "impact": 4, "rationale": "Without any of it", "version": 1}


@pytest.fixture
def risk(board):
    return RiskAssessmentFactory(risk__board=board, likelihood=2, impact=3).risk


def rate(risk, kind, likelihood, impact, by):
    return risk_ratings.rate_beside(
        risk=risk,
        version=risk.version,
        kind=kind,
        likelihood=likelihood,
        impact=impact,
        rationale="So it seems",
        by=by,
    )


def test_inherent_and_target_leave_the_current_rating_alone(board, risk, manager):
    rate(risk, Kind.INHERENT, 5, 5, manager)
    rate(risk, Kind.TARGET, 1, 2, manager)

    stored = board.risks.in_register_order().get()
    assert (stored.current_score, stored.previous_score) == (6, None)
    assert [each.score for each in risk.assessments.current()] == [6]


def test_rate_beside_refuses_the_current_rating_and_off_the_matrix(risk, manager):
    with pytest.raises(Refused, match="reassessing"):
        rate(risk, Kind.CURRENT, 1, 1, manager)
    with pytest.raises(Refused, match="from 1 to 5"):
        rate(risk, Kind.TARGET, 6, 1, manager)


def test_a_rating_is_frozen_with_the_matrix_in_force(board, risk, manager):
    three = Matrix(5, (Band("Small", "green", 1, 3), Band("Large", "red", 4, 25)))
    set_risk_matrix(board=board, version=board.version, matrix=three, by=manager)
    risk.refresh_from_db()
    target = rate(risk, Kind.TARGET, 1, 4, manager)

    current = risk.assessments.current().get()

    assert (current.rating.name, current.rating.rag) != ("Large", "red")
    assert (target.rating.words, target.matrix_size) == ("Red: Large", 5)


def test_rating_is_saved_and_shown(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:risk_rate", manager.board, risk.pk, "inherent")

    answer = manager.client.post(address, RATED, follow=True)

    assert "Without any of it" in answer.text
    assert [kind for kind, _, rating in answer.context["beside"] if rating] == [
        Kind.INHERENT
    ]


def test_rating_without_a_reason_is_explained(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:risk_rate", manager.board, risk.pk, "target")

    answer = manager.client.post(address, RATED | {"rationale": ""})

    assert "Say why you rate it so" in answer.text
    assert risk.assessments.count() == 1


@pytest.mark.parametrize("kind", ["current", "other"])
def test_there_is_no_such_page_for(signed_in, url, risk, kind):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.get(url("workplan:risk_rate", manager.board, risk.pk, kind))

    assert answer.status_code == 404


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.CHAIR])
def test_rating_is_forbidden_to(signed_in, url, risk, role):
    reader = signed_in(role)

    answer = reader.client.post(
        url("workplan:risk_rate", reader.board, risk.pk, "target"), RATED
    )

    assert answer.status_code == 403
    assert risk.assessments.count() == 1


# Restrictions


def test_a_restricted_risk_is_gone_from_everything_but_its_readers(
    signed_in, url, risk, manager
):
    named = UserFactory()
    reader = signed_in(Role.BOARD_MEMBER)
    risk_restrictions.restrict_risk(
        risk=risk,
        version=risk.version,
        reason="A review is under way",
        readers=[named],
        until_event="The review is published",
        by=manager,
    )
    register = url("workplan:risk_list", reader.board)

    page = reader.client.get(register)

    assert not page.context["table"].rows
    assert not any(
        cell["count"]
        for row in page.context["heat_map"]["rows"]
        for cell in row["cells"]
    )
    assert reader.client.get(risk.get_absolute_url()).status_code == 404
    assert (
        risk.title not in reader.client.get(f"{register}?format=csv").content.decode()
    )
    seen_by = Person.acting(reader.board, user=named)
    assert reader.board.risks.visible_to(seen_by).get() == risk


def test_restriction_is_set_and_lifted_on_screen(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(
        url("workplan:risk_restrict", manager.board, risk.pk),
        {"reason": "A review", "until_event": "It is published", "version": 1},
    )
    risk.refresh_from_db()
    assert risk.restriction.reason == "A review"

    manager.client.post(
        url("workplan:risk_lift_restriction", manager.board, risk.pk),
        {"version": risk.version},
    )
    risk.refresh_from_db()
    assert risk.restriction is None


def test_a_restriction_without_an_end_is_explained(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(
        url("workplan:risk_restrict", manager.board, risk.pk),
        {"reason": "A review", "version": 1},
    )

    assert "what ends the restriction" in answer.text
    risk.refresh_from_db()
    assert risk.restriction is None


def test_what_is_not_restricted_cannot_be_lifted(risk, manager):
    with pytest.raises(Refused, match="not restricted"):
        risk_restrictions.lift_restriction(risk=risk, version=1, by=manager)


@pytest.mark.parametrize("role", [Role.BUSINESS_SUPPORT, Role.BOARD_MEMBER])
def test_restricting_is_forbidden_to(signed_in, url, board, risk, role):
    reader = signed_in(role)
    RestrictionFactory(board=board)

    answers = [
        reader.client.post(
            url(f"workplan:{name}", reader.board, risk.pk), {"version": 1}
        )
        for name in ("risk_restrict", "risk_lift_restriction")
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
