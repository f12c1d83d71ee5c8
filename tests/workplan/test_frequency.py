import datetime

import pytest

from workplan.frequency import Frequency, months_after
from workplan.timing import parse


@pytest.mark.parametrize(
    ("words", "understood", "months", "days"),
    [
        ("Weekly", "weekly", 0, 7),
        ("every week", "weekly", 0, 7),
        ("Fortnightly", "fortnightly", 0, 14),
        ("every 2 weeks", "fortnightly", 0, 14),
        ("6-weekly", "every six weeks", 0, 42),
        ("Every six weeks", "every six weeks", 0, 42),
        ("Monthly", "monthly", 1, 0),
        ("once a month", "monthly", 1, 0),
        ("Bi-monthly", "every two months", 2, 0),
        ("every other month", "every two months", 2, 0),
        ("Quarterly", "quarterly", 3, 0),
        ("3 monthly", "quarterly", 3, 0),
        ("each quarter", "quarterly", 3, 0),
        ("termly", "every term", 4, 0),
        ("three times a year", "three times a year", 4, 0),
        ("3 times per year", "three times a year", 4, 0),
        ("4 x per annum", "four times a year", 3, 0),
        ("5 times a year", "five times a year", 0, 73),
        ("Six monthly", "six-monthly", 6, 0),
        ("6-monthly", "six-monthly", 6, 0),
        ("half-yearly", "six-monthly", 6, 0),
        ("Bi-annually", "six-monthly", 6, 0),
        ("Twice a year", "twice a year", 6, 0),
        ("twice yearly", "twice a year", 6, 0),
        ("Annually", "yearly", 12, 0),
        ("per annum", "yearly", 12, 0),
        ("Annual report", "yearly", 12, 0),
        ("every 2 years", "every two years", 24, 0),
        ("biennial", "every two years", 24, 0),
        ("twice a month", "twice a month", 0, 15),
        ("each meeting", "at each meeting", 0, 0),
        ("At every LSCB meeting", "at each meeting", 0, 0),
        ("every Board", "at each meeting", 0, 0),
        ("Standing item", "at each meeting", 0, 0),
        ("Every other LSCB", "at every other meeting", 0, 0),
        ("half-termly", "every half term", 2, 0),
    ],
)
def test_frequency_of(words, understood, months, days):
    timing = parse(words, plan_year=2013)

    assert timing.repeats == (Frequency(understood, months, days),)
    assert timing.recurrence == understood
    assert timing.doubts == ()


def test_frequency_in_a_named_month_is_yearly():
    timing = parse("Every June", plan_year=2013)

    assert timing.recurrence == "yearly"
    assert timing.limits == (datetime.date(2013, 6, 30),)


def test_several_frequencies_are_all_kept():
    assert parse("Monthly and quarterly", plan_year=2013).recurrence == (
        "monthly and quarterly"
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2013-01-31", 1, "2013-02-28"),
        ("2016-01-31", 1, "2016-02-29"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2013-12-31", 1, "2014-01-31"),
        ("2013-03-31", -1, "2013-02-28"),
        ("2013-11-30", 3, "2014-02-28"),
    ],
)
def test_months_after(day, months, expected):
    assert (
        months_after(datetime.date.fromisoformat(day), months).isoformat() == expected
    )


def test_frequency_after_counts_from_the_first_day_each_time():
    monthly = Frequency("monthly", months=1)

    assert monthly.after(datetime.date(2013, 1, 31), times=2) == datetime.date(
        2013, 3, 31
    )
