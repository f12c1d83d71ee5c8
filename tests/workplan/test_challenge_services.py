import datetime
import threading

import pytest
from django.db import connection

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import EscalationRoute
from lscb.history.models import Event
from tests.factories.boards import (
    AgencyFactory,
    GroupFactory,
    MeetingFactory,
    RestrictionFactory,
)
from tests.factories.challenges import ChallengeFactory
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskFactory
from workplan.challenge_log import route_of
from workplan.exceptions import ChallengeIsElsewhere
from workplan.models import Action, Challenge
from workplan.services import challenge_links, challenge_restrictions, challenges

SAID = {
    "raised": "2013-03",
    "subject": "Nobody comes",
    "concern": "Nobody has come for a year",
    "from_text": "Independent Chair",
    "to_text": "The trust",
}
ESCALATED = {
    "level": 1,
    "to_text": "Chief executive",
    "escalated": "2013-05-02",
    "words": "No answer came",
}


@pytest.fixture
def raise_one(board, manager):
    def _raise_one(**values):
        return challenges.raise_challenge(board=board, by=manager, **SAID | values)

    return _raise_one


@pytest.fixture
def route(board):
    return EscalationRoute.objects.create(
        board=board, steps="Senior person\nInspectorate\nDepartment"
    )


def last_event(challenge):
    return Event.objects.about(challenge).newest_first().first()


# Raising and editing


def test_challenges_are_numbered_in_turn(raise_one):
    assert [raise_one().reference for _ in range(3)] == ["C1", "C2", "C3"]


def test_raising_is_told_in_the_history(raise_one, board):
    police = AgencyFactory(board=board, name="Police")

    challenge = raise_one(
        to_agencies=[police], response_due_on=datetime.date(2013, 6, 1)
    )

    event = last_event(challenge)
    assert event.verb == "challenge_raised"
    assert event.after["to_agencies"] == ["Police"]
    assert event.after["response_due_on"] == "2013-06-01"
    assert "impact" not in event.after


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"from_text": " "}, "who made"),
        ({"to_text": ""}, "who is challenged"),
        ({"raised": "last week"}, "is not a date"),
        ({"subject": ""}, "subject"),
    ],
)
def test_raising_refuses(raise_one, board, wrong, words):
    with pytest.raises(Refused, match=words):
        raise_one(**wrong)

    assert not board.challenges.exists()


@pytest.mark.parametrize(
    ("name", "factory"),
    [
        ("from_agency", AgencyFactory),
        ("from_group", GroupFactory),
        ("meeting", MeetingFactory),
    ],
)
def test_raising_refuses_what_is_another_boards(raise_one, board, name, factory):
    with pytest.raises(Refused, match="another board"):
        raise_one(**{name: factory()})
    with pytest.raises(Refused, match="another board"):
        raise_one(to_agencies=[AgencyFactory()])
    assert not board.challenges.exists()


def test_raising_refuses_an_agency_and_a_group(raise_one, board):
    with pytest.raises(Refused, match="not both"):
        raise_one(
            from_agency=AgencyFactory(board=board), from_group=GroupFactory(board=board)
        )


def test_edit_tells_what_changed_and_nothing_else(raise_one, board, manager):
    challenge = raise_one()
    police = AgencyFactory(board=board, name="Police")

    challenges.edit_challenge(
        challenge=challenge,
        version=1,
        impact="Somebody comes",
        subject=challenge.subject,
        to_agencies=[police],
        by=manager,
    )

    event = last_event(challenge)
    assert event.before == {"impact": "", "to_agencies": []}
    assert event.after == {"impact": "Somebody comes", "to_agencies": ["Police"]}
    assert list(challenge.to_agencies.all()) == [police]


def test_edit_refuses_to_leave_nobody_challenged(raise_one, manager):
    challenge = raise_one()

    with pytest.raises(Refused, match="who is challenged"):
        challenges.edit_challenge(
            challenge=challenge, version=1, to_text="", by=manager
        )

    challenge.refresh_from_db()
    assert (challenge.to_text, challenge.version) == ("The trust", 1)


# From response to closing


def test_respond_escalate_respond_close_reopen(raise_one, manager, route):
    challenge = raise_one(response_due_on=datetime.date(2013, 4, 1))

    def version():
        return Challenge.objects.get(pk=challenge.pk).version

    challenges.record_response(
        challenge=challenge,
        version=1,
        response="We will look into it",
        responded="2013-04",
        by=manager,
    )
    assert challenge.state == "responded"
    challenges.escalate_challenge(
        challenge=challenge, version=version(), by=manager, **ESCALATED
    )
    assert (challenge.state, challenge.response_due_on) == ("escalated", None)
    challenges.record_response(
        challenge=challenge,
        version=version(),
        response="A deputy is named",
        responded="2013-05",
        by=manager,
    )
    challenges.close_challenge(
        challenge=challenge,
        version=version(),
        result="A deputy comes",
        impact="Decisions stand",
        by=manager,
    )
    assert (challenge.closed_by, challenge.is_closed) == (manager.user, True)
    challenges.reopen_challenge(
        challenge=challenge,
        version=version(),
        reason="The deputy left",
        response_due_on=datetime.date(2013, 7, 1),
        by=manager,
    )

    challenge.refresh_from_db()
    assert (challenge.state, challenge.closed_at) == ("reopened", None)
    assert (challenge.impact, challenge.response) == (
        "Decisions stand",
        "A deputy is named",
    )
    verbs = Event.objects.about(challenge).order_by("sequence")
    assert [event.verb for event in verbs] == [
        "challenge_raised",
        "response_recorded",
        "challenge_escalated",
        "response_recorded",
        "challenge_closed",
        "challenge_reopened",
    ]


@pytest.mark.parametrize("missing", ["result", "impact"])
def test_nothing_is_closed_without(raise_one, manager, missing):
    challenge = raise_one()
    said = {"result": "Done", "impact": "Much", missing: "  "}

    with pytest.raises(Refused, match="Say what"):
        challenges.close_challenge(challenge=challenge, version=1, by=manager, **said)

    challenge.refresh_from_db()
    assert not challenge.is_closed


def test_a_closed_challenge_does_not_change(board, manager, route):
    challenge = ChallengeFactory(board=board, closed=True)
    risk, action = RiskFactory(board=board), ActionFactory(board=board)
    risk_link = challenge.risk_links.create(risk=RiskFactory(board=board))
    action_link = challenge.action_links.create(action=ActionFactory(board=board))
    of_it = {"challenge": challenge, "by": manager}
    deeds = [
        lambda: challenges.edit_challenge(version=1, subject="Other", **of_it),
        lambda: challenges.record_response(
            version=1, response="Late", responded="2013", **of_it
        ),
        lambda: challenges.escalate_challenge(version=1, **ESCALATED, **of_it),
        lambda: challenges.close_challenge(
            version=1, result="Again", impact="Again", **of_it
        ),
        lambda: challenge_links.ask_for_action(text="More", **of_it),
        lambda: challenge_links.link_action(action=action, **of_it),
        lambda: challenge_links.link_risk(risk=risk, **of_it),
        lambda: challenge_links.unlink_action(link=action_link, by=manager),
        lambda: challenge_links.unlink_risk(link=risk_link, by=manager),
    ]

    for deed in deeds:
        with pytest.raises(ChallengeIsElsewhere, match="is closed"):
            deed()

    challenge.refresh_from_db()
    assert (challenge.version, challenge.subject) == (1, "Nobody comes to meetings")
    assert challenge.action_links.count() == challenge.risk_links.count() == 1
    assert Action.objects.count() == 2
    assert not Event.objects.about(challenge).exists()


def test_only_a_closed_challenge_is_reopened(raise_one, manager):
    challenge = raise_one()

    with pytest.raises(ChallengeIsElsewhere, match="not closed"):
        challenges.reopen_challenge(
            challenge=challenge, version=1, reason="Why not", by=manager
        )


def test_a_deed_on_an_older_version_is_refused(raise_one, manager):
    challenge = raise_one()
    challenges.edit_challenge(
        challenge=challenge, version=1, subject="Other", by=manager
    )

    with pytest.raises(ChangedMeanwhile):
        challenges.record_response(
            challenge=challenge,
            version=1,
            response="Mine",
            responded="2013",
            by=manager,
        )

    assert Challenge.objects.get().response == ""


# The escalation route


def test_escalating_keeps_the_words_of_the_step(raise_one, manager, route):
    challenge = raise_one()
    challenges.escalate_challenge(
        challenge=challenge, version=1, by=manager, **ESCALATED
    )
    EscalationRoute.objects.update(steps="The council\nInspectorate")

    steps, earlier = route_of(challenge, ["The council", "Inspectorate"])

    assert [step.level_words for step in earlier] == ["Senior person"]
    assert not any(step.reached or step.is_current for step in steps)


def test_the_route_shows_where_it_has_got_to(raise_one, manager, route):
    challenge = raise_one()
    for version, level in ((1, 1), (2, 2)):
        challenges.escalate_challenge(
            challenge=challenge,
            version=version,
            by=manager,
            **ESCALATED | {"level": level},
        )

    steps, earlier = route_of(challenge, route.step_list)

    assert [(len(step.reached), step.is_current) for step in steps] == [
        (1, False),
        (1, True),
        (0, False),
    ]
    assert not earlier


@pytest.mark.parametrize("level", [0, 1, 4, -1])
def test_a_step_that_is_passed_or_not_there_is_refused(
    raise_one, manager, route, level
):
    challenge = raise_one()
    challenges.escalate_challenge(
        challenge=challenge, version=1, by=manager, **ESCALATED | {"level": 2}
    )

    with pytest.raises(Refused, match="step of the route"):
        challenges.escalate_challenge(
            challenge=challenge, version=2, by=manager, **ESCALATED | {"level": level}
        )

    assert challenge.escalations.count() == 1


def test_without_a_route_there_is_no_escalation(raise_one, manager):
    challenge = raise_one()

    with pytest.raises(Refused, match="no escalation route yet"):
        challenges.escalate_challenge(
            challenge=challenge, version=1, by=manager, **ESCALATED
        )

    challenge.refresh_from_db()
    assert challenge.state == "open"


# Actions and risks


def test_an_action_that_is_asked_for_names_the_challenge(raise_one, manager):
    challenge = raise_one()

    link = challenge_links.ask_for_action(
        challenge=challenge,
        text="Name a deputy",
        timing_text="By June 2013",
        by=manager,
    )

    assert link.action.due_on.isoformat() == "2013-06-30"
    assert [str(origin) for origin in link.action.origins.all()] == ["Challenge: C1"]
    assert last_event(challenge).after["action"] == "Name a deputy"


def test_what_a_restricted_challenge_asks_for_is_restricted_as_it_is(
    raise_one, board, manager
):
    restriction = RestrictionFactory(board=board)
    challenge = raise_one(restriction=restriction)

    link = challenge_links.ask_for_action(
        challenge=challenge, text="Quietly", by=manager
    )

    assert link.action.restriction == restriction


def test_linking_refuses_twice_and_another_board(raise_one, board, manager):
    challenge = raise_one()
    action, risk = ActionFactory(board=board), RiskFactory(board=board)
    challenge_links.link_action(challenge=challenge, action=action, by=manager)
    challenge_links.link_risk(challenge=challenge, risk=risk, by=manager)

    with pytest.raises(Refused, match="already"):
        challenge_links.link_action(challenge=challenge, action=action, by=manager)
    with pytest.raises(Refused, match="already"):
        challenge_links.link_risk(challenge=challenge, risk=risk, by=manager)
    with pytest.raises(Refused, match="another board"):
        challenge_links.link_action(
            challenge=challenge, action=ActionFactory(), by=manager
        )
    with pytest.raises(Refused, match="another board"):
        challenge_links.link_risk(challenge=challenge, risk=RiskFactory(), by=manager)
    assert challenge.action_links.count() == challenge.risk_links.count() == 1


def test_the_history_names_neither_a_restricted_action_nor_risk(
    raise_one, board, manager
):
    restriction = RestrictionFactory(board=board)
    challenge = raise_one()
    action = ActionFactory(board=board, text="A secret step", restriction=restriction)
    risk = RiskFactory(board=board, title="A secret risk", restriction=restriction)

    links = [
        challenge_links.link_action(challenge=challenge, action=action, by=manager),
        challenge_links.link_risk(challenge=challenge, risk=risk, by=manager),
    ]
    challenge_links.unlink_action(link=links[0], by=manager)
    challenge_links.unlink_risk(link=links[1], by=manager)

    said = str(Event.objects.about(challenge).values_list("before", "after"))
    assert "secret" not in said
    assert said.count("a restricted action") == 2
    assert said.count("a restricted risk") == 2
    assert not Event.objects.about(action).exists()
    assert not Event.objects.about(risk).exists()


# Restrictions


def test_a_restriction_gives_way_to_the_next_and_is_lifted(raise_one, manager):
    challenge = raise_one()
    kept = {"challenge": challenge, "by": manager}
    first = challenge_restrictions.restrict_challenge(
        version=1, reason="A review", until_event="It ends", **kept
    )
    second = challenge_restrictions.restrict_challenge(
        version=2, reason="Another", until_on=datetime.date(2014, 1, 1), **kept
    )

    first.refresh_from_db()
    assert first.lifted_at
    assert not second.lifted_at
    assert last_event(challenge).restriction == second
    challenge_restrictions.lift_restriction(version=3, **kept)
    second.refresh_from_db()
    assert second.lifted_at
    event = last_event(challenge)
    assert (event.verb, event.restriction, event.after) == (
        "restriction_lifted",
        None,
        {},
    )
    with pytest.raises(Refused, match="not restricted"):
        challenge_restrictions.lift_restriction(version=4, **kept)


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one write after another"
)
@pytest.mark.django_db(transaction=True)
def test_challenges_raised_at_once_get_numbers_of_their_own(raise_one, board):
    start = threading.Barrier(5)

    def raise_with_the_others():
        start.wait()
        try:
            raise_one()
        finally:
            connection.close()

    threads = [threading.Thread(target=raise_with_the_others) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = board.challenges.values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3, 4, 5]
