from lscb.documents.blocks import Cell, Note, Table, number

ILLUSTRATIVE_RATINGS = (
    "The likelihood and impact of these risks, and the ratings that follow from them, were"
    " made up for this example. The source publishes none."
)


def risk_register(*, board, year, reader):
    """The open register as it stands, worst first."""
    risks = list(board.risks.visible_to(reader).open().in_register_order())
    today = board.today
    table = Table(
        caption=f"Risk register at {today.day} {today:%B %Y}, worst first",
        heading=(("Ref", "Risk", "Likelihood", "Impact", "Score", "Rating"),),
        rows=tuple(_row(risk) for risk in risks),
        widths=(8, 44, 12, 10, 9, 17),
        empty_text="No risk is in the register.",
    )
    if any(risk.is_score_illustrative for risk in risks):
        return (table, Note(ILLUSTRATIVE_RATINGS, label="Illustrative"))
    return (table,)


def _row(risk):
    if risk.current_score is None:
        return (risk.reference, risk.title, "", "", "", "Not rated")
    rating = risk.current_rating
    return (
        risk.reference,
        risk.title,
        number(str(risk.current_likelihood)),
        number(str(risk.current_impact)),
        number(str(risk.current_score)),
        Cell(rating.words, tone=rating.rag),
    )
