from base64 import b64decode
from decimal import Decimal

import pytest

from performance.sparklines import sparkline


def svg(*track):
    address = sparkline([value and Decimal(value) for value in track])
    return b64decode(address.removeprefix("data:image/svg+xml;base64,")).decode()


def test_sparkline_joins_neighbouring_years():
    drawn = svg(1, 3, 2)

    assert drawn.count("<polyline") == 2
    assert drawn.count("<circle") == 3


def test_sparkline_stops_at_a_gap():
    drawn = svg(1, None, 2, 3)

    assert drawn.count("<polyline") == 1
    assert drawn.count("<circle") == 3


def test_sparkline_of_equal_values_is_level():
    assert 'points="4.0,12.0 92.0,12.0"' in svg(5, 5)


@pytest.mark.parametrize("track", [(), (1,), (1, None, None)])
def test_sparkline_of_less_than_two_values_is_nothing(track):
    assert sparkline(track) == ""
