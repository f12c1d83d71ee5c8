import factory
from factory.django import DjangoModelFactory

from boards.models import AssessmentFinding, Engagement, Policy

from .boards import BoardFactory


class PolicyFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Policy"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Protocol {n}")
    kind = Policy.Kind.PROTOCOL


class StatementFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Statement"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Principles {n}")
    principles = "Decide together\nWrite it down"


class EngagementFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Engagement"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Event {n}")
    kind = Engagement.Kind.EVENT
    audience = Engagement.Audience.WORKFORCE
    started = "2012-11-29"


class SelfAssessmentFactory(DjangoModelFactory):
    class Meta:
        model = "boards.SelfAssessment"

    board = factory.SubFactory(BoardFactory)
    tool = "Challenge and improvement tool"


class AssessmentFindingFactory(DjangoModelFactory):
    class Meta:
        model = "boards.AssessmentFinding"

    assessment = factory.SubFactory(SelfAssessmentFactory)
    standard = factory.Sequence(lambda n: f"Standard {n}")
    met = AssessmentFinding.Met.PARTLY
