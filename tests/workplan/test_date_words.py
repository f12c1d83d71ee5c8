import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workplan.date_words import LONGEST, read
from workplan.timing import day_in_words, parse

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31))
# 29 February, year ends, and the nights on which the clocks of this country change.
SPECIAL_DAYS = [
    datetime.date(2012, 2, 29),
    datetime.date(2016, 2, 29),
    datetime.date(2000, 2, 29),
    datetime.date(2013, 12, 31),
    datetime.date(2014, 1, 1),
    datetime.date(2014, 3, 31),
    datetime.date(2014, 4, 1),
    datetime.date(2013, 3, 31),
    datetime.date(2013, 10, 27),
    datetime.date(2024, 3, 31),
]


def due(words, plan_year=2013, **options):
    timing = parse(words, plan_year=plan_year, **options)
    assert timing.doubts == ()
    return timing.due_on and timing.due_on.isoformat()


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("12 June 2013", "2013-06-12"),
        ("12th June", "2013-06-12"),
        ("12th of June, 2013", "2013-06-12"),
        ("Friday 12th June 2013", "2013-06-12"),
        ("30th September", "2013-09-30"),
        ("12/06/13", "2013-06-12"),
        ("31/03/2014", "2014-03-31"),
        ("31.3.14", "2014-03-31"),
        ("2014-03-31", "2014-03-31"),
        ("2014-03-31 00:00:00", "2014-03-31"),
        ("12-Jun-13", "2013-06-12"),
        ("12 Jun 13", "2013-06-12"),
        ("30June2013", "2013-06-30"),
        ("June 12, 2013", "2013-06-12"),
        ("September 14th", "2013-09-14"),
        ("1 and 15 June 2013", "2013-06-15"),
        pytest.param("03/04/2013", "2013-04-03", id="a day comes before its month"),
        pytest.param("29 February 2016", "2016-02-29", id="leap day"),
    ],
)
def test_read_days(words, due_on):
    assert due(words) == due_on


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("September 2013", "2013-09-30"),
        ("By Sept '13", "2013-09-30"),
        ("Sept. 2013", "2013-09-30"),
        ("Sept2013", "2013-09-30"),
        ("SEPTEMBER 2013", "2013-09-30"),
        ("September\n2013", "2013-09-30"),
        ("September\u00a02013", "2013-09-30"),
        ("Mar-26", "2026-03-31"),
        ("09/2013", "2013-09-30"),
        ("2013-09", "2013-09-30"),
        ("2013 September", "2013-09-30"),
        ("February 2016", "2016-02-29"),
        ("March", "2014-03-31"),
        ("March 2013/14", "2014-03-31"),
        ("by may", "2013-05-31"),
        ("end of March", "2014-03-31"),
        ("late May", "2013-05-31"),
        ("mid-May", "2013-05-15"),
        ("early May", "2013-05-10"),
        ("beginning of June", "2013-06-01"),
        ("before June 2013", "2013-05-31"),
        ("prior to 12 June 2013", "2013-06-11"),
        ("no later than September 2013", "2013-09-30"),
        ("before the end of March", "2014-03-31"),
        ("w/c 3 June 2013", "2013-06-09"),
        ("first week of June", "2013-06-07"),
        pytest.param("Sept 13", "2013-09-30", id="a figure that is the plan's year"),
        pytest.param("March 14", "2014-03-31", id="the plan's other calendar year"),
        pytest.param("June 28", "2013-06-28", id="a figure that is no near year"),
    ],
)
def test_read_months(words, due_on):
    assert due(words) == due_on


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("August 2013 February 2014", ["2013-08-31", "2014-02-28"]),
        ("June and December 2013", ["2013-06-30", "2013-12-31"]),
        ("June 2013;\nDecember 2013", ["2013-06-30", "2013-12-31"]),
        ("• June 2013\n• March 2014", ["2013-06-30", "2014-03-31"]),
        ("December, March 2014", ["2013-12-31", "2014-03-31"]),
        ("September 2013, December, March", ["2013-09-30", "2013-12-31", "2014-03-31"]),
        ("2013: June, September", ["2013-06-30", "2013-09-30"]),
        ("2013/14 Q2, Q4", ["2013-09-30", "2014-03-31"]),
        ("Spring and Autumn 2014", ["2014-05-31", "2014-11-30"]),
        ("Dec 13, Jan 14", ["2013-12-31", "2014-01-31"]),
        ("Draft June 2013, final September 2013", ["2013-06-30", "2013-09-30"]),
        pytest.param(
            "Phase 1 June 2013, Phase 2 March 2014",
            ["2013-06-30", "2014-03-31"],
            id="the number of a phase is no day",
        ),
    ],
)
def test_read_several_dates(words, limits):
    timing = parse(words, plan_year=2013)

    assert [each.isoformat() for each in timing.limits] == limits
    assert timing.doubts == ()


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("Autumn 2014", "2014-11-30"),
        ("Autumn term 2014", "2014-12-31"),
        ("Autumn Term 2013/14", "2013-12-31"),
        ("Spring term", "2014-03-31"),
        ("Winter 2013", "2014-02-28"),
        ("Winter 2013/14", "2014-02-28"),
        ("Spring/Summer 2014", "2014-08-31"),
        ("early autumn 2013", "2013-09-30"),
        ("2014", "2014-12-31"),
        ("By end of 2013", "2013-12-31"),
        ("early 2014", "2014-03-31"),
        ("mid 2014", "2014-06-30"),
        ("first half of 2014", "2014-06-30"),
        ("academic year 2013/14", "2014-08-31"),
        ("end of the calendar year", "2013-12-31"),
        ("mid-year", "2013-09-30"),
        ("Years 1-3", "2016-03-31"),
    ],
)
def test_read_seasons_and_calendar_years(words, due_on):
    assert due(words) == due_on


@pytest.mark.parametrize(
    "words",
    [
        "2013-14",
        "2013/14",
        "2013–2014",
        "2013 to 2014",
        "13/14",
        "FY13",
        "FY13/14",
        "FY 2013-14",
        "financial year 2013-14",
        "Financial Year 2013/2014",
        "Year 1",
        "year end",
        "by the end of the year",
        "end of the financial year",
        "Q4",
        "Q4 2013/14",
        "Q4 2013-14",
        "Q4 13/14",
        "Q4 FY13",
        "2013/14 Q4",
        "Quarter 4",
        "fourth quarter",
        "4th quarter of 2013/14",
        "end of Q4",
        "Q3/Q4",
    ],
)
def test_read_the_same_financial_year_however_written(words):
    assert due(words) == "2014-03-31"
    assert due(words, start_month=1) == ("2013-12-31")


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("start_month", range(1, 13))
def test_quarters_meet_without_gap_or_overlap(quarter, start_month):
    def days(words):
        [piece] = read(words, plan_year=2013, start_month=start_month)
        return piece.first, piece.last

    first, last = days(f"Q{quarter} 2013/14")
    year_first, year_last = days("2013/14")

    assert (first == year_first) == (quarter == 1)
    assert (last == year_last) == (quarter == 4)
    if quarter > 1:
        before = days(f"Q{quarter - 1} 2013/14")[1]
        assert first - before == datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("within 3 months", "2013-07-01"),
        ("Within three months of the start of the plan", "2013-07-01"),
        ("3 months", "2013-07-01"),
        ("in 6 weeks' time", "2013-05-13"),
        ("within 10 days", "2013-04-11"),
        ("within a year", "2014-04-01"),
        ("within 6 weeks of June 2013", "2013-08-11"),
        ("within 3 months of 30 November 2013", "2014-02-28"),
        ("within one month of the end of May 2013", "2013-06-30"),
        ("six months from 12 April 2013", "2013-10-12"),
        ("over the next 12 months", "2014-04-01"),
    ],
)
def test_read_counted_from(words, due_on):
    assert due(words) == due_on


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("After each development session", "after each development session"),
        ("Following Ofsted inspection", "following Ofsted inspection"),
        (
            "Following publication of Working Together 2013",
            "following publication of Working Together 2013",
        ),
        ("Once funding is agreed", "once funding is agreed"),
        ("When the SCR is published", "when the SCR is published"),
        ("Before each LSCB meeting", "before each LSCB meeting"),
        ("In annual calendar", "in annual calendar"),
        ("As per the board calendar", "as per the board calendar"),
        ("In line with Section 11 timetable", "in line with Section 11 timetable"),
        ("3 months after publication", "3 months after publication"),
        ("As and when required", "as and when required"),
        ("ASAP", "ASAP"),
        (
            "within 3 months of publication of the SCR",
            "within 3 months of publication of the SCR",
        ),
    ],
)
def test_read_events_the_board_can_know(words, event):
    timing = parse(words, plan_year=2013)

    assert (timing.event, timing.due_on, timing.doubts) == (event, None, ())


@pytest.mark.parametrize(
    "words",
    [
        "when pigs fly",
        "once the moon is blue",
        "within 3 months of pigs flying",
        pytest.param("within 10 working days", id="bank holidays are not known"),
        "Setpember 2013",
        "pre-June",
        "32 March 2013",
        "29 February 2013",
        "31 June 2013",
        "04/25/2013",
        "2013-13-01",
        "By Easter 2014",
        "0 times a year",
        "1.1",
        "?",
        "as may be",
        "May need to change",
        pytest.param("Sept 15", id="the 15th, or the year"),
    ],
)
def test_read_doubts_what_it_cannot_read(words):
    timing = parse(words, plan_year=2013)

    assert timing.doubts == (words,)
    assert timing.due_on is None
    assert timing.event == ""
    assert timing.understood == "No date found in these words"


@pytest.mark.parametrize(
    ("words", "doubts"),
    [
        ("Febuary, and by March 2014", ("Febuary",)),
        ("By Setpember and December 2013", ("Setpember",)),
        ("8 audits by March 2014", ("8 audits",)),
        ("June 2013 not July 2013", ("not",)),
        ("2 weeks before the review, by June", ("2 weeks",)),
        ("Establish by September 2013", ()),
    ],
)
def test_read_doubts_what_may_matter_beside_a_date(words, doubts):
    assert parse(words, plan_year=2013).doubts == doubts


def test_read_says_what_is_too_long_to_be_read():
    words = "June 2013 " + "and so on " * (LONGEST // 10)

    timing = parse(words, plan_year=2013)

    assert timing.limits == (datetime.date(2013, 6, 30),)
    assert timing.doubts == (words[LONGEST:].strip(),)


WAYS = [
    day_in_words,
    lambda day: day.isoformat(),
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%A} the {day.day}th of {day:%B}, {day.year}",
    lambda day: f"By {day:%B} {day.day}, {day.year}",
]


@pytest.mark.parametrize("day", SPECIAL_DAYS, ids=str)
def test_read_special_days_in_every_way(day):
    assert [due(way(day)) for way in WAYS] == [day.isoformat()] * len(WAYS)


@settings(max_examples=2000)
@given(DAYS, st.sampled_from(WAYS), st.integers(1990, 2090), st.integers(1, 12))
def test_read_any_day_in_any_way(day, way, plan_year, start_month):
    assert due(way(day), plan_year, start_month=start_month) == day.isoformat()


@given(DAYS, st.integers(1990, 2090), st.integers(1, 12))
def test_read_any_month_ends_on_its_last_day(day, plan_year, start_month):
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])

    assert due(f"By {day:%B %Y}", plan_year, start_month=start_month) == str(last)


@given(DAYS, st.integers(1, 12))
def test_read_month_without_a_year_lies_in_the_plans_year(day, start_month):
    plan_year = day.year if day.month >= start_month else day.year - 1

    assert due(f"{day:%B}", plan_year, start_month=start_month)[:7] == f"{day:%Y-%m}"


@given(st.integers(1990, 2090), st.integers(1, 12))
def test_read_a_financial_year_has_its_first_and_last_day(year, start_month):
    [piece] = read(
        f"{year}-{(year + 1) % 100:02d}", plan_year=2013, start_month=start_month
    )

    assert piece.first == datetime.date(year, start_month, 1)
    assert piece.last + datetime.timedelta(days=1) == piece.first.replace(year=year + 1)
