import pytest

from lscb.files.exceptions import FileRefused
from workplan.importing import pasted


def rows(text):
    return [
        [(cell.column, cell.text) for cell in row.cells]
        for row in pasted.read(text).tables[0].rows
    ]


def texts(text):
    return [[words for _, words in row] for row in rows(text)]


def test_excel_puts_a_cell_of_several_lines_in_quotation_marks():
    assert texts('Action\tLead\r\n"Say ""yes""\r\nor no"\tChair\r\n\tManager') == [
        ["Action", "Lead"],
        ['Say "yes"\nor no', "Chair"],
        ["Manager"],
    ]
    assert rows("a\tb\n\tc")[1] == [(1, "c")]


def test_a_quotation_mark_that_is_only_a_word_stays():
    assert texts('Action\tLead\n"Safe" schools\tChair\n"never closed\tManager') == [
        ["Action", "Lead"],
        ['"Safe" schools', "Chair"],
        ['"never closed', "Manager"],
    ]


def test_word_breaks_a_cell_of_several_lines_without_saying_so():
    found = texts(
        "Action\tLead\tDate\n"
        "1.1 Train staff:\n"
        "• nurses\n"
        "• teachers\tChair\tMay\n"
        "Priority 2: Listen\n"
        "2.1 Ask\tManager\tJune\n"
        "• in person"
    )

    assert found == [
        ["Action", "Lead", "Date"],
        ["1.1 Train staff:\n• nurses\n• teachers", "Chair", "May"],
        ["Priority 2: Listen"],
        ["2.1 Ask", "Manager", "June\n• in person"],
    ]


def test_upright_strokes_and_commas_part_cells_too():
    assert texts("| Action | Lead |\n|---|---|\n| Ask | Chair |") == [
        ["Action", "Lead"],
        ["Ask", "Chair"],
    ]
    assert texts('Action,Lead\n"Ask, then tell",Chair') == [
        ["Action", "Lead"],
        ["Ask, then tell", "Chair"],
    ]


def test_html_keeps_its_merged_cells_and_lists():
    found = pasted.read(
        "<html><head><title>No</title><style>p{}</style></head><body><h2>1. Listen</h2>"
        "<table><tr><th>Priority<th>Action<th colspan=2>Lead</tr>"
        "<tr><td rowspan=3>1. Hear<td>1.1 Train<ul><li>nurses<li>teachers</ul><td>Chair<td>x</tr>"
        "<tr><td>1.2&nbsp;Ask<br>twice<td rowspan=2>Manager</tr><tr><td>1.3 Tell</tr></table>"
    )

    (table,) = found.tables
    cells = [
        [(c.column, c.text, c.is_from_above) for c in row.cells] for row in table.rows
    ]
    assert cells == [
        [(0, "Priority", False), (1, "Action", False), (2, "Lead", False)],
        [
            (0, "1. Hear", False),
            (1, "1.1 Train\n•\u00a0nurses\n•\u00a0teachers", False),
            (2, "Chair", False),
            (3, "x", False),
        ],
        [(0, "1. Hear", True), (1, "1.2 Ask\ntwice", False), (2, "Manager", False)],
        [(0, "1. Hear", True), (1, "1.3 Tell", False), (2, "Manager", True)],
    ]
    assert [each.text for each in table.before] == ["1. Listen"]


def test_a_scrap_of_html_in_a_cell_is_read_for_its_words():
    assert texts("Action\tLead\n<p>5.2 Train</p> <ul> • nurses</ul>\t<b>Chair</b>") == [
        ["Action", "Lead"],
        ["5.2 Train\n• nurses", "Chair"],
    ]


@pytest.mark.parametrize(
    "text", ["", "one line", "one\ntwo\nthree", "<table><tr></tr></table>", "\t\n\t"]
)
def test_what_is_no_table_is_refused(text):
    with pytest.raises(FileRefused, match="no table"):
        pasted.read(text)
