import datetime

import pytest
from django.db import IntegrityError, transaction

from boards.models import Role
from boards.people import Person
from tests.factories.boards import RestrictionFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory
from workplan.scoring import matrix_of


@pytest.mark.parametrize(
    "wrong",
    [
        {"closed_by": None},
        {"closing_reason": ""},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_database_refuses_a_closed_risk_without(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskFactory(closed=True, **wrong)


@pytest.mark.parametrize("field", ["reference", "number"])
def test_database_refuses_the_same_twice_on_a_board(board, field):
    risk = RiskFactory(board=board)
    same = {field: getattr(risk, field)}

    with pytest.raises(IntegrityError), transaction.atomic():
        RiskFactory(board=board, **{"reference": "X1", "number": 900} | same)
    RiskFactory(**same)  # another board's may be the same


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (3, 0), (6, 3), (11, 3)])
def test_database_refuses_an_assessment_off_every_scale(db, likelihood, impact):
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskAssessmentFactory(
            likelihood=likelihood, impact=impact, band_name="Low", band_rag="green"
        )


def test_register_is_worst_first_then_in_the_order_raised(board):
    late, early, worst, unrated = (
        RiskFactory(board=board, number=number) for number in (10, 9, 11, 1)
    )
    for risk, likelihood in ((late, 3), (early, 3), (worst, 5)):
        RiskAssessmentFactory(risk=risk, likelihood=likelihood, impact=3)

    assert list(board.risks.in_register_order()) == [worst, early, late, unrated]


def test_current_assessment_is_the_latest_and_movement_from_the_one_before(board):
    risk = RiskFactory(board=board)
    for month, likelihood in ((9, 4), (6, 1), (12, 2)):
        day = datetime.datetime(2012, month, 1, tzinfo=datetime.UTC)
        RiskAssessmentFactory(
            risk=risk, likelihood=likelihood, impact=5, assessed_at=day
        )

    found = board.risks.with_current_assessment().get()

    assert (found.current_score, found.previous_score) == (10, 20)


def test_rated_and_at_select_by_the_current_assessment(board):
    risk = RiskAssessmentFactory(risk__board=board, likelihood=5, impact=5).risk
    RiskAssessmentFactory(risk=risk, likelihood=1, impact=2)
    register = board.risks.with_current_assessment()
    low, _, high = matrix_of(board).bands

    assert register.rated(low.name).get() == risk
    assert not register.rated(high.name).exists()
    assert register.at(likelihood=1, impact=2).get() == risk
    assert not register.at(likelihood=5, impact=5).exists()


def test_due_for_review_is_open_and_up_to_the_day(board):
    day = datetime.date(2013, 5, 8)
    due = RiskFactory(board=board, next_review_on=day)
    RiskFactory(board=board, next_review_on=day + datetime.timedelta(days=1))
    RiskFactory(board=board, next_review_on=day, closed=True)

    assert list(board.risks.due_for_review(on=day)) == [due]


@pytest.mark.parametrize(
    ("role", "is_seen"),
    [
        (Role.BUSINESS_MANAGER, True),
        (Role.CHAIR, True),
        (Role.BUSINESS_SUPPORT, False),
        (Role.BOARD_MEMBER, False),
        (Role.INSPECTOR, False),
    ],
)
def test_restricted_risk_is_visible_to(board, acting, role, is_seen):
    RiskFactory(board=board, restriction=RestrictionFactory(board=board))

    assert board.risks.visible_to(acting(role)).exists() is is_seen


def test_restricted_risk_is_visible_to_a_reader_who_is_named(board, acting):
    member = acting(Role.BOARD_MEMBER)
    restriction = RestrictionFactory(board=board, readers=[member.user])
    risk = RiskFactory(board=board, restriction=restriction)

    assert board.risks.visible_to(member).get() == risk


def test_restricted_risk_is_invisible_to_a_command(board):
    RiskFactory(board=board, restriction=RestrictionFactory(board=board))

    assert not board.risks.visible_to(Person.acting(board, label="build")).exists()
