from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.money import from_words, in_figures, in_pounds


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£44,293", "44293"),
        ("44293.50", "44293.50"),
        ("44 293", "44293"),
        (" £ 1,234,567.8 ", "1234567.80"),
        ("0", "0"),
        ("-120", "-120"),
        ("−£120.05", "-120.05"),
    ],
)
def test_amounts_as_people_type_them(typed, amount):
    assert from_words(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["44.293", "4,4293", "44k", "1,00", "£", "1e5", "12.345", "٣٤", "9" * 11],
)
def test_what_is_no_amount_says_what_to_type(typed):
    with pytest.raises(ValueError, match="such as 44,293 or 44,293.50"):
        from_words(typed)


@given(st.decimals(0, 10**9, places=2))
def test_what_is_shown_can_be_typed_again(amount):
    assert from_words(in_figures(amount)) == amount
    assert from_words(in_pounds(-amount)) == -amount
