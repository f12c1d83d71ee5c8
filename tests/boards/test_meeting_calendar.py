import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import meeting_calendar as calendar
from boards.meeting_calendar import Pattern

YEAR = datetime.date(2013, 4, 1), datetime.date(2014, 3, 31)


def days(every, first_month, nth, weekday):
    found = calendar.days(Pattern(every, first_month, nth, weekday), *YEAR)
    return [day.isoformat() for day in found]


def test_every_third_month_on_the_second_wednesday():
    assert days(3, 6, 2, 2) == ["2013-06-12", "2013-09-11", "2013-12-11", "2014-03-12"]


def test_every_second_month_on_the_last_wednesday():
    assert days(2, 4, -1, 2) == [
        "2013-04-24",
        "2013-06-26",
        "2013-08-28",
        "2013-10-30",
        "2013-12-25",
        "2014-02-26",
    ]


def test_it_begins_in_the_month_named_though_that_is_in_the_next_calendar_year():
    assert days(1, 2, 1, 0) == ["2014-02-03", "2014-03-03"]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (datetime.date(2013, 12, 25), "Christmas Day"),
        (datetime.date(2013, 5, 6), "May Day"),
        (datetime.date(2013, 6, 12), ""),
        (datetime.date(2013, 12, 2), ""),
    ],
)
def test_bank_holidays_are_those_of_england(day, name):
    assert calendar.bank_holiday(day) == name


@given(
    every=st.sampled_from([each for each, _ in calendar.EVERY]),
    first_month=st.integers(1, 12),
    nth=st.sampled_from([each for each, _ in calendar.NTH]),
    weekday=st.integers(0, 6),
    year=st.integers(2000, 2090),
)
def test_days_are_in_the_year_in_order_and_of_that_weekday(
    every, first_month, nth, weekday, year
):
    first, last = datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
    found = calendar.days(Pattern(every, first_month, nth, weekday), first, last)

    assert found == sorted(set(found))
    assert all(first <= day <= last and day.weekday() == weekday for day in found)
    assert found[0].month == first_month
    if nth == -1:
        assert all((day + datetime.timedelta(7)).month != day.month for day in found)
    else:
        assert all((day.day - 1) // 7 + 1 == nth for day in found)


def test_a_pattern_says_itself_in_words():
    words = Pattern(3, 6, -1, 2).words
    assert words == "the last Wednesday, every third month from June"
