from lscb.documents.charts import NOT_PUBLISHED, Bars, Gap, Lines
from performance.charting import caption, chart
from performance.layouts import Shape
from tests.performance.test_layouts import ENGLAND, OURS, point, sheet


def test_years_make_lines_with_our_own_area_marked():
    drawn = chart(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("55.0", period="2010-11", measure="rate"),
            point("60", measure="rate"),
            point("70.5", area=ENGLAND, period="2010-11", measure="rate"),
            point("71", area=ENGLAND, measure="rate"),
            unit="rate_per_10000",
        )
    )

    assert isinstance(drawn, Lines)
    assert drawn.periods == ("2010-11", "2011-12")
    assert [(s.name, s.values, s.is_ours) for s in drawn.series] == [
        ("ENGLAND", (70.5, 71.0), False),
        ("Wyvern", (55.0, 60.0), True),
    ]
    assert (drawn.unit, drawn.decimals) == ("per 10,000 aged under 18", 1)


def test_markers_and_missing_years_are_gaps_and_never_noughts():
    drawn = chart(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("19", period="2008-09"),
            point("<5", period="2010-11"),
            point("-"),
        )
    )

    assert drawn.periods == ("2008-09", "2009-10", "2010-11", "2011-12")
    assert drawn.series[0].values == (
        19.0,
        NOT_PUBLISHED,
        Gap("<5", "suppressed because it is small"),
        Gap("-", "not available"),
    )


def test_numbers_and_percentages_never_share_a_chart():
    of_both = sheet(
        Shape.AREA_BY_PERIOD_AND_MEASURE,
        point("5,100"),
        point("13.0", measure="percent"),
        unit="count_and_percent",
    )

    drawn = chart(of_both)

    assert [series.values for series in drawn.series] == [(13.0,)]
    assert drawn.unit == "%"
    assert caption(of_both) == "Chart 9.9: percentages, 2011-12"


def test_a_definition_that_changed_breaks_the_line():
    drawn = chart(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("55.0", period="2008-09", measure="percent"),
            point("77.0", period="2009-10", measure="percent"),
            unit="percent",
            definitions={"2008-09": "7 days", "2009-10": "10 days"},
        )
    )

    assert drawn.new_definitions == ("2009-10",)


def test_totals_are_not_drawn():
    by_age = chart(
        sheet(
            Shape.CATEGORY_BY_SUBCATEGORY,
            point("5", category="<1", subcategory="Female"),
            point("3", category="<1", subcategory="Male"),
            point("8", category="<1", subcategory="Total"),
        )
    )
    by_reason = chart(
        sheet(
            Shape.CATEGORY_BY_MEASURE,
            point("25", category="Neglect"),
            point("85", category="Total"),
            areas=(OURS,),
        )
    )

    assert [series.name for series in by_age.series] == ["Female", "Male"]
    assert by_reason.categories == ("Neglect",)


def test_two_breakdowns_of_areas_make_bars_for_each_area():
    drawn = chart(
        sheet(
            Shape.AREA_BY_CATEGORY,
            point("62", measure="percent", category="In care", subcategory="Male"),
            point("38", measure="percent", category="In care", subcategory="Female"),
            point(
                "55",
                area=ENGLAND,
                measure="percent",
                category="In care",
                subcategory="Male",
            ),
            unit="percent",
        )
    )

    assert isinstance(drawn, Bars)
    assert drawn.categories == ("In care: Male", "In care: Female")
    assert drawn.series[0].values == (55.0, NOT_PUBLISHED)
