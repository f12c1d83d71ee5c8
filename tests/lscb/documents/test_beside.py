import pytest

from lscb.documents.beside import is_narrow, runs_of
from lscb.documents.blocks import Figure, Heading, Note, Prose, Table, spanning
from lscb.documents.charts import Bars, Series

YEARS = ("2008-09", "2009-10", "2010-11", "2011-12")
TABLE = Table("t", (("Area", *YEARS),), (("Our area", "1", "2", "3", "4"),))
CHART = Bars(("a",), (Series("s", (1,)),))
BESIDE, ALONE = Figure(CHART, "c", is_beside=True), Figure(CHART, "c")
NOTE = Note("n")


@pytest.mark.parametrize(
    ("blocks", "lengths"),
    [
        pytest.param((TABLE, BESIDE), [2], id="table and chart"),
        pytest.param((TABLE, NOTE, NOTE, BESIDE), [4], id="with notes between"),
        pytest.param((TABLE, ALONE), [1, 1], id="a chart by itself"),
        pytest.param((TABLE, Prose("p"), BESIDE), [1, 1, 1], id="other things between"),
        pytest.param((TABLE, TABLE, BESIDE), [1, 2], id="only the nearest table"),
        pytest.param((BESIDE, TABLE), [1, 1], id="nothing to stand beside"),
        pytest.param((Heading("h"), TABLE, NOTE), [1, 1, 1], id="no chart"),
        pytest.param((), [], id="nothing"),
    ],
)
def test_runs_keep_a_chart_with_its_table_and_lose_nothing(blocks, lengths):
    runs = list(runs_of(blocks))

    assert [len(run) for run in runs] == lengths
    assert tuple(block for run in runs for block in run) == blocks


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(TABLE, True, id="four years"),
        pytest.param(
            Table("t", (("Area", *YEARS * 2),), (("Our area", *"12341234"),)),
            False,
            id="eight columns",
        ),
        pytest.param(
            Table("t", (("a", "b"),), (("x", "word " * 90),)), True, id="many words"
        ),
        pytest.param(
            Table("t", (("a", "b"),), (("x", "w" * 90),)), False, id="one long word"
        ),
        pytest.param(
            Table("t", (("a", spanning("w" * 90, 2)),), (("x", "1", "2"),)),
            True,
            id="a heading over several columns",
        ),
        pytest.param(
            Table("t", (("a",),), (("x",),), is_wide=True), False, id="sideways"
        ),
    ],
)
def test_is_narrow_goes_by_the_longest_word_of_every_column(table, expected):
    assert is_narrow(table) is expected
