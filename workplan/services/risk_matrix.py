"""The board's risk matrix: how many levels it has, and which scores make a band."""

from dataclasses import asdict

from django.db import transaction

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.models import RiskAssessment
from workplan.scoring import Matrix, faults_in, matrix_of


@transaction.atomic
def set_risk_matrix(*, board, version, matrix: Matrix, by):
    """
    Change the matrix. Ratings stay as they were given, in the band they were given.

    Refused where a rating, an earlier one too, lies outside the new levels: the heat map would
    have no place for it.
    """
    if fault := next(faults_in(matrix), None):
        raise Refused(fault.words)
    before = matrix_of(board)
    claim(
        board,
        version,
        risk_levels=matrix.size,
        risk_bands=[asdict(band) for band in matrix.bands],
    )
    _check_nothing_is_stranded(board, matrix)
    history.record(
        "risk_matrix_set",
        about=board,
        by=by,
        before=_in_words(before),
        after=_in_words(matrix),
    )
    return board


def in_another_band(risks, before: Matrix, after: Matrix):
    """How many of `risks`, with their current scores, would be in another band if rated today."""
    return sum(
        before.band_for(risk.current_score).words
        != after.band_for(risk.current_score).words
        for risk in risks
        if risk.current_score is not None
    )


def _check_nothing_is_stranded(board, matrix):
    outside = RiskAssessment.objects.outside(board, matrix.size)
    references = sorted({each.risk.reference for each in outside})
    if references:
        first = ", ".join(references[:5])
        more = f" and {len(references) - 5} more" if len(references) > 5 else ""
        raise Refused(
            f"{first}{more} {'is' if len(references) == 1 else 'are'} or once"
            f" {'was' if len(references) == 1 else 'were'} rated higher than {matrix.size}, and"
            " ratings are kept as they were given. Keep at least as many levels as they use."
        )


def _in_words(matrix):
    return {
        "levels": matrix.size,
        "bands": [
            f"{band.words}, {band.lowest} to {band.highest}" for band in matrix.bands
        ],
    }
