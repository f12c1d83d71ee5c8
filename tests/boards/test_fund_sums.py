from decimal import Decimal
from types import SimpleNamespace

import pytest

from boards.fund_sums import check_carry_forward, total
from boards.partner_shares import shares


def source(amount, received=None, kind="contribution"):
    received = None if received is None else Decimal(received)
    return SimpleNamespace(amount=Decimal(amount), received=received, kind=kind)


def spend(actual):
    return SimpleNamespace(actual=None if actual is None else Decimal(actual))


def forward(amount):
    return [source(500), source(amount, kind="carry_forward")]


LAST_YEAR = ([source(1000, received=900), source(100)], [spend("600.50"), spend(0)])


def test_a_total_is_of_what_is_known():
    assert total([Decimal(2), None, Decimal(1)]) == 3
    assert total([None]) is None


def test_what_was_left_is_what_came_in_less_what_was_spent():
    check = check_carry_forward(forward("399.50"), LAST_YEAR, "2011-12")

    assert not check.is_wrong
    assert check.words == (
        "In 2011-12 £1,000 came in and £600.50 was spent, which leaves £399.50. £399.50"
        " is brought forward, as it should be."
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        pytest.param("400", "£0.50 more than was left.", id="too much"),
        pytest.param("300", "£99.50 less than was left.", id="too little"),
    ],
)
def test_a_wrong_carry_forward_is_flagged_with_the_difference(amount, words):
    check = check_carry_forward(forward(amount), LAST_YEAR, "2011-12")

    assert check.is_wrong
    assert check.words.endswith(words)


def test_money_left_that_is_not_brought_forward_is_flagged():
    check = check_carry_forward([source(500)], LAST_YEAR, "2011-12")

    assert check.is_wrong
    assert "£0 is brought forward: £399.50 less" in check.words


def test_an_overspend_is_carried_forward_below_zero():
    before = ([source(100)], [spend(150)])

    assert not check_carry_forward(forward("-50"), before, "2011-12").is_wrong


@pytest.mark.parametrize(
    ("before", "words"),
    [
        pytest.param(None, "no fund of this name in 2011-12", id="no fund"),
        pytest.param(
            ([source(1)], [spend(1), spend(None)]), "enter what was spent", id="unknown"
        ),
        pytest.param(([source(1)], []), "enter what was spent", id="no expenditure"),
    ],
)
def test_what_cannot_be_checked_says_why(before, words):
    check = check_carry_forward(forward(10), before, "2011-12")

    assert words in check.words
    assert not check.is_wrong


def test_a_first_fund_without_carry_forward_has_nothing_to_check():
    assert check_carry_forward([source(1)], None, "2011-12") is None


def test_shares_are_of_all_contributions_and_changes_on_the_year_before():
    now = {"Police": Decimal(100), "Council": Decimal(200)}
    before = {"Police": Decimal(80), "Fire": Decimal(20)}

    council, police, fire = shares(now, before)

    assert (council.percentage, council.change) == (Decimal("66.7"), None)
    assert (police.percentage, police.change) == (Decimal("33.3"), 20)
    assert police.change_percentage == Decimal("25.0")
    assert (fire.amount, fire.change) == (0, -20)


def test_while_nothing_is_given_there_are_no_shares():
    assert shares({"Police": Decimal(0)}, {"Police": Decimal(800)}) == []
    assert shares({}, {"Police": Decimal(800)}) == []
