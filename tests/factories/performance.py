import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from performance.layouts import Shape
from performance.models import Area, Indicator, Observation

from .boards import AgencyFactory, BoardFactory


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Area"
        django_get_or_create = ["board", "name"]

    board = factory.SubFactory(BoardFactory)
    name = "Wyvern"
    kind = Area.Kind.OWN


class DatasetFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Dataset"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Dataset {n}")


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Section"

    dataset = factory.SubFactory(DatasetFactory)
    code = factory.Sequence(lambda n: str(n + 1))
    title = "Referrals"


class IndicatorFactory(DjangoModelFactory):
    """A count by area and year."""

    class Meta:
        model = "performance.Indicator"

    board = factory.SubFactory(BoardFactory)
    section = factory.SubFactory(
        SectionFactory, dataset__board=factory.SelfAttribute("...board")
    )
    code = factory.Sequence(lambda n: f"1.{n + 1}")
    title = "Referrals received"
    unit = Indicator.Unit.COUNT
    shape = Shape.AREA_BY_PERIOD


class ObservationFactory(DjangoModelFactory):
    """A figure of the board's own area."""

    class Meta:
        model = "performance.Observation"

    indicator = factory.SubFactory(IndicatorFactory)
    area = factory.SubFactory(
        AreaFactory, board=factory.SelfAttribute("..indicator.board")
    )
    period = "2011-12"
    measure = Observation.Measure.NUMBER
    text = "120"
    value = Decimal(120)


class Section11RoundFactory(DjangoModelFactory):
    class Meta:
        model = "performance.Section11Round"

    board = factory.SubFactory(BoardFactory)
    title = factory.Sequence(lambda n: f"Section 11 audit {n}")
    due_on = datetime.date(2013, 1, 31)


class Section11ReturnFactory(DjangoModelFactory):
    """An agency that was asked and has not answered."""

    class Meta:
        model = "performance.Section11Return"

    round = factory.SubFactory(Section11RoundFactory)
    agency = factory.SubFactory(
        AgencyFactory, board=factory.SelfAttribute("..round.board")
    )
    printed_name = factory.SelfAttribute("agency.name")
