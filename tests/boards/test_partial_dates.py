import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards import partial_dates
from boards.partial_dates import PartialDate


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("March 2013", "2013-03"),
        ("From March 2013", "2013-03"),
        ("till Sept 2012", "2012-09"),
        ("14 march 2013", "2013-03-14"),
        ("1st June 2012", "2012-06-01"),
        ("14/3/2013", "2013-03-14"),
        ("3/2013", "2013-03"),
        ("2013", "2013"),
        (" 2013-03 ", "2013-03"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_people_type_is_kept_as_exact_as_it_is(typed, kept):
    assert partial_dates.from_words(typed) == kept


@pytest.mark.parametrize(
    "typed", ["soon", "32 March 2013", "14/13/2013", "Marchember 2013", "13", "0/2013"]
)
def test_what_is_no_date_is_refused_in_words(typed):
    with pytest.raises(ValueError, match="is not a d"):
        partial_dates.from_words(typed)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2013-04", "2013-03", "2013-05"),
        ("2013-01", "2012-12", "2013-02"),
        ("2013", "2012", "2014"),
        ("2013-03-01", "2013-02-28", "2013-03-02"),
    ],
)
def test_the_one_before_and_after_is_as_exact(text, before, after):
    assert partial_dates.day_before(text) == before
    assert partial_dates.day_after(text) == after


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31)))
def test_words_are_read_back_as_they_were_written(day):
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        assert PartialDate.parse(text).text == text
        assert partial_dates.from_words(PartialDate.parse(text).words) == text


@pytest.mark.parametrize(
    ("started", "ended", "is_covered"),
    [
        ("", "", True),
        ("2013-03", "", True),
        ("", "2013-03", True),
        ("2013-04", "", False),
        ("", "2013-02", False),
        ("2013", "2013", True),
    ],
)
def test_covers(started, ended, is_covered):
    day = datetime.date(2013, 3, 14)

    assert partial_dates.covers(started, ended, day) == is_covered


@pytest.mark.parametrize(
    ("started", "ended", "is_wrong"),
    [
        ("2013-03", "2013-02", True),
        ("2013-03", "2013-03", False),
        ("2013-03-14", "2013-03", False),
        ("2013-03", "2013", False),
        ("", "2013", False),
    ],
)
def test_ends_before_it_starts(started, ended, is_wrong):
    assert partial_dates.ends_before_it_starts(started, ended) == is_wrong
