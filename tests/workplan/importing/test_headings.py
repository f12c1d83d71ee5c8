import pytest

from workplan.importing import headings


@pytest.mark.parametrize(
    ("text", "code", "title", "range_text"),
    [
        ("1. Train staff (1.1-1.3)", "1", "Train staff", "(1.1-1.3)"),
        ("3.Improve focus (3.1- 3.2)", "3", "Improve focus", "(3.1- 3.2)"),
        ("Priority 1: Train staff", "1", "Train staff", ""),
        ("Strategic priority 2 – Listen", "2", "Listen", ""),
        ("TP 1 Reduce harm", "TP 1", "Reduce harm", ""),
        (
            "TP1. Reduce harm (TP 1.1 to TP 1.4)",
            "TP1",
            "Reduce harm",
            "(TP 1.1 to TP 1.4)",
        ),
        ("A. Governance", "A", "Governance", ""),
        ("Voice of the family (3.3 - 3.5)", "", "Voice of the family", "(3.3 - 3.5)"),
        ("Arrangements with others (4.3)", "", "Arrangements with others", "(4.3)"),
        ("Objective setting for staff", "", "Objective setting for staff", ""),
        ("A sound board", "", "A sound board", ""),
        (
            "Priority 1\nVoice of families (1.1-1.3)",
            "1",
            "Voice of families",
            "(1.1-1.3)",
        ),
        ("1", "", "1", ""),
        ("Train\nstaff well\n(1.1-1.3)", "", "Train staff well", "(1.1-1.3)"),
    ],
)
def test_read(text, code, title, range_text):
    found = headings.read(text)

    assert (found.code, found.title, found.range_text) == (code, title, range_text)


def test_a_second_line_states_what_it_is_for():
    found = headings.read("1. Listen\nSo that plans change")

    assert (found.title, found.statement) == ("Listen", "So that plans change")


def test_a_title_too_long_is_kept_whole_as_a_statement():
    words = "Listen " * 60

    found = headings.read(words.strip())

    assert len(found.title) <= 250
    assert found.title.endswith("…")
    assert found.statement == words.strip()


def test_a_range_says_what_its_numbers_begin_with():
    assert headings.read("Voice (3.3 - 3.5)").heads == ("3", "3")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Outcomes: fewer plans", "outcomes"),
        ("Links to: health strategy", "links_text"),
        ("Lead: Chair", "statement"),
        ("Listen", ""),
    ],
)
def test_detail(text, name):
    assert headings.detail(text)[0] == name
