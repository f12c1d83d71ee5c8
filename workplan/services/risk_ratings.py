"""
What a risk is judged to be. A rating is kept with the matrix it was given on, and never edited.
"""

from django.db import transaction
from django.utils import timezone

from boards.exceptions import Refused
from boards.models import Board
from boards.versions import claim
from lscb.history import services as history
from workplan import emails
from workplan.exceptions import RiskIsClosed
from workplan.models import RiskAssessment
from workplan.scoring import matrix_of

Kind = RiskAssessment.Kind


@transaction.atomic
def reassess_risk(
    *,
    risk,
    version,
    likelihood,
    impact,
    rationale,
    next_review_on,
    by,
    is_illustrative=False,
    assessed_at=None,
):
    """Add an assessment, and tell the chairs if the risk has reached the worst band."""
    check_open(risk)
    reviewed_before = risk.next_review_on
    claim(risk, version, next_review_on=next_review_on)
    previous = risk.assessments.current().first()
    assessment = assess(
        risk,
        likelihood,
        impact,
        rationale,
        is_illustrative=is_illustrative,
        assessed_at=assessed_at,
        by=by,
    )
    history.record(
        "risk_reassessed",
        about=risk,
        by=by,
        before={
            "score": previous and previous.score,
            "next_review_on": reviewed_before,
        },
        after={
            "score": assessment.score,
            "next_review_on": next_review_on,
            "likelihood": likelihood,
            "impact": impact,
            "rationale": rationale,
        }
        | ({"assessed_on": assessment.day} if assessed_at else {}),
    )
    tell_chairs_of_worst(risk, assessment, previous=previous, by=by)
    return assessment


@transaction.atomic
def rate_beside(*, risk, version, kind, likelihood, impact, rationale, by):
    """What the risk would be without its controls (inherent), or is to become (target)."""
    check_open(risk)
    if kind not in (Kind.INHERENT, Kind.TARGET):
        raise Refused("The current rating changes by reassessing the risk")
    claim(risk, version)
    previous = risk.assessments.filter(kind=kind).first()
    assessment = assess(risk, likelihood, impact, rationale, kind=kind, by=by)
    history.record(
        f"risk_{kind}_rated",
        about=risk,
        by=by,
        before={"score": previous and previous.score},
        after={
            "score": assessment.score,
            "likelihood": likelihood,
            "impact": impact,
            "rationale": rationale,
        },
    )
    return assessment


def assess(
    risk,
    likelihood,
    impact,
    rationale,
    *,
    by,
    kind=Kind.CURRENT,
    is_illustrative=False,
    assessed_at=None,
):
    """Part of a service: the row alone, on the matrix in force."""
    matrix = _matrix_in_force(risk.board)
    if not matrix.holds(likelihood, impact):
        raise Refused(f"Rate likelihood and impact from 1 to {matrix.size}")
    band = matrix.band_for(likelihood * impact)
    return RiskAssessment.objects.create(
        risk=risk,
        kind=kind,
        likelihood=likelihood,
        impact=impact,
        matrix_size=matrix.size,
        band_name=band.name,
        band_rag=band.rag,
        rationale=rationale,
        is_illustrative=is_illustrative,
        assessed_at=assessed_at or timezone.now(),
        assessed_by=by.user,
        assessed_label=by.label[:200],
    )


def tell_chairs_of_worst(risk, assessment, *, previous, by):
    """Not about what a command loads: the board knew that before."""
    score_before = previous and previous.score
    if by.user and matrix_of(risk.board).reaches_worst(assessment.score, score_before):
        emails.queue_risk_in_worst_band(risk, assessment)


def check_open(risk):
    if not risk.is_open:
        raise RiskIsClosed(risk)


def _matrix_in_force(board):
    """
    The matrix as it is now: nobody changes it until the rating is stored.

    The lock is the one that `risk_matrix.set_risk_matrix` takes by writing to the board.
    """
    boards = Board.objects.select_for_update(no_key=True)
    return matrix_of(boards.get(pk=board.pk))
