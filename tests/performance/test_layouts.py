import pytest

from lscb.documents.blocks import Cell
from performance.figures import read
from performance.layouts import Place, Point, Shape, Sheet, table

OURS = Place("Wyvern", "own")
ENGLAND = Place("ENGLAND", "england")


def point(text, *, area=OURS, period="2011-12", measure="number", **breakdown):
    return Point(read(text), area, period, measure, **breakdown)


def sheet(shape, *points, unit="count", areas=(ENGLAND, OURS), **values):
    return Sheet("9.9", "Something counted", shape, unit, points, areas, **values)


def texts(rows):
    """Rows as plain texts; a cell over two columns is one text and a "<"."""
    plain = []
    for row in rows:
        cells = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
        plain.append(
            [t for cell in cells for t in [cell.text] + ["<"] * (cell.span - 1)]
        )
    return plain


def test_areas_by_year():
    made = table(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("1,039", period="2010-11"),
            point("918"),
            point("-", area=ENGLAND, period="2010-11"),
            point("5.0", area=ENGLAND),
        )
    )

    assert texts(made.heading) == [["Area", "2010-11", "2011-12"]]
    assert texts(made.rows) == [["ENGLAND", "-", "5.0"], ["Wyvern", "1,039", "918"]]
    assert made.caption == "Table 9.9: numbers, 2010-11 to 2011-12"


def test_a_year_without_figures_is_left_out_and_a_cell_without_one_stays_blank():
    made = table(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("19", period="2008-09"),
            point("22.0"),
            point("34", area=ENGLAND, period="2008-09"),
        )
    )

    assert texts(made.heading) == [["Area", "2008-09", "2011-12"]]
    assert texts(made.rows) == [["ENGLAND", "34", ""], ["Wyvern", "19", "22.0"]]


def test_definitions_by_year_stand_in_a_second_heading_row():
    made = table(
        sheet(
            Shape.AREA_BY_PERIOD,
            point("55.0", period="2008-09", measure="percent"),
            point("77.0", period="2009-10", measure="percent"),
            unit="percent",
            definitions={"2008-09": "Within 7 days", "2009-10": "Within 10 days"},
        )
    )

    assert texts(made.heading)[1] == ["", "Within 7 days", "Within 10 days"]


def test_areas_by_year_number_and_percent():
    made = table(
        sheet(
            Shape.AREA_BY_PERIOD_AND_MEASURE,
            point("<5", period="2010-11"),
            point("7.7", period="2010-11", measure="percent"),
            point("8"),
            point("11.4", measure="percent"),
            unit="count_and_percent",
        )
    )

    assert texts(made.heading) == [
        ["Area", "2010-11", "<", "2011-12", "<"],
        ["", "Number", "%", "Number", "%"],
    ]
    assert texts(made.rows) == [["Wyvern", "<5", "7.7", "8", "11.4"]]


def test_categories_by_area_name_a_measure_only_where_an_area_has_two():
    made = table(
        sheet(
            Shape.CATEGORY_BY_AREA,
            point("41.9%", area=ENGLAND, measure="percent", category="Neglect"),
            point("34%", measure="percent", category="Neglect"),
            point("25", category="Neglect"),
            unit="count_and_percent",
            row_heading="Category",
            number_label="Numbers",
        )
    )

    assert texts(made.heading) == [
        ["Category", "ENGLAND", "Wyvern", "<"],
        ["", "", "%", "Numbers"],
    ]
    assert texts(made.rows) == [["Neglect", "41.9%", "34%", "25"]]


def test_two_breakdowns_with_a_total_column():
    made = table(
        sheet(
            Shape.CATEGORY_BY_SUBCATEGORY,
            point("5", category="<1", subcategory="Female"),
            point("3", category="<1", subcategory="Male"),
            point("8", category="<1", subcategory="Total"),
            row_heading="Age band",
        )
    )

    assert texts(made.heading) == [["Age band", "Female", "Male", "Total"]]
    assert texts(made.rows) == [["<1", "5", "3", "8"]]
    assert made.total == ()


def test_categories_with_a_comparator_and_a_total_row():
    made = table(
        sheet(
            Shape.CATEGORY_BY_MEASURE,
            point("<5", category="Disability"),
            point("-", category="Disability", measure="percent"),
            point("3.0", area=ENGLAND, category="Disability", measure="percent"),
            point("85", category="Total"),
            unit="count_and_percent",
            areas=(OURS, ENGLAND),
        )
    )

    assert texts(made.heading) == [["Area", "Number", "%", "ENGLAND %"]]
    assert texts(made.rows) == [["Disability", "<5", "-", "3.0"]]
    assert texts([made.total]) == [["Total", "85", "", ""]]


def test_areas_by_two_breakdowns():
    made = table(
        sheet(
            Shape.AREA_BY_CATEGORY,
            *(
                point(text, measure="percent", category=when, subcategory=who)
                for text, when, who in [
                    ("62", "In care", "Male"),
                    ("38", "In care", "Female"),
                    ("55", "Starting care", "Male"),
                    ("45", "Starting care", "Female"),
                ]
            ),
            unit="percent",
        )
    )

    assert texts(made.heading) == [
        ["Area", "In care", "<", "Starting care", "<"],
        ["", "Male %", "Female %", "Male %", "Female %"],
    ]
    assert texts(made.rows) == [["Wyvern", "62", "38", "55", "45"]]


@pytest.mark.parametrize(
    ("definitions", "changed"),
    [
        ({}, ()),
        (
            {"2008-09": "7 days", "2009-10": "10 days", "2010-11": "10 days"},
            ("2009-10",),
        ),
        ({"2008-09": "7 days", "2010-11": "10 days"}, ("2010-11",)),
    ],
)
def test_new_definitions_are_the_years_that_measure_something_else(
    definitions, changed
):
    points = [point("1", period=year) for year in ("2008-09", "2009-10", "2010-11")]

    made = sheet(Shape.AREA_BY_PERIOD, *points, definitions=definitions)

    assert made.new_definitions == changed
