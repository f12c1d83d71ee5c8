import datetime

import factory
from factory.django import DjangoModelFactory

from boards.models import AppraisalRound

from .accounts import UserFactory
from .boards import BoardFactory


class AppraisalRoundFactory(DjangoModelFactory):
    """A self-appraisal, open on the board's day, with five questions. `chair=True`: feedback."""

    class Meta:
        model = "boards.AppraisalRound"
        skip_postgeneration_save = True

    class Params:
        chair = factory.Trait(
            kind=AppraisalRound.Kind.CHAIR, subject=factory.SubFactory(UserFactory)
        )

    board = factory.SubFactory(BoardFactory)
    kind = AppraisalRound.Kind.OWN
    title = "How I took part in 2012-13"
    opens_on = factory.LazyAttribute(
        lambda round: round.board.today - datetime.timedelta(days=7)
    )
    closes_on = factory.LazyAttribute(
        lambda round: round.board.today + datetime.timedelta(days=7)
    )

    @factory.post_generation
    def respondents(self, create, users):
        self.respondents.set(users or ())

    @factory.post_generation
    def readers(self, create, users):
        self.readers.set(users or ())

    @factory.post_generation
    def questions(self, create, count):
        for position in range(1, (5 if count is None else count) + 1):
            self.questions.create(position=position, words=f"Question {position}?")


class AppraisalAnswerFactory(DjangoModelFactory):
    """Somebody's answer: a reply of `words` to every question."""

    class Meta:
        model = "boards.AppraisalAnswer"
        skip_postgeneration_save = True

    round = factory.SubFactory(AppraisalRoundFactory)
    respondent = factory.SubFactory(UserFactory)

    @factory.post_generation
    def words(self, create, words):
        for question in self.round.questions.all():
            self.replies.create(question=question, words=words or "I took part")
