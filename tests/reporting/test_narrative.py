import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.narrative import Marker, Title, Words, markers_in, parts_of


def test_parts_come_in_the_order_they_were_typed():
    text = "Before.\n\n::budget::\n\n## 2.1 Meetings\n\nAfter.\n"

    assert parts_of(text) == [
        Words("Before."),
        Marker("budget"),
        Title("Meetings", 1, "2.1"),
        Words("After."),
    ]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        pytest.param("::groups::", Marker("groups"), id="plain"),
        pytest.param(
            "::groups: Training Committee::",
            Marker("groups", "Training Committee"),
            id="narrowed",
        ),
        pytest.param("  ", None, id="blank"),
        pytest.param("see ::budget:: below", None, id="inside a sentence"),
        pytest.param("::Budget::", None, id="capitals"),
    ],
)
def test_a_marker_stands_on_a_line_of_its_own(line, marker):
    found = [part for part in parts_of(line) if isinstance(part, Marker)]

    assert found == ([marker] if marker else [])


@pytest.mark.parametrize(
    ("line", "title"),
    [
        pytest.param("## Plain", Title("Plain", 1), id="no number"),
        pytest.param("### 6.1.1 Deep", Title("Deep", 2, "6.1.1"), id="third level"),
        pytest.param(
            "## 2012 in review", Title("2012 in review", 1), id="a year is no number"
        ),
        pytest.param("## Closed ##", Title("Closed", 1), id="closed heading"),
    ],
)
def test_headings_keep_their_numbers(line, title):
    assert parts_of(line) == [title]


def test_an_authors_notes_never_leave():
    assert parts_of("<!-- who told us: nobody's business\n::budget:: -->\nWords.") == [
        Words("Words.")
    ]


@given(st.text())
def test_no_text_raises_and_no_word_is_lost(text):
    kept = "\n".join(
        part.markdown for part in parts_of(text) if isinstance(part, Words)
    )
    others = [part for part in parts_of(text) if not isinstance(part, Words)]

    if not others and "<!--" not in text:
        assert kept.split() == "\n".join(text.splitlines()).split()


def test_markers_in_names_them():
    assert markers_in("::budget::\n\n::groups: A::") == ["budget", "groups"]
