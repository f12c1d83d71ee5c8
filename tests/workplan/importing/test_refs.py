import pytest

from workplan.importing import refs


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("1:1 Agree a toolkit", "1:1", "Agree a toolkit"),
        ("2.3 Ask families", "2.3", "Ask families"),
        ("TP 1.1 Agree a protocol", "TP 1.1", "Agree a protocol"),
        ("TP1.1 – Agree", "TP1.1", "Agree"),
        ("4.3.1 Sit on both boards", "4.3.1", "Sit on both boards"),
        ("1.1.a Review", "1.1.a", "Review"),
        ("1.1 a) Review", "1.1 a)", "Review"),
        ("1.1a Review", "1.1a", "Review"),
        ("1.10 Review", "1.10", "Review"),
        ("(1.1) Review", "1.1", "Review"),
        ("1.1. Review", "1.1", "Review"),
        ("3. Review", "3", "Review"),
        ("3) Review", "3", "Review"),
        ("Action 2.1: Review", "2.1", "Review"),
        ("A1: Review", "A1", "Review"),
        ("3.Review", "3", "Review"),
        ("12 monthly audits", "", "12 monthly audits"),
        ("S11 audit", "", "S11 audit"),
        ("Q2 review", "", "Q2 review"),
        ("2013-14 plan", "", "2013-14 plan"),
        ("A review of nothing", "", "A review of nothing"),
        ("SCR 2012/1 to be read", "", "SCR 2012/1 to be read"),
        ("e.g. this", "", "e.g. this"),
    ],
)
def test_split(line, code, words):
    assert refs.split(line) == (code, words)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1.1", "1.1"),
        ("1", "1"),
        ("1.", "1"),
        ("TP 1.1", "TP 1.1"),
        ("A", "A"),
        ("Action 4", "4"),
        ("1.1 a)", "1.1 a)"),
        ("Training", ""),
        ("1.1 and 1.2", ""),
    ],
)
def test_alone(text, code):
    assert refs.alone(text) == code


def test_numbers_of_the_same_depth_have_the_same_shape():
    assert refs.shape("2.3") == refs.shape("12.10") != refs.shape("2.3.1")
    assert refs.plain("1:1") == refs.plain("1.1")
