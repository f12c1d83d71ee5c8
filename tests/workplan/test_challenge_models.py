import datetime

import pytest
from django.db import IntegrityError, transaction

from boards.models import Role
from tests.factories.boards import (
    AgencyFactory,
    BoardFactory,
    GroupFactory,
    RestrictionFactory,
)
from tests.factories.challenges import ChallengeEscalationFactory, ChallengeFactory
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskFactory

TODAY = datetime.date(2013, 5, 8)


@pytest.mark.parametrize(
    "wrong",
    [
        {"result": ""},
        {"impact": ""},
        {"closed_at": None},
        {"closed_label": ""},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_database_refuses_a_closed_challenge_without(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeFactory(closed=True, **wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"from_text": ""}, id="from nobody"),
        pytest.param({"response": "Yes"}, id="response without a date"),
        pytest.param({"responded": "2013-04"}, id="date without a response"),
        pytest.param({"state": "responded"}, id="responded without words"),
        pytest.param({"state": "reopened"}, id="reopened without a reason"),
        pytest.param({"closed_label": "The chair"}, id="closed by somebody and open"),
        pytest.param({"state": "closed"}, id="closed by nobody"),
    ],
)
def test_database_refuses(db, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeFactory(**wrong)


def test_database_refuses_an_agency_and_a_group_at_once(board):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeFactory(
            board=board,
            from_agency=AgencyFactory(board=board),
            from_group=GroupFactory(board=board),
        )


def test_database_refuses_the_same_number_twice_on_a_board(board):
    ChallengeFactory(board=board, number=4)

    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeFactory(board=board, number=4)
    assert ChallengeFactory(board=BoardFactory(), number=4).reference == "C4"


def test_database_refuses_an_escalation_to_no_level(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeEscalationFactory(level=0)


@pytest.mark.parametrize(
    ("link", "factory"), [("action", ActionFactory), ("risk", RiskFactory)]
)
def test_database_refuses_the_same_link_twice(board, link, factory):
    challenge, row = ChallengeFactory(board=board), factory(board=board)
    links = getattr(challenge, f"{link}_links")
    links.create(**{link: row})

    with pytest.raises(IntegrityError), transaction.atomic():
        links.create(**{link: row})


@pytest.mark.parametrize(
    ("state", "due", "is_overdue"),
    [
        pytest.param({}, "2013-05-07", True, id="open, yesterday"),
        pytest.param({}, "2013-05-08", False, id="open, today"),
        pytest.param({}, None, False, id="open, no date"),
        pytest.param({"answered": True}, "2013-05-07", False, id="answered"),
        pytest.param({"state": "escalated"}, "2013-05-07", True, id="escalated"),
        pytest.param(
            {"state": "reopened", "reopening_reason": "It came back"},
            "2013-05-07",
            True,
            id="reopened",
        ),
        pytest.param({"closed": True}, "2013-05-07", False, id="closed"),
    ],
)
def test_the_row_and_the_query_agree_on_what_is_overdue(board, state, due, is_overdue):
    day = due and datetime.date.fromisoformat(due)
    challenge = ChallengeFactory(board=board, response_due_on=day, **state)

    assert challenge.is_response_overdue(TODAY) is is_overdue
    assert board.challenges.response_overdue(on=TODAY).exists() is is_overdue


def test_without_impact_are_those_not_closed_that_say_of_none(board):
    first = ChallengeFactory(board=board, raised="2012")
    later = ChallengeFactory(board=board, raised="2013-01", answered=True)
    ChallengeFactory(board=board, impact="Fewer wait")
    ChallengeFactory(board=board, closed=True)

    assert list(board.challenges.without_impact().oldest_first()) == [first, later]


@pytest.mark.parametrize(
    ("raised", "is_in"),
    [
        ("2012", True),
        ("2012-03", False),
        ("2012-03-31", False),
        ("2012-04", True),
        ("2012-04-01", True),
        ("2013-03-31", True),
        ("2013-04", False),
        ("2014", False),
    ],
)
def test_raised_between_knows_dates_as_exactly_as_they_are(board, raised, is_in):
    ChallengeFactory(board=board, raised=raised)
    year = datetime.date(2012, 4, 1), datetime.date(2013, 3, 31)

    assert board.challenges.raised_between(*year).exists() is is_in


def test_from_and_to_agencies(board):
    police, housing = AgencyFactory(board=board), AgencyFactory(board=board)
    made = ChallengeFactory(board=board, from_agency=police, from_text="")
    received = ChallengeFactory(board=board, to_agencies=[police, housing])
    ChallengeFactory(board=board)

    assert set(board.challenges.with_agency(police)) == {made, received}
    assert list(board.challenges.with_agency(housing)) == [received]
    assert list(board.challenges.from_agencies()) == [made]
    assert list(board.challenges.to_agencies_of_the_board()) == [received]


def test_who_in_words(board):
    police = AgencyFactory(board=board, name="Police")
    housing = AgencyFactory(board=board, name="Housing")
    challenge = ChallengeFactory(
        board=board,
        from_text="Head of service",
        from_agency=police,
        to_agencies=[police, housing],
        to_text="The council",
    )

    assert challenge.from_words == "Head of service, Police"
    assert challenge.to_words == "Housing; Police; The council"


@pytest.mark.parametrize("words", ["c3", "C3", "3", "nobody", "agency has"])
def test_holding_finds_words_and_references(board, words):
    challenge = ChallengeFactory(board=board, number=3)

    assert list(board.challenges.holding(words)) == [challenge]


@pytest.mark.parametrize("words", ["c33", "zebra", "9" * 30, "C³"])
def test_holding_finds_nothing_else(board, words):
    ChallengeFactory(board=board, number=3)

    assert not board.challenges.holding(words).exists()


def test_links_are_visible_where_both_ends_are(board, acting):
    reader, manager = acting(Role.BOARD_MEMBER), acting(Role.BUSINESS_MANAGER)
    restriction = RestrictionFactory(board=board)
    shown, kept = (
        ChallengeFactory(board=board, restriction=each) for each in (None, restriction)
    )
    open_action = ActionFactory(board=board)
    kept_action = ActionFactory(board=board, restriction=restriction)
    for challenge in (shown, kept):
        for action in (open_action, kept_action):
            challenge.action_links.create(action=action)
    kept.risk_links.create(risk=RiskFactory(board=board))
    shown.risk_links.create(risk=RiskFactory(board=board, restriction=restriction))

    assert [link.action for link in shown.action_links.visible_to(reader)] == [
        open_action
    ]
    assert not kept.action_links.visible_to(reader).exists()
    for challenge in (shown, kept):
        assert not challenge.risk_links.visible_to(reader).exists()
        assert challenge.risk_links.visible_to(manager).count() == 1
        assert challenge.action_links.visible_to(manager).count() == 2
