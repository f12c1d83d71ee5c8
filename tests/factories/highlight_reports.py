import datetime

import factory
from factory.django import DjangoModelFactory

from workplan.models import HighlightReport

from .accounts import UserFactory
from .boards import BoardFactory, GroupFactory, MeetingFactory

SUBMITTED_AT = datetime.datetime(2013, 5, 7, 10, tzinfo=datetime.UTC)


class HighlightReportFactory(DjangoModelFactory):
    """A draft of one of the board's groups."""

    class Meta:
        model = "workplan.HighlightReport"

    class Params:
        submitted = factory.Trait(
            state=HighlightReport.State.SUBMITTED,
            submitted_at=SUBMITTED_AT,
            submitted_by=factory.SubFactory(UserFactory),
        )
        received = factory.Trait(
            submitted=True,
            state=HighlightReport.State.RECEIVED,
            received_at=SUBMITTED_AT + datetime.timedelta(days=1),
            received_by=factory.SubFactory(UserFactory),
        )
        sent_back = factory.Trait(
            submitted=True,
            state=HighlightReport.State.SENT_BACK,
            sent_back_reason="Say which agencies have not replied",
        )

    board = factory.SubFactory(BoardFactory)
    group = factory.SubFactory(GroupFactory, board=factory.SelfAttribute("..board"))
    meeting = factory.SubFactory(MeetingFactory, board=factory.SelfAttribute("..board"))
    progress = "The audit of core groups is finished"
