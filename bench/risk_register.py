"""The risk register with its filters and heat map, against a list in Django's admin."""

import datetime
import uuid

from django.urls import reverse

from boards.models import Agency, Board
from workplan.models import Action, Risk, RiskAssessment, RiskMitigation
from workplan.scoring import matrix_of

from .pairs import ratios
from .programmes import manager_of

WORK = "risk register page, 50 rows with filters"
PEER = "admin: a list of the same rows and columns, with filters"
BAR = 1.0

ROWS = 50
REVIEWS = [datetime.date(2013, 3, 13), datetime.date(2013, 9, 11), None]
CATEGORIES = ("Practice", "Resources", "Governance")


def measure():
    board = register_of(ROWS)
    client = manager_of(board)
    address = reverse("workplan:risk_list", args=[board.slug])
    titles = list(board.risks.values_list("title", flat=True))

    def page():
        return client.get(address).text

    def changelist():
        return client.get("/admin/workplan/risk/").text

    for shown in (page(), changelist()):
        assert all(title in shown for title in titles)
        assert shown.count("1 done, 1 open") == ROWS // 2
    return ratios(page, changelist, pairs=75)


def register_of(count):
    """Risks rated twice, half of them with mitigations, led by six agencies."""
    board = Board.objects.create(
        name="Bench",
        short_name="Bench",
        slug=f"bench-{uuid.uuid4().hex[:8]}",
        stands_on="2013-05-07",
    )
    agencies = [
        Agency.objects.create(board=board, name=f"Agency {place}") for place in range(6)
    ]
    risks = Risk.objects.bulk_create(
        Risk(
            board=board,
            number=place + 1,
            reference=f"R{place + 1}",
            title=f"Agencies apply threshold {place:03} in different ways",
            category=CATEGORIES[place % 3],
            owner_text="Independent chair" if place % 2 else "",
            lead_agency=agencies[place % 6],
            next_review_on=REVIEWS[place % 3],
        )
        for place in range(count)
    )
    RiskAssessment.objects.bulk_create(
        _rating(board, risk, (place + turn) % 5 + 1, (place // 5) % 5 + 1, turn)
        for turn in (0, 1)
        for place, risk in enumerate(risks)
    )
    for risk in risks[::2]:
        for done_on in (datetime.date(2013, 4, 3), None):
            action = Action.objects.create(
                board=board,
                text="Agree",
                status="complete" if done_on else "in_progress",
                completed_on=done_on,
            )
            RiskMitigation.objects.create(risk=risk, action=action)
    return board


def _rating(board, risk, likelihood, impact, turn):
    matrix = matrix_of(board)
    band = matrix.band_for(likelihood * impact)
    return RiskAssessment(
        risk=risk,
        likelihood=likelihood,
        impact=impact,
        matrix_size=matrix.size,
        band_name=band.name,
        band_rag=band.rag,
        rationale="As discussed",
        assessed_at=datetime.datetime(2013, 1 + turn, 9, 12, tzinfo=datetime.UTC),
        assessed_label="Manager",
    )
