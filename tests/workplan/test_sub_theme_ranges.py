import pytest

from workplan.sub_theme_ranges import misfit_of


@pytest.mark.parametrize(
    ("range_text", "codes", "words"),
    [
        ("(1.1-1.3)", ["1.1", "1.2", "1.3"], None),
        ("(2.1- 2.3)", ["2.1", "2.2", "2.3"], None),
        ("(1.4 - 1.5)", ["1.4"], "No action 1.5"),
        ("(5.2-5.5)", ["5.2", "5.3", "5.4", "5.5", "5.6"], "5.6 stands outside it"),
        (
            "(1.1-1.4)",
            ["1.1", "3.1", "3.2"],
            "No action 1.2, 1.3 or 1.4; 3.1 and 3.2 stand outside it",
        ),
        pytest.param("(4.3)", ["4.3.1", "4.3.2", ""], None, id="parts of an action"),
        pytest.param("4.9 – 4.11", ["4.9", "4.10", "4.11"], None, id="nine before ten"),
        ("(1.1, 1.3 and 1.5-1.6)", ["1.1", "1.3", "1.5", "1.6"], None),
        ("actions 1.1 to 1.2", ["1:1", "1.2"], None),
        ("1.1-3", ["1.1", "1.2", "1.3"], None),
        ("(TP 1.1-1.2)", ["TP 1.1", "TP 1.2"], None),
        ("1.1.a-c", ["1.1.a", "1.1b"], "No action 1.1.c"),
        ("(1.1-1.2)", [], "No action 1.1 or 1.2"),
        ("(all of them)", ["1.1"], "The range cannot be read"),
        ("(3.5-3.1)", ["3.1"], "The range cannot be read"),
        ("(1.1-2.3)", ["1.1"], "The range cannot be read"),
        ("(1.1-1.999)", ["1.1"], "The range cannot be read"),
        ("", ["1.1"], None),
    ],
)
def test_misfit_of(range_text, codes, words):
    misfit = misfit_of(range_text, codes)

    assert (misfit and misfit.words) == words
