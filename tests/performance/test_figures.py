from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.figures import (
    MARKERS,
    MEANINGS,
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    ROUNDS_TO_ZERO,
    SUPPRESSED,
    read,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1140", "1140"),
        ("1,039", "1039"),
        ("66.0", "66.0"),
        ("66", "66"),
        ("41.9%", "41.9"),
        ("0%", "0"),
        ("0", "0"),
        ("-3.5", "-3.5"),
        ("1,234,567.25", "1234567.25"),
    ],
)
def test_read_finds_the_value(text, value):
    figure = read(text)

    assert (figure.text, figure.value, figure.marker) == (text, Decimal(value), "")


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("<5", SUPPRESSED),
        ("< 5", SUPPRESSED),
        ("x", SUPPRESSED),
        ("-", NOT_AVAILABLE),
        ("–", NOT_AVAILABLE),
        ("N/A", NOT_APPLICABLE),
        ("~", ROUNDS_TO_ZERO),
    ],
)
def test_read_finds_why_there_is_no_value(text, marker):
    figure = read(text)

    assert (figure.text, figure.value, figure.marker) == (text, None, marker)
    assert figure.meaning == MEANINGS[marker]


@pytest.mark.parametrize("text", ["", "   "])
def test_read_never_takes_a_blank_for_a_zero(text):
    with pytest.raises(ValueError, match="blank is not a figure"):
        read(text)


@pytest.mark.parametrize("text", ["many", "12,34", "1 039", "5-9", "<five", "1.", "%"])
def test_read_refuses_what_is_no_figure(text):
    with pytest.raises(ValueError, match="is not a figure such as"):
        read(text)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False).flatmap(
        lambda value: st.sampled_from(
            [f"{value}", f"{value:,}", f"{value}%", f" {value} "]
        ).map(lambda text: (text, value))
    )
)
def test_read_keeps_every_text_beside_its_value(printed):
    text, value = printed

    figure = read(text)

    assert (figure.text, figure.value) == (text, value)


@given(st.text(max_size=12) | st.sampled_from([*MARKERS, "<5", "<10"]))
def test_whatever_is_read_has_a_value_or_a_marker_and_its_own_text(text):
    try:
        figure = read(text)
    except ValueError:
        return

    assert figure.text == text
    assert (figure.value is None) != (figure.marker == "")


@pytest.mark.parametrize(
    ("text", "decimals"), [("66.0", 1), ("66", 0), ("1,039.25", 2), ("41.9%", 1)]
)
def test_decimals_counts_them_as_printed(text, decimals):
    assert read(text).decimals == decimals


def test_decimals_of_a_marker_are_none():
    assert read("<5").decimals == 0
