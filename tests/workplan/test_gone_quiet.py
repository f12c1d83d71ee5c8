import datetime

import pytest

from workplan.gone_quiet import silence
from workplan.timing import parse


def of(words, today, *, heard=None, is_open=True, is_begun=True):
    found = silence(
        parse(words, plan_year=2013),
        is_open=is_open,
        is_begun=is_begun,
        heard_on=heard and datetime.date.fromisoformat(heard),
        since=datetime.date(2013, 4, 1),
        today=datetime.date.fromisoformat(today),
    )
    return found and found.words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param(
            of("Ongoing", "2013-07-15"), None, id="a quarter and its grace are not over"
        ),
        pytest.param(
            of("Ongoing", "2013-07-16"),
            "Nothing heard for 106 days since it was to begin; expected quarterly",
            id="a quarter and two weeks",
        ),
        pytest.param(
            of("Monthly", "2013-07-20", heard="2013-06-01"),
            "Nothing heard for 49 days; expected monthly",
            id="longer than its own rhythm",
        ),
        pytest.param(
            of("Yearly", "2014-04-15"), None, id="a year may pass where that is said"
        ),
        pytest.param(
            of("From September 2013", "2014-01-01", is_begun=False),
            "Nothing heard for 122 days since it was to begin; expected quarterly",
            id="should have begun",
        ),
        pytest.param(
            of("By March 2014", "2014-01-01", is_begun=False), None, id="not begun"
        ),
        pytest.param(of("Ongoing", "2014-01-01", is_open=False), None, id="over"),
    ],
)
def test_silence(found, words):
    assert found == words
