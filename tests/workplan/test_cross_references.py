import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.cross_references import Part, dangling, find, parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see 6.5", ["6.5"]),
        ("See also action 4.2.", ["4.2"]),
        ("links to TP 1.1", ["TP 1.1"]),
        ("1.1 and 2.3 above", ["1.1", "2.3"]),
        ("(see 1.1, 1.2 and action 4.3.1)", ["1.1", "1.2", "4.3.1"]),
        ("see actions 1.1-1.3", ["1.1", "1.3"]),
        ("see 1:1", ["1:1"]),
        ("linked to 1.1.a and 1.1b", ["1.1.a", "1.1b"]),
        ("as per 3.2(a)", ["3.2(a)"]),
        ("supports priorities 1 and 2", ["1", "2"]),
        ("Objective 1.2 refers", ["1.2"]),
        pytest.param("1.1 Work together", [], id="its own number"),
        pytest.param("see section 4.2 of the procedures", [], id="of something else"),
        pytest.param("linked to a 1.5% rise, or 1.5 per cent", [], id="a figure"),
        pytest.param("see 12.06.13", [], id="a date"),
        pytest.param("actions 2013-14", [], id="a year"),
        pytest.param("action 12 months on", [], id="a span"),
        pytest.param("Section 11 audits", [], id="an Act"),
    ],
)
def test_find(text, words):
    assert [each.words for each in find(text)] == words


KNOWN = {"1.1": "/actions/1/", "tp.1.1": "/actions/2/", "6.2": ""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see 1:1 and 6.5", ["6.5"]),
        ("links to TP 1.1 and TP 9.9", ["TP 9.9"]),
        pytest.param("see 6.2", [], id="there, but not for this reader"),
        pytest.param("see Q2", [], id="letters that number nothing here"),
    ],
)
def test_dangling(text, words):
    assert [each.words for each in dangling(text, KNOWN)] == words


def test_parts_lead_to_what_is_named():
    assert parts("see 1.1, 6.2 and 6.5.", KNOWN) == (
        Part("see "),
        Part("1.1", "/actions/1/"),
        Part(", "),
        Part("6.2"),
        Part(" and "),
        Part("6.5", is_dangling=True),
        Part("."),
    )
    assert parts("see to it", KNOWN) == ()


TYPED = st.lists(
    st.sampled_from(["see", "actions", "1.1", "and", "TP 1.1", "above", "(", "6.5"])
).map(" ".join)


@given(st.text() | TYPED)
def test_parts_keep_every_word(text):
    cut = parts(text, KNOWN)

    assert not cut or "".join(part.words for part in cut) == text
