import factory
from factory.django import DjangoModelFactory

from boards.models import Group
from reviews.models import Review

from .boards import BoardFactory, GroupFactory


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = "reviews.Review"

    board = factory.SubFactory(BoardFactory)
    reference = factory.Sequence(lambda n: f"SCR 2012/{n + 1}")
    kind = Review.Kind.SERIOUS_CASE_REVIEW
    stage = Review.Stage.UNDER_WAY


class DeathReviewYearFactory(DjangoModelFactory):
    """A panel's year without counts, as most boards' published reports leave it."""

    class Meta:
        model = "reviews.DeathReviewYear"

    board = factory.SubFactory(BoardFactory)
    panel = factory.SubFactory(
        GroupFactory,
        board=factory.SelfAttribute("..board"),
        kind=Group.Kind.PANEL,
        name="Overview panel",
    )
    year = 2011
