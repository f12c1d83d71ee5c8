import pytest

from performance.figures import read
from performance.layouts import Place, Shape
from performance.scorecard import line_of, trend_of
from tests.performance.test_layouts import ENGLAND, point, sheet

NEIGHBOURS = Place("Neighbours", "neighbours")


def trend(before, latest, *, new_definitions=(), polarity="neutral"):
    own = {"2010-11": read(before), "2011-12": read(latest)}
    return trend_of(own, new_definitions, polarity)


@pytest.mark.parametrize(
    ("before", "latest", "polarity", "words"),
    [
        ("100", "120", "neutral", "Up since 2010-11"),
        ("120", "100", "neutral", "Down since 2010-11"),
        ("67.5", "71.2", "higher_is_better", "Up since 2010-11: better"),
        ("71.2", "67.5", "higher_is_better", "Down since 2010-11: worse"),
        ("23.5", "14.9", "lower_is_better", "Down since 2010-11: better"),
        ("14.9", "23.5", "lower_is_better", "Up since 2010-11: worse"),
        ("66", "66.0", "lower_is_better", "No change since 2010-11"),
        ("<5", "8", "lower_is_better", "Cannot be compared with 2010-11"),
        ("8", "-", "lower_is_better", "Cannot be compared with 2010-11"),
    ],
)
def test_trend_in_words(before, latest, polarity, words):
    assert trend(before, latest, polarity=polarity).words == words


def test_trend_is_not_drawn_over_a_change_of_definition():
    assert trend("55", "77", new_definitions=("2011-12",)).word == "Defined anew"


def test_trend_needs_an_earlier_figure():
    assert trend_of({"2011-12": read("77")}, (), "neutral").words == "No earlier figure"


def test_line_takes_the_latest_own_figure_and_the_comparators_of_that_year():
    line = line_of(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("1,039", period="2010-11"),
            point("918"),
            point("5.1", area=ENGLAND, period="2010-11"),
            point("4,186", area=NEIGHBOURS),
            areas=(ENGLAND, NEIGHBOURS),
        ),
        polarity="neutral",
    )

    assert (line.period, line.own.text) == ("2011-12", "918")
    assert line.comparators == (
        ("England", None),
        ("Region", None),
        ("Statistical neighbours", read("4,186")),
    )


def test_line_of_number_and_percent_is_the_percentage():
    line = line_of(
        sheet(
            Shape.AREA_BY_PERIOD_AND_MEASURE,
            point("11"),
            point("14.9", measure="percent"),
            unit="count_and_percent",
        ),
        polarity="neutral",
    )

    assert (line.own.text, line.unit_words) == ("14.9", "Percentages")


def test_line_keeps_the_years_without_a_figure_in_its_track():
    line = line_of(
        sheet(Shape.AREA_BY_PERIOD, point("19", period="2009-10"), point("<5")),
        polarity="neutral",
    )

    assert line.track_words == "2009-10 19, 2010-11 no figure, 2011-12 <5"
    assert line.values == (19, None, None)


@pytest.mark.parametrize(
    "breakdown",
    [
        sheet(
            Shape.CATEGORY_BY_AREA, point("34%", measure="percent", category="Neglect")
        ),
        sheet(Shape.AREA_BY_PERIOD),
        sheet(Shape.AREA_BY_PERIOD, point("5", area=ENGLAND)),
    ],
    ids=["a breakdown", "no figures", "no figure of our own"],
)
def test_there_is_no_line_where_one_figure_would_mislead(breakdown):
    assert line_of(breakdown, polarity="neutral") is None
