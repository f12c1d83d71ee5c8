import datetime

import pytest
from django.db import IntegrityError

from tests.factories.performance import (
    AreaFactory,
    IndicatorFactory,
    ObservationFactory,
    Section11ReturnFactory,
    Section11RoundFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"value": None, "marker": ""}, id="neither value nor marker"),
        pytest.param({"value": 0, "marker": "suppressed"}, id="both"),
        pytest.param({"text": ""}, id="a blank"),
    ],
)
def test_database_refuses_an_observation_with(values):
    with pytest.raises(IntegrityError):
        ObservationFactory(**values)


def test_database_refuses_a_second_figure_in_one_cell():
    first = ObservationFactory()

    with pytest.raises(IntegrityError):
        ObservationFactory(indicator=first.indicator, area=first.area)


def test_a_figure_of_part_of_the_year_stands_beside_that_of_the_year():
    first = ObservationFactory()

    part = ObservationFactory(
        indicator=first.indicator, area=first.area, up_to="end of quarter 3"
    )

    assert part.where == "2011-12, end of quarter 3, number"


def test_database_refuses_an_indicator_code_twice_on_a_board():
    first = IndicatorFactory()

    with pytest.raises(IntegrityError):
        IndicatorFactory(board=first.board, code=first.code)


def test_database_refuses_a_section_code_twice_in_a_dataset():
    first = SectionFactory()

    with pytest.raises(IntegrityError):
        SectionFactory(dataset=first.dataset, code=first.code)


def test_database_refuses_a_definition_without_words():
    indicator = IndicatorFactory()

    with pytest.raises(IntegrityError):
        indicator.definitions.create(period="2008-09", text="")


def test_database_refuses_an_area_twice_in_a_table():
    indicator = IndicatorFactory()
    area = AreaFactory(board=indicator.board)
    indicator.indicator_areas.create(area=area, printed_name="ENGLAND")

    with pytest.raises(IntegrityError):
        indicator.indicator_areas.create(area=area, printed_name="England")


def test_database_refuses_a_day_for_what_was_not_returned():
    with pytest.raises(IntegrityError):
        Section11ReturnFactory(returned_on=datetime.date(2013, 1, 30))


def test_database_refuses_two_returns_of_one_agency():
    first = Section11ReturnFactory()

    with pytest.raises(IntegrityError):
        Section11ReturnFactory(round=first.round, agency=first.agency)


def test_database_refuses_two_rounds_of_one_title():
    first = Section11RoundFactory()

    with pytest.raises(IntegrityError):
        Section11RoundFactory(board=first.board, title=first.title)
