import datetime

import factory
from factory.django import DjangoModelFactory

from .accounts import UserFactory
from .boards import BoardFactory


class ChallengeFactory(DjangoModelFactory):
    """Made by the chair to an agency; `to_agencies` says to which, otherwise to a body in words."""

    class Meta:
        model = "workplan.Challenge"
        skip_postgeneration_save = True

    class Params:
        closed = factory.Trait(
            state="closed",
            result="The rota was changed",
            impact="Somebody comes to every meeting",
            closed_at=datetime.datetime(2013, 4, 7, tzinfo=datetime.UTC),
            closed_by=factory.SubFactory(UserFactory),
            closed_label="Business manager",
        )
        answered = factory.Trait(
            state="responded", response="A deputy is named", responded="2013-04"
        )

    board = factory.SubFactory(BoardFactory)
    number = factory.Sequence(lambda n: n + 1)
    raised = "2013-03"
    from_text = "Independent Chair"
    to_text = "The trust next door"
    subject = "Nobody comes to meetings"
    concern = "Nobody of the agency has come for a year"

    @factory.post_generation
    def to_agencies(self, create, extracted, **kwargs):
        if extracted:
            self.to_agencies.set(extracted)


class ChallengeEscalationFactory(DjangoModelFactory):
    class Meta:
        model = "workplan.ChallengeEscalation"

    challenge = factory.SubFactory(ChallengeFactory)
    level = 1
    level_words = "The senior person"
    to_text = "Chief executive of the trust"
    escalated = "2013-05"
    words = "No answer came"
    recorded_label = "Business manager"
