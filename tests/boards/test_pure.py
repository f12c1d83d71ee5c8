"""Years, partial dates and attendance: pure rules at their boundaries."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import attendance, years
from boards.attendance import Rule, attended
from boards.partial_dates import PartialDate, in_words


@given(st.integers(1900, 2098))
def test_a_year_in_words_reads_back(year):
    assert years.year_from_words(years.year_in_words(year)) == year


@pytest.mark.parametrize(
    "words", ["2012-13", "2012/13", "2012–13", " 2012 - 2013 ", "FY 2012/2013"]
)
def test_year_from_words_reads_every_way_of_writing(words):
    assert years.year_from_words(words) == 2012


@pytest.mark.parametrize("words", ["", "2012", "2012-14", "2012-2014", "12-13", "soon"])
def test_year_from_words_refuses_what_is_no_year(words):
    with pytest.raises(ValueError, match="is not a year like 2012-13"):
        years.year_from_words(words)


def test_a_century_ends_inside_a_year():
    assert years.year_from_words("1999-00") == 1999


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31)), st.integers(1, 12)
)
def test_every_day_lies_in_its_year(day, month):
    year = years.year_of(day, start_month=month)

    first = years.first_day(year, start_month=month)
    last = years.last_day(year, start_month=month)
    assert first <= day <= last


@pytest.mark.parametrize(
    ("text", "words", "last"),
    [
        pytest.param("2013", "2013", "2013-12-31", id="year"),
        pytest.param(
            "2012-02", "February 2012", "2012-02-29", id="month of a leap year"
        ),
        pytest.param("2013-03-14", "14 March 2013", "2013-03-14", id="day"),
    ],
)
def test_a_partial_date_is_no_more_exact_than_known(text, words, last):
    assert in_words(text) == words
    assert PartialDate.parse(text).last_day.isoformat() == last


@pytest.mark.parametrize(
    "text", ["March 2013", "2013-13", "2013-02-30", "13", "2013-3"]
)
def test_a_partial_date_refuses_what_is_none(text):
    with pytest.raises(ValueError, match="is not a"):
        PartialDate.parse(text)


ALL = Rule(deputy_counts=True, counts_all_meetings=True)
FILLED = Rule(deputy_counts=True, counts_all_meetings=False)
IN_PERSON = Rule(deputy_counts=False, counts_all_meetings=True)
JOINED_IN_MARCH = ["not_expected", "not_expected", "not_expected", "present"]


@pytest.mark.parametrize(
    ("marks", "rule", "percentage"),
    [
        pytest.param(JOINED_IN_MARCH, ALL, 25, id="all meetings of the year"),
        pytest.param(JOINED_IN_MARCH, FILLED, 100, id="while the seat was filled"),
        pytest.param(["present", "deputy"], ALL, 100, id="a deputy counts"),
        pytest.param(
            ["present", "deputy"], IN_PERSON, 50, id="a deputy does not count"
        ),
        pytest.param(["apologies", "absent", "present"], ALL, 33, id="rounds down"),
        pytest.param(["present", "absent", "present"], ALL, 67, id="rounds up"),
        pytest.param(["present"] + ["absent"] * 7, ALL, 13, id="half rounds up"),
        pytest.param([], ALL, None, id="no meeting"),
        pytest.param(["not_expected"], FILLED, None, id="never expected"),
    ],
)
def test_percentage_under_the_boards_own_rule(marks, rule, percentage):
    assert attended(marks, rule).percentage == percentage


def test_bands_are_best_first_and_leave_out_who_was_not_counted():
    found = attendance.bands({"A": 50, "B": 100, "C": None, "D": 50}.items())

    assert found == [(100, ["B"]), (50, ["A", "D"])]
