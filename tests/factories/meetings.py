import factory
from factory.django import DjangoModelFactory

from workplan.services.packs import BUILD

from .boards import BoardFactory, GroupFactory, MeetingFactory
from .files import FileFactory
from .jobs import JobFactory


class AgendaItemFactory(DjangoModelFactory):
    """An item that somebody put on an agenda by hand."""

    class Meta:
        model = "boards.AgendaItem"

    meeting = factory.SubFactory(MeetingFactory)
    title = factory.Sequence(lambda n: f"Item {n}")
    position = factory.Sequence(lambda n: n + 1)


class AgendaPaperFactory(DjangoModelFactory):
    class Meta:
        model = "boards.AgendaPaper"

    item = factory.SubFactory(AgendaItemFactory)
    file = factory.SubFactory(
        FileFactory, board=factory.SelfAttribute("..item.meeting.board")
    )
    title = factory.Sequence(lambda n: f"Paper {n}")


class StandingItemFactory(DjangoModelFactory):
    class Meta:
        model = "boards.StandingItem"

    group = factory.SubFactory(GroupFactory, kind="board")
    title = factory.Sequence(lambda n: f"Standing item {n}")


class ExpectedReportFactory(DjangoModelFactory):
    class Meta:
        model = "boards.ExpectedReport"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Annual report {n}")
    month = 6


class PledgeFactory(DjangoModelFactory):
    class Meta:
        model = "boards.Pledge"

    meeting = factory.SubFactory(MeetingFactory, kind="stakeholder_event")
    words = "Put thresholds on the team's induction"


class MeetingPackFactory(DjangoModelFactory):
    """A pack that was made for everybody."""

    class Meta:
        model = "workplan.MeetingPack"

    meeting = factory.SubFactory(MeetingFactory)
    file = factory.SubFactory(
        FileFactory, board=factory.SelfAttribute("..meeting.board")
    )
    job = factory.LazyAttribute(
        lambda pack: JobFactory(
            board=pack.meeting.board,
            task=BUILD,
            arguments={"meeting": pack.meeting.pk, "has_restricted": False},
        )
    )
    page_count = 3
