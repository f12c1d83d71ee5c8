import datetime

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from workplan.timing import Month, parse, parse_report_back


def day(text):
    return datetime.date.fromisoformat(text)


# Every timing of the worked example's 37 rows: words, limits, start, ongoing, repeats.
PUBLISHED = {
    "By September 2013": (["2013-09-30"], None, False, ""),
    "January 2014": (["2014-01-31"], None, False, ""),
    "August 2013 February 2014": (["2013-08-31", "2014-02-28"], None, False, ""),
    "May 2013": (["2013-05-31"], None, False, ""),
    "August 2013 November 2013": (["2013-08-31", "2013-11-30"], None, False, ""),
    "November 2013 February 2014": (["2013-11-30", "2014-02-28"], None, False, ""),
    "November 2013": (["2013-11-30"], None, False, ""),
    "September 2013": (["2013-09-30"], None, False, ""),
    "Ongoing": ([], None, True, ""),
    "On-going": ([], None, True, ""),
    "": ([], None, False, ""),
    "On-going – interim report to June LSCB": ([], None, True, ""),
    "To report to September LSCB": (["2013-09-30"], None, False, ""),
    "From April 2013": ([], "2013-04-01", False, ""),
    "From September 2013": ([], "2013-09-01", False, ""),
    "June 2013": (["2013-06-30"], None, False, ""),
    "Quarterly": ([], None, False, "quarterly"),
    "Monthly": ([], None, False, "monthly"),
    "By April 2013": (["2013-04-30"], None, False, ""),
    "Establish by September 2013": (["2013-09-30"], None, False, ""),
    "By January 2014": (["2014-01-31"], None, False, ""),
    "In annual calendar": ([], None, False, ""),
    "By June 2013": (["2013-06-30"], None, False, ""),
    "Six monthly report to LSCB, include number of joint assessments.": (
        [],
        None,
        False,
        "six-monthly",
    ),
    "Single themed audit report.": ([], None, False, ""),
    "6 monthly report to LSCB": ([], None, False, "six-monthly"),
}


def published_rows():
    path = settings.EXAMPLES_ROOT / "bath_2012_13" / "work_programme.yaml"
    entry = yaml.safe_load(path.read_text())
    return [row for each in entry["priorities"] for row in each["actions"]]


@pytest.mark.parametrize("words", PUBLISHED, ids=lambda words: words or "blank")
def test_parse_published_timing(words):
    limits, start, is_ongoing, recurrence = PUBLISHED[words]

    timing = parse(words, plan_year=2013)

    assert timing.limits == tuple(map(day, limits))
    assert timing.due_on == (day(limits[-1]) if limits else None)
    assert timing.open_start == (day(start) if start else None)
    assert (timing.is_ongoing, timing.recurrence) == (is_ongoing, recurrence)
    assert timing.words == words


def test_every_published_timing_is_in_the_table_above():
    rows = published_rows()

    assert len(rows) == 37
    assert {row["timing"] for row in rows} == set(PUBLISHED)


def test_only_the_published_timing_without_a_date_is_doubted():
    doubted = {words for words in PUBLISHED if parse(words, plan_year=2013).doubts}

    assert doubted == {"Single themed audit report."}


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("30 September 2013", "2013-09-30"),
        ("30th September", "2013-09-30"),
        ("31/03/2014", "2014-03-31"),
        ("31.3.14", "2014-03-31"),
        ("2014-03-31", "2014-03-31"),
        ("Mar-26", "2026-03-31"),
        ("By Sept '13", "2013-09-30"),
        ("end of March", "2014-03-31"),
        ("By end of 2013", "2013-12-31"),
        ("September and December 2013", "2013-12-31"),
        ("December, March 2014", "2014-03-31"),
        ("Autumn 2014", "2014-11-30"),
        ("Winter 2013", "2014-02-28"),
        ("Spring term", "2014-03-31"),
        ("Q2", "2013-09-30"),
        ("Q4 2013/14", "2014-03-31"),
        ("2013-14", "2014-03-31"),
        ("February 2016", "2016-02-29"),
        ("April 2013 - March 2014", "2014-03-31"),
        ("Following review, in September 2013", "2013-09-30"),
    ],
)
def test_parse_other_ways_to_write_a_date(words, due_on):
    timing = parse(words, plan_year=2013)

    assert timing.due_on == day(due_on)
    assert timing.doubts == ()


def test_parse_month_before_a_year_takes_the_year_it_can_have():
    timing = parse("December, March 2014", plan_year=2013)

    assert timing.limits == (day("2013-12-31"), day("2014-03-31"))


def test_parse_range_has_a_start_and_an_end():
    timing = parse("From April 2013 to March 2014", plan_year=2013)

    assert (timing.open_start, timing.due_on) == (day("2013-04-01"), day("2014-03-31"))


def test_parse_after_a_month_begins_with_the_next():
    assert parse("After September 2013", plan_year=2013).open_start == day("2013-10-01")


def test_parse_reads_a_year_that_begins_in_january():
    timing = parse("February", plan_year=2013, start_month=1)

    assert timing.due_on == day("2013-02-28")


@pytest.mark.parametrize(
    "words",
    [
        "Setpember 2013",
        "32 March 2013",
        "29 February 2013",
        "within 3 months",
        "TBC",
        "as may be",
    ],
)
def test_parse_doubts_what_it_cannot_read(words):
    timing = parse(words, plan_year=2013)

    assert timing.doubts == (words,)
    assert timing.due_on is None
    assert timing.understood == "No date found in these words"


def test_parse_names_an_unread_figure_beside_a_date():
    timing = parse("March 14", plan_year=2013)

    assert timing.doubts == ("14",)


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("", "No date given"),
        ("N/A", "Not applicable"),
        ("By September 2013", "By 30 September 2013"),
        ("August 2013 February 2014", "By 31 August 2013 and by 28 February 2014"),
        ("From April 2013", "From 1 April 2013"),
        (
            "On-going – interim report to June LSCB",
            "Ongoing; report to the June 2013 meeting",
        ),
        ("In annual calendar", "In annual calendar"),
        ("6 monthly report to LSCB", "Six-monthly"),
    ],
    ids=lambda words: words or "blank",
)
def test_timing_is_understood_in_plain_words(words, understood):
    assert parse(words, plan_year=2013).understood == understood


def months(*words):
    return tuple(Month(*map(int, each.split("-"))) for each in words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("September 2013 March 2014", months("2013-9", "2014-3")),
        ("September 2013 December 2013", months("2013-9", "2013-12")),
        ("June 2013", months("2013-6")),
        ("Report to LSCB March 2014", months("2014-3")),
        ("June LSCB", months("2013-6")),
        ("March LSCB", months("2014-3")),
        ("On-going – interim report to June LSCB", months("2013-6")),
        ("To report to September LSCB", months("2013-9")),
        ("June and September LSCB", months("2013-6", "2013-9")),
        ("After each development session", ()),
        ("N/A", ()),
        ("", ()),
    ],
    ids=lambda words: str(words) or "blank",
)
def test_parse_report_back(words, expected):
    report_back = parse_report_back(words, plan_year=2013)

    assert report_back.months == expected
    assert report_back.words == words
    assert report_back.doubts == ()


def test_every_published_report_back_is_understood():
    found = [
        parse_report_back(row["report_back"], plan_year=2013)
        for row in published_rows()
    ]

    assert sum(len(each.months) for each in found) == 38
    assert [each.words for each in found if each.doubts] == []


def test_parse_report_back_doubts_a_whole_year():
    report_back = parse_report_back("2013-14", plan_year=2013)

    assert (report_back.months, report_back.doubts) == ((), ("2013-14",))


PIECES = st.sampled_from(
    [
        "By",
        "september",
        "2013",
        "14",
        "31",
        "/",
        "-",
        "–",
        "Q3",
        "On-going",
        "six monthly",
    ]
    + [
        "after",
        "each",
        "LSCB",
        "report to",
        "N/A",
        "Autumn term",
        "2013/14",
        ",",
        "٣",
        "ſ",
    ]
)
TYPED = st.one_of(st.text(), st.lists(PIECES, max_size=12).map(" ".join))


@given(TYPED, st.integers(1990, 2100), st.integers(1, 12))
def test_parse_never_fails_and_keeps_the_words(words, plan_year, start_month):
    timing = parse(words, plan_year=plan_year, start_month=start_month)

    assert timing.words == words
    assert timing.understood
    assert timing.due_on in {None, *timing.limits}


@given(TYPED, st.integers(1990, 2100), st.integers(1, 12))
def test_parse_report_back_never_fails_and_keeps_the_words(
    words, plan_year, start_month
):
    report_back = parse_report_back(words, plan_year=plan_year, start_month=start_month)

    assert report_back.words == words
    assert report_back.understood
    assert len(set(report_back.months)) == len(report_back.months)


@given(TYPED)
def test_parse_says_something_of_whatever_is_not_blank(words):
    timing = parse(words, plan_year=2013)

    says = (
        timing.limits,
        timing.open_start,
        timing.is_ongoing,
        timing.recurrence,
        timing.event,
        timing.is_not_applicable,
        timing.doubts,
        timing.meetings,
    )
    assert timing.is_blank or any(says)
