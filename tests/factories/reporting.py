import factory
from factory.django import DjangoModelFactory

from reporting.models import AnnualReport

from .boards import BoardFactory
from .files import FileFactory


class AnnualReportFactory(DjangoModelFactory):
    """A draft, without sections."""

    class Meta:
        model = "reporting.AnnualReport"

    board = factory.SubFactory(BoardFactory)
    year = 2012
    title = factory.LazyAttribute(lambda report: f"Annual report {report.year}")
    state = AnnualReport.State.DRAFT


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = "reporting.Section"

    report = factory.SubFactory(AnnualReportFactory)
    number = factory.Sequence(lambda n: f"{n + 1}")
    title = "Governance"
    body = "The board met four times."


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = "reporting.Edition"

    report = factory.SubFactory(AnnualReportFactory)
    number = 1
    report_state = factory.SelfAttribute("report.state")
    file = factory.SubFactory(
        FileFactory, board=factory.SelfAttribute("..report.board")
    )
    page_count = 1
