"""This room's lists, as they leave it."""

from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet
from workplan.scoring import movement

RISK_COLUMNS = (
    "Ref",
    "Risk",
    "Cause",
    "Consequence",
    "Likelihood",
    "Impact",
    "Score",
    "Rating",
    "Since last assessed",
    "Owner",
    "Controls in place",
    "Next review",
)


def risk_register(risks, *, matrix):
    """`risks` in register order, with their current scores."""
    rows = tuple(_risk(risk, matrix) for risk in risks)
    return (Sheet("Risks", RISK_COLUMNS, rows, is_wide=True),)


def _risk(risk, matrix):
    moved = movement(risk.current_score, risk.previous_score)
    owner = [risk.owner_text, risk.lead_agency and risk.lead_agency.name]
    marks = [("restricted", risk.restriction_id), ("closed", not risk.is_open)]
    marks = ", ".join(mark for mark, is_shown in marks if is_shown)
    return (
        risk.reference,
        f"{risk.title} ({marks})" if marks else risk.title,
        risk.cause,
        risk.consequence,
        risk.current_likelihood,
        risk.current_impact,
        risk.current_score,
        _rating(risk, matrix),
        moved.words if moved else "",
        ", ".join(filter(None, owner)),
        risk.existing_controls,
        risk.next_review_on,
    )


def _rating(risk, matrix):
    if risk.current_score is None:
        return "Not rated"
    band = matrix.band_for(risk.current_score)
    mark = " (illustrative)" if risk.is_score_illustrative else ""
    return Cell(band.words + mark, tone=band.rag)
