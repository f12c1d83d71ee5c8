import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.due_dates import days_late, next_due
from workplan.timing import parse

SINCE = datetime.date(2013, 4, 1)


def of(words, today):
    due = next_due(
        parse(words, plan_year=2013),
        today=datetime.date.fromisoformat(today),
        since=SINCE,
    )
    return due and due.isoformat()


@pytest.mark.parametrize(
    ("words", "today", "due_on"),
    [
        ("By September 2013", "2013-05-08", "2013-09-30"),
        ("August 2013 February 2014", "2013-08-31", "2013-08-31"),
        ("August 2013 February 2014", "2013-09-01", "2014-02-28"),
        pytest.param("By April 2013", "2013-05-08", "2013-04-30", id="late"),
        ("Quarterly", "2013-04-01", "2013-06-30"),
        ("Quarterly", "2013-06-30", "2013-06-30"),
        ("Quarterly", "2013-07-01", "2013-09-30"),
        ("Quarterly", "2020-12-31", "2020-12-31"),
        ("Monthly and quarterly", "2013-05-08", "2013-05-31"),
        ("Quarterly from July 2013", "2013-05-08", "2013-09-30"),
        ("Monthly until June 2013", "2013-06-15", "2013-06-30"),
        ("Monthly until June 2013", "2013-07-15", "2013-06-30"),
        ("Weekly", "2013-04-08", "2013-04-14"),
        ("At each meeting", "2013-05-08", None),
        ("Ongoing", "2013-05-08", None),
    ],
)
def test_next_due(words, today, due_on):
    assert of(words, today) == due_on


@given(
    st.sampled_from(["Weekly", "Monthly", "Quarterly", "Termly", "5 times a year"]),
    st.dates(datetime.date(2013, 4, 1), datetime.date(2030, 1, 1)),
)
def test_next_due_of_a_rhythm_is_never_past_and_at_most_one_rhythm_ahead(words, today):
    timing = parse(words, plan_year=2013)
    due = next_due(timing, today=today, since=SINCE)

    assert today <= due < timing.repeats[0].after(today)


@pytest.mark.parametrize(
    ("due_on", "days"),
    [("2013-05-08", 0), ("2013-05-09", 0), ("2013-05-07", 1), ("2012-02-29", 434)],
)
def test_days_late(due_on, days):
    due_on = datetime.date.fromisoformat(due_on)

    assert days_late(due_on, today=datetime.date(2013, 5, 8)) == days
    assert days_late(None, today=datetime.date(2013, 5, 8)) == 0
