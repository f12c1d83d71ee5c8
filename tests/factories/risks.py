import datetime

import factory
from factory.django import DjangoModelFactory

from workplan.scoring import matrix_of

from .accounts import UserFactory
from .boards import BoardFactory, ImportPreviewFactory


class RiskFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.Risk"

    class Params:
        closed = factory.Trait(
            closed_at=datetime.datetime(2013, 1, 7, tzinfo=datetime.UTC),
            closed_by=factory.SubFactory(UserFactory),
            closing_reason="The protocol is in force",
        )

    board = factory.SubFactory(BoardFactory)
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda risk: f"R{risk.number}")
    title = "Thresholds are applied inconsistently"
    next_review_on = datetime.date(2013, 6, 12)


class RiskSheetFactory(ImportPreviewFactory):
    """A register of two rows: one that is good, one whose rating is none."""

    kind = "risks"
    file_name = "Risks.xlsx"
    headings = [1, ["Risk", "Likelihood", "Impact", "Ref"]]
    rows = [
        [2, ["Thresholds are applied inconsistently", "3", "Major", "R7"]],
        [3, ["Partners leave posts empty", "Often", "Major", "R8"]],
    ]


def band_of(made):
    return matrix_of(made.risk.board).band_for(made.likelihood * made.impact)


class RiskAssessmentFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.RiskAssessment"

    risk = factory.SubFactory(RiskFactory)
    likelihood = 2
    impact = 3
    matrix_size = factory.LazyAttribute(lambda made: made.risk.board.risk_levels)
    band_name = factory.LazyAttribute(lambda made: band_of(made).name)
    band_rag = factory.LazyAttribute(lambda made: band_of(made).rag)
    rationale = "Little change since last quarter"
    assessed_at = factory.Sequence(
        lambda n: (
            datetime.datetime(2012, 6, 1, 12, tzinfo=datetime.UTC)
            + datetime.timedelta(days=n)
        )
    )
    assessed_by = factory.SubFactory(UserFactory)
    assessed_label = "Business manager"
