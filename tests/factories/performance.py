import datetime

import factory
from factory.django import DjangoModelFactory

from performance.layouts import Shape
from performance.models import Area, Indicator, Observation

from .boards import AgencyFactory, BoardFactory


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Area"

    board = factory.SubFactory(BoardFactory)
    name = factory.Sequence(lambda n: f"Area {n}")
    kind = Area.Kind.OWN


class DatasetFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Dataset"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Appendix {n}")


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Section"

    dataset = factory.SubFactory(DatasetFactory)
    code = factory.Sequence(lambda n: f"{n + 1}")
    title = "Referrals and assessments"


class IndicatorFactory(DjangoModelFactory):
    """An indicator printed as areas by year. It has no figures of its own making."""

    class Meta:
        model = "performance.Indicator"

    board = factory.SubFactory(BoardFactory)
    section = factory.SubFactory(
        SectionFactory, dataset__board=factory.SelfAttribute("...board")
    )
    code = factory.Sequence(lambda n: f"1.{n + 1}")
    title = "Referrals to social care"
    unit = Indicator.Unit.COUNT
    shape = Shape.AREA_BY_PERIOD


class IndicatorAreaFactory(DjangoModelFactory):
    class Meta:
        model = "performance.IndicatorArea"

    indicator = factory.SubFactory(IndicatorFactory)
    area = factory.SubFactory(
        AreaFactory, board=factory.SelfAttribute("..indicator.board")
    )
    printed_name = factory.SelfAttribute("area.name")


class ObservationFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Observation"

    indicator = factory.SubFactory(IndicatorFactory)
    area = factory.SubFactory(
        AreaFactory, board=factory.SelfAttribute("..indicator.board")
    )
    period = "2012-13"
    measure = Observation.Measure.NUMBER
    text = "1,039"
    value = 1039


class Section11RoundFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Section11Round"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Section 11 audit {n}")
    due_on = datetime.date(2013, 1, 31)


class Section11ReturnFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Section11Return"

    round = factory.SubFactory(Section11RoundFactory)
    agency = factory.SubFactory(
        AgencyFactory, board=factory.SelfAttribute("..round.board")
    )
    printed_name = factory.SelfAttribute("agency.name")
