"""Every day of a period is either held or in exactly one gap, whatever the dates are."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boards.tenure import ONE_DAY, Holding, Span, gaps, span_of, stretches, vacant_since

YEAR = Span(datetime.date(2012, 4, 1), datetime.date(2013, 3, 31))
NEXT_YEAR = Span(datetime.date(2013, 4, 1), datetime.date(2014, 3, 31))
DAY = datetime.date(2012, 8, 8)


def told(holdings, period=YEAR, **options):
    return [
        (stretch.holding.of if stretch.holding else "vacant", stretch.words)
        for stretch in stretches(holdings, period, **options)
    ]


FIRST = Holding("2012-03", "2012-06", "first")
SECOND = Holding("2012-09", "", "second")


def test_two_successive_holders_leave_a_vacancy_of_two_months():
    assert told([FIRST, SECOND]) == [
        ("first", "until June 2012"),
        ("vacant", "July 2012 to August 2012"),
        ("second", "from September 2012"),
    ]


def test_a_year_says_only_the_dates_that_fall_in_it():
    before = Span(datetime.date(2011, 4, 1), datetime.date(2012, 3, 31))

    assert told([FIRST, SECOND], before, exists=span_of("2012-03", "")) == [
        ("first", "from March 2012")
    ]
    assert told([FIRST, SECOND], NEXT_YEAR) == [("second", "")]


@pytest.mark.parametrize(
    ("holdings", "words"),
    [
        pytest.param([], "", id="all the year"),
        pytest.param([Holding("2012-07", "")], "until June 2012", id="at first"),
        pytest.param([Holding("", "2012-06")], "from July 2012", id="at last"),
        pytest.param(
            [Holding("", "2012-06-14"), Holding("2012-09", "")],
            "15 June 2012 to 31 August 2012",
            id="not whole months",
        ),
        pytest.param(
            [Holding("", "2012-06"), Holding("2012-08", "")], "July 2012", id="a month"
        ),
    ],
)
def test_vacancy_in_words(holdings, words):
    found = [each.words for each in stretches(holdings, YEAR) if each.is_vacancy]

    assert found == [words]


def test_a_seat_is_not_vacant_before_it_was_made_or_after_it_was_ended():
    seat = span_of("2012-07", "2012-12")

    assert told([Holding("2012-08", "", "one")], exists=seat) == [
        ("vacant", "July 2012"),
        ("one", "from August 2012"),
    ]
    assert told([], NEXT_YEAR, exists=seat) == []


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        pytest.param(Holding(), Holding(), True, id="all the time"),
        pytest.param(
            Holding("2012-05"), Holding("2012-05"), True, id="from one month on"
        ),
        pytest.param(
            Holding("", "2012-06"), Holding("2012-06"), False, id="followed in a month"
        ),
        pytest.param(
            Holding("", "2012-06-14"),
            Holding("2012-06-14"),
            False,
            id="handed over in a day",
        ),
        pytest.param(
            Holding("", "2012-06-15"), Holding("2012-06-14"), True, id="two days"
        ),
        pytest.param(Holding("", "2012-06"), Holding("2012-07"), False, id="followed"),
        pytest.param(
            Holding("", "2011-06"), Holding("", "2011-09"), False, id="before the year"
        ),
    ],
)
def test_shared_or_successive(one, other, is_shared):
    found = stretches([one, other], YEAR)

    assert {each.is_shared for each in found if not each.is_vacancy} <= {is_shared}


def test_a_seat_is_shared_on_one_day_as_in_a_year():
    found = stretches([Holding("2012-05"), Holding("2012-05")], Span(DAY, DAY))

    assert [each.is_shared for each in found] == [True, True]


@pytest.mark.parametrize(
    ("holdings", "since"),
    [
        pytest.param([SECOND, FIRST], "July 2012", id="between two"),
        pytest.param([Holding("", "2012-06-14")], "15 June 2012", id="by the day"),
        pytest.param([], "", id="never filled"),
        pytest.param([Holding("2013-01")], "", id="filled later"),
        pytest.param([Holding("2012-08-08")], None, id="held from that day"),
        pytest.param([Holding("", "2012-08")], None, id="held until that month"),
    ],
)
def test_vacant_since(holdings, since):
    assert vacant_since(holdings, DAY) == since


def test_a_seat_never_filled_is_vacant_since_it_was_made():
    assert vacant_since([], DAY, exists=span_of("2012-05", "")) == "May 2012"
    assert vacant_since([], DAY, exists=span_of("", "2012-05")) is None


DAYS = st.dates(datetime.date(2011, 1, 1), datetime.date(2014, 12, 31))


@st.composite
def partial(draw):
    day = draw(DAYS)
    return draw(st.sampled_from(["", f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"]))


@st.composite
def periods(draw):
    one, other = sorted([draw(DAYS), draw(DAYS)])
    return Span(one, other)


holdings_of_a_seat = st.lists(st.builds(Holding, partial(), partial()), max_size=6)


@given(holdings_of_a_seat, periods())
def test_every_day_is_held_or_in_exactly_one_gap(holdings, period):
    found = stretches(holdings, period)
    held = [stretch.span for stretch in found if not stretch.is_vacancy]
    vacant = [stretch.span for stretch in found if stretch.is_vacancy]

    day = period.first
    while day <= period.last:
        is_held = any(
            (not each.started or day.isoformat() >= each.started)
            and (not each.ended or day.isoformat()[: len(each.ended)] <= each.ended)
            for each in holdings
        )
        assert any(day in span for span in held) == is_held
        assert sum(day in span for span in vacant) == (not is_held)
        assert (vacant_since(holdings, day) is None) == is_held
        day += ONE_DAY
    assert all(span.within(period) == span for span in held + vacant)


@given(holdings_of_a_seat, periods())
def test_gaps_never_touch(holdings, period):
    found = gaps([each.span for each in holdings], period)

    assert all(
        one.last + ONE_DAY < other.first
        for one, other in zip(found, found[1:], strict=False)
    )


@given(holdings_of_a_seat, periods())
def test_stretches_come_in_order_of_time(holdings, period):
    found = [each.span for each in stretches(holdings, period)]

    assert found == sorted(found)
