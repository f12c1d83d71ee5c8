"""
Everything that changes the challenge log, but for its links and who may read it.

Whoever edits says which `version` was on the screen. Each deed leaves one event in the history.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from boards import saving
from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan import challenge_workflow as workflow
from workplan.exceptions import ChallengeIsElsewhere
from workplan.models import Challenge, ChallengeCounter, ChallengeEscalation

EDITABLE = (
    "raised",
    "from_agency",
    "from_group",
    "from_text",
    "to_text",
    "subject",
    "concern",
    "meeting",
    "response_due_on",
    "result",
    "impact",
)
NUMBER_TAKEN = "Somebody else raised a challenge just now: send it again"


@transaction.atomic
def raise_challenge(
    *, board, raised, subject, concern, by, to_agencies=(), restriction=None, **values
):
    """
    Enter a challenge with the board's next reference: C1, C2, … `values` are further fields
    among `EDITABLE`.
    """
    to_agencies = list(to_agencies)
    challenge = Challenge(
        board=board,
        raised=raised,
        subject=subject,
        concern=concern,
        restriction=restriction,
        **values,
    )
    _check_who(challenge, to_agencies)
    challenge.number = _next_number(board)
    saving.add(challenge, taken=NUMBER_TAKEN)
    challenge.to_agencies.set(to_agencies)
    after = saving.filled(challenge, EDITABLE)
    if to_agencies:
        after["to_agencies"] = _names(to_agencies)
    history.record("challenge_raised", about=challenge, by=by, after=after)
    return challenge


@transaction.atomic
def edit_challenge(*, challenge, version, by, to_agencies=None, **changes):
    """Change who challenged whom on what; what came of it may be written down before it is closed."""
    after_deed("edit", challenge)
    was = list(challenge.to_agencies.all())
    becomes = was if to_agencies is None else list(to_agencies)
    wanted = Challenge(
        board=challenge.board,
        **{name: changes.get(name, getattr(challenge, name)) for name in EDITABLE},
    )
    _check_who(wanted, becomes)
    done = saving.edit(challenge, version, changes)
    if set(was) != set(becomes):
        challenge.to_agencies.set(becomes)
        done["before"]["to_agencies"] = _names(was)
        done["after"]["to_agencies"] = _names(becomes)
    history.record("challenge_edited", about=challenge, by=by, **done)
    return challenge


@transaction.atomic
def record_response(*, challenge, version, response, responded, by):
    """What was answered, and when. A later answer takes the place of the one before."""
    _check_said(response, "Say what was answered")
    _check_said(responded, "Enter when it was answered")
    done = saving.edit(
        challenge,
        version,
        {
            "response": response,
            "responded": responded,
            "state": after_deed("respond", challenge),
        },
    )
    history.record("response_recorded", about=challenge, by=by, **done)
    return challenge


@transaction.atomic
def escalate_challenge(
    *, challenge, version, level, to_text, escalated, words, by, response_due_on=None
):
    """
    Take it to a level of the board's escalation route: the one it has reached, or a higher one.

    The step's words are kept as they are today. `response_due_on` is when an answer is due now.
    """
    steps = steps_of(challenge.board)
    if not steps:
        raise Refused(
            "The board has no escalation route yet. Record it first: Policies, then"
            " Self-assessment."
        )
    if level not in workflow.levels_left(level_reached(challenge), len(steps)):
        raise Refused("Choose a step of the route that it has not passed already")
    _check_said(words, "Say why it is taken further")
    state = after_deed("escalate", challenge)
    claim(challenge, version, state=state, response_due_on=response_due_on)
    step = ChallengeEscalation(
        challenge=challenge,
        level=level,
        level_words=steps[level - 1],
        to_text=to_text,
        escalated=escalated,
        words=words,
        recorded_by=by.user,
        recorded_label=by.label[:200],
    )
    saving.add(step, taken=saving.CANNOT)
    history.record(
        "challenge_escalated",
        about=challenge,
        by=by,
        after={
            "level": level,
            "step": step.level_words,
            "to_whom": to_text,
            "date": step.escalated_in_words,
            "words": words,
        },
    )
    return step


@transaction.atomic
def close_challenge(*, challenge, version, result, impact, by):
    """Only with its result and the difference it made. It stays readable."""
    _check_said(result, "Say what came of it")
    _check_said(impact, "Say what difference it made: without that it stays open")
    claim(
        challenge,
        version,
        state=after_deed("close", challenge),
        result=result,
        impact=impact,
        closed_at=timezone.now(),
        closed_by=by.user,
        closed_label=by.label[:200],
    )
    history.record(
        "challenge_closed",
        about=challenge,
        by=by,
        after={"result": result, "impact": impact},
    )
    return challenge


@transaction.atomic
def reopen_challenge(*, challenge, version, reason, by, response_due_on=None):
    """Its result and impact stay as they were written, until somebody changes them."""
    _check_said(reason, "Say why it is reopened")
    claim(
        challenge,
        version,
        state=after_deed("reopen", challenge),
        reopening_reason=reason,
        response_due_on=response_due_on,
        closed_at=None,
        closed_by=None,
        closed_label="",
    )
    history.record(
        "challenge_reopened", about=challenge, by=by, after={"reason": reason}
    )
    return challenge


def after_deed(deed, challenge):
    """The state that follows, or a refusal in words."""
    try:
        return workflow.after(deed, challenge.state)
    except ValueError:
        raise ChallengeIsElsewhere(challenge) from None


def steps_of(board):
    """The board's escalation route, the first to turn to first; empty where there is none."""
    route = getattr(board, "escalation_route", None)
    return route.step_list if route else []


def level_reached(challenge):
    return max((step.level for step in challenge.escalations.all()), default=0)


def _next_number(board):
    """The board's next number, under the lock of its counter row until the transaction ends."""
    counter, _ = ChallengeCounter.objects.get_or_create(board=board)
    ChallengeCounter.objects.filter(pk=counter.pk).update(
        last_number=F("last_number") + 1
    )
    counter.refresh_from_db()
    return counter.last_number


def _check_who(challenge, to_agencies):
    agency, group = challenge.from_agency, challenge.from_group
    if agency and group:
        raise Refused("Choose the agency or the group that made it, not both")
    if not (agency or group or challenge.from_text.strip()):
        raise Refused("Say who made the challenge")
    if not (to_agencies or challenge.to_text.strip()):
        raise Refused("Say who is challenged: an agency, or another body in words")
    rows = [agency, group, challenge.meeting, *to_agencies]
    if any(row.board_id != challenge.board_id for row in rows if row):
        raise Refused("An agency, group or meeting of another board was named")


def _check_said(words, refusal):
    if not words.strip():
        raise Refused(refusal)


def _names(agencies):
    return sorted(agency.name for agency in agencies)
