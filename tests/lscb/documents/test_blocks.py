import pytest

from lscb.documents.blocks import Cell, Document, Table, group_row, number, spanning
from lscb.documents.charts import Bars, Lines, Series


def test_table_counts_columns_through_spanning_cells():
    table = Table(
        "Plans",
        heading=(("", spanning("2008-09", 2)), ("", "Number", "%")),
        rows=(group_row("England", 3), ("All", number("5,100"), number("13.0"))),
    )

    assert table.columns == 3


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(("England",), id="too few"),
        pytest.param(("England", "1", "2"), id="too many"),
        pytest.param((Cell("England", span=3),), id="spanning too far"),
    ],
)
def test_table_refuses_a_ragged_row(row):
    with pytest.raises(ValueError, match="Plans: a row of"):
        Table("Plans", heading=(("", "2008-09"),), rows=(row,))


def test_table_refuses_widths_for_other_columns():
    with pytest.raises(ValueError, match="one width for each column"):
        Table("Plans", heading=(("", "2008-09"),), rows=(), widths=(100,))


def test_cell_refuses_a_colour_that_is_no_tone():
    with pytest.raises(ValueError, match="not a tone"):
        Cell("Purple", tone="purple")


@pytest.mark.parametrize("colour", ["red", "#fff", "#123456; } body { display: none"])
def test_document_refuses_what_is_not_a_colour(colour):
    with pytest.raises(ValueError, match="is not a colour"):
        Document("Report", "Board", (), colour=colour)


def test_chart_refuses_a_series_that_misses_a_period():
    with pytest.raises(ValueError, match="England: 1 values for 2 places"):
        Bars(("a", "b"), (Series("England", (1,)),))


def test_lines_refuse_a_new_definition_in_no_period():
    with pytest.raises(ValueError, match="Not among the periods: 2020"):
        Lines(("2019",), (Series("England", (1,)),), new_definitions=("2020",))
