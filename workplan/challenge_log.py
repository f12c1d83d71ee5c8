"""The challenge log as a reader may see it, and how far a challenge has gone up the route."""

from dataclasses import dataclass

from django.db.models import Prefetch

from workplan.models import ChallengeAction, ChallengeEscalation, ChallengeRisk


def log_of(person):
    """
    Latest first. Of each, `shown_actions` and `shown_risks` are the links that `person` may
    read. Six queries, however long it is.
    """
    actions = ChallengeAction.objects.visible_to(person).in_order()
    risks = ChallengeRisk.objects.visible_to(person).in_order()
    return (
        person.board.challenges.visible_to(person)
        .latest_first()
        .select_related("from_agency", "from_group", "meeting__group", "restriction")
        .prefetch_related(
            "to_agencies",
            "escalations",
            Prefetch(
                "action_links",
                actions.select_related("action__restriction"),
                "shown_actions",
            ),
            Prefetch(
                "risk_links", risks.select_related("risk__restriction"), "shown_risks"
            ),
        )
    )


@dataclass(frozen=True)
class RouteStep:
    """A step of the board's escalation route, and when a challenge came to it."""

    level: int
    words: str
    reached: tuple[ChallengeEscalation, ...]
    is_current: bool


def route_of(challenge, steps):
    """
    The route as the board has it today, with what happened at each step, and what happened
    at steps that have other words since.
    """
    escalations = list(challenge.escalations.all())
    latest = escalations[-1] if escalations else None
    shown, kept = [], []
    for level, words in enumerate(steps, start=1):
        reached = tuple(
            step
            for step in escalations
            if (step.level, step.level_words) == (level, words)
        )
        kept += reached
        shown.append(RouteStep(level, words, reached, is_current=latest in reached))
    return shown, [each for each in escalations if each not in kept]


def challenges_about(row, person):
    """The challenges that a risk or an action is tied to and that `person` may read."""
    links = row.challenge_links.visible_to(person).in_order()
    return [
        link.challenge
        for link in links.select_related("challenge__board", "challenge__restriction")
    ]
