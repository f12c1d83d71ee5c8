import datetime

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from workplan.timing import Month, parse, parse_report_back


def day(text):
    return datetime.date.fromisoformat(text)


def months(*words):
    return tuple(Month(*map(int, each.split("-"))) for each in words)


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


def test_parse_other_meetings_and_their_dates():
    timing = parse("June and December LSCB", plan_year=2013)

    assert timing.meetings == months("2013-6", "2013-12")
    assert timing.limits == (day("2013-06-30"), day("2013-12-31"))


def test_parse_report_by_a_day_is_a_limit_and_no_meeting():
    timing = parse("Report to LSCB by March 2014", plan_year=2013)

    assert (timing.limits, timing.meetings) == ((day("2014-03-31"),), ())


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("From April 2013 to March 2014", "2013-04-01", "2014-03-31"),
        ("April 2013 – March 2014", "2013-04-01", "2014-03-31"),
        ("Nov 13 – Jan 14", "2013-11-01", "2014-01-31"),
        ("April 2013 -> March 2014", "2013-04-01", "2014-03-31"),
        ("Between April and June 2013", "2013-04-01", "2013-06-30"),
        ("12-14 June 2013", "2013-06-12", "2013-06-14"),
        ("Mid-June to mid-July", "2013-06-15", "2013-07-15"),
        ("Throughout 2013/14", None, "2014-03-31"),
        ("April 2013 onwards", "2013-04-01", None),
        ("with effect from 1 April 2013", "2013-04-01", None),
        ("not before June", "2013-06-01", None),
        ("From Autumn 2014", "2014-09-01", None),
        ("After September 2013", "2013-10-01", None),
        ("after the June LSCB", "2013-07-01", None),
        ("April 2013 - ongoing", "2013-04-01", None),
    ],
)
def test_parse_start_and_end(words, start, end):
    timing = parse(words, plan_year=2013)

    assert timing.open_start == (start and day(start))
    assert timing.due_on == (end and day(end))


@pytest.mark.parametrize(
    "words",
    [
        "June 2013 (revised from March 2013)",
        "Was March 2013, now June 2013",
        "March 2013 – extended to June 2013",
    ],
)
def test_parse_date_that_another_replaces_is_no_limit(words):
    timing = parse(words, plan_year=2013)

    assert timing.limits == (day("2013-06-30"),)
    assert timing.understood == "By 30 June 2013 (before that, 31 March 2013)"


def test_parse_date_that_something_was_done_on_is_no_limit():
    timing = parse("Completed June 2013", plan_year=2013)

    assert (timing.due_on, timing.is_said_to_be_done) == (None, True)
    assert timing.understood == "Said to be done (June 2013)"


def test_parse_months_with_a_stroke_between_are_one_stretch_or_a_list():
    assert parse("April/May 2013", plan_year=2013).limits == (day("2013-05-31"),)
    assert len(parse("Sept/Dec/March", plan_year=2013).limits) == 3


def test_parse_counts_from_the_plans_first_day():
    assert parse("within 3 months", plan_year=2013).due_on == day("2013-07-01")
    assert parse("within 3 months", plan_year=2013, start_month=1).due_on == day(
        "2013-04-01"
    )


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("Ongoing", True),
        ("On-going", True),
        ("Throughout the year", True),
        ("April 2013 – ongoing", True),
        ("Ongoing, reviewed quarterly", False),
        ("Ongoing - review March 2014", False),
        ("On-going – interim report to June LSCB", False),
        ("By September 2013", False),
        ("", False),
    ],
    ids=lambda words: str(words) or "blank",
)
def test_ongoing_work_needs_a_review_date(words, needs):
    assert parse(words, plan_year=2013).needs_review_date == needs


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("TBC", ("Still to be confirmed: “TBC”",)),
        (
            "June 2013 (date to be agreed)",
            ("Still to be confirmed: “date to be agreed”",),
        ),
        ("Completed", ("Said to be done; record it as progress: “Completed”",)),
        ("Spring", ("Which year: “Spring”",)),
        ("Spring 2014", ()),
        ("when pigs fly", ("Not understood: “when pigs fly”",)),
        ("By September 2013", ()),
    ],
)
def test_parse_asks(words, questions):
    assert parse(words, plan_year=2013).questions == questions


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
        ("Quarterly from June 2013", "Quarterly; from 1 June 2013"),
        ("within 3 months", "By 1 July 2013 (3 months from 1 April 2013)"),
        (
            "within 6 weeks of June 2013",
            "By 11 August 2013 (6 weeks from 30 June 2013)",
        ),
        ("TBC", "To be confirmed"),
        ("As required", "As required"),
        ("Autumn term 2014", "By 31 December 2014"),
        ("–", "No date given"),
        ("when pigs fly", "No date found in these words"),
    ],
    ids=lambda words: words or "blank",
)
def test_timing_is_understood_in_plain_words(words, understood):
    assert parse(words, plan_year=2013).understood == understood


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


@pytest.mark.parametrize("words", ["2013-14", "Autumn 2014", "Q2"])
def test_parse_report_back_doubts_what_is_no_one_month(words):
    report_back = parse_report_back(words, plan_year=2013)

    assert (report_back.months, report_back.doubts) == ((), (words,))
    assert report_back.questions == (f"Which meeting: “{words}”",)


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        ("Each meeting", "At each meeting"),
        ("Quarterly", "Quarterly"),
        ("N/A", "No report is owed"),
        ("No report required", "No report is owed"),
        ("", "No report asked for"),
        ("June LSCB", "Report to the June 2013 meeting"),
        ("As required", "As required"),
        ("After each development session", "After each development session"),
        ("at the full moon", "No meeting found in these words"),
    ],
    ids=lambda words: words or "blank",
)
def test_report_back_is_understood_in_plain_words(words, understood):
    assert parse_report_back(words, plan_year=2013).understood == understood


def described():
    """(typed, understood, asked) of each line of the tables in "How dates are read"."""
    page = settings.BASE_DIR / "docs" / "reference" / "how-dates-are-read.md"
    for line in page.read_text().splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if cells and cells[0] not in {"Typed", "---"}:
            yield pytest.param(*cells, id=cells[0] or "blank")


@pytest.mark.parametrize(("words", "understood", "asked"), list(described()))
def test_how_dates_are_read_says_what_is_understood(words, understood, asked):
    timing = parse(words, plan_year=2013)

    assert (timing.understood, "; ".join(timing.questions)) == (understood, asked)


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
