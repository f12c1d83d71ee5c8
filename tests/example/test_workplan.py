"""The work programme and the register as loaded, against what their source publishes."""

from collections import Counter

import pytest
from django.urls import reverse

from boards.models import Role
from workplan.models import RiskAssessment

pytestmark = pytest.mark.django_db

# Number, date for completion, report to LSCB meeting: as printed, in printed order.
PRINTED = [
    ("1.1", "By September 2013", "September 2013 March 2014"),
    ("1.2", "By September 2013", "September 2013"),
    ("1.3", "January 2014", "March 2014"),
    ("1.4", "August 2013 February 2014", "September 2013 March 2014"),
    ("2.1", "May 2013", "June 2013"),
    ("2.2", "August 2013 November 2013", "September 2013 December 2013"),
    ("2.3", "November 2013 February 2014", "December 2013 March 2014"),
    ("2.4", "November 2013", "December 2013"),
    ("2.5", "January 2014", "March 2014"),
    ("3.1", "September 2013", "September 2013"),
    ("3.2", "Ongoing", "June 2013 December 2013"),
    ("3.3", "", ""),
    ("3.4", "On-going – interim report to June LSCB", "June 2013"),
    ("3.5", "To report to September LSCB", "September 2013"),
    ("4.1", "From April 2013", "March 2014"),
    ("4.2", "From April 2013", "March 2014"),
    ("4.3.1", "From September 2013", "March 2014"),
    ("4.3.2", "June 2013", ""),
    ("4.3.3", "From September 2013", ""),
    ("4.4", "Quarterly", "June 2013"),
    ("", "Monthly", "December 2013"),
    ("4.5", "By April 2013", "N/A"),
    ("4.6", "June 2013", "N/A"),
    ("4.7", "By September 2013", "September 2013"),
    ("4.8", "Establish by September 2013", "December 2013"),
    ("4.9", "", "December 2013"),
    ("4.10", "By January 2014", "March 2014"),
    ("4.11", "In annual calendar", "After each development session"),
    ("4.12", "By June 2013", "June 2013"),
    ("4.13", "By September 2013", "March 2014"),
    ("4.14", "On-going", "Report to LSCB March 2014"),
    (
        "5.1",
        "Six monthly report to LSCB, include number of joint assessments.",
        "September 2013 March 2014",
    ),
    ("5.2", "Single themed audit report.", "December 2013"),
    ("5.3", "On-going", "December 2013"),
    ("5.4", "On-going", "September 2013"),
    ("5.5", "On-going", "December 2013"),
    ("5.6", "6 monthly report to LSCB", "June 2013 December 2013"),
]


@pytest.fixture(scope="module")
def plan(bath):
    return bath.plans.get()


def test_every_row_stands_in_its_place_with_the_published_words(plan):
    rows = plan.actions.in_printed_order()

    printed = rows.values_list("code", "timing_text", "report_back_text")

    assert list(printed) == PRINTED


def test_thirty_seven_rows_of_which_one_has_no_number(plan):
    numbered = Counter(
        bool(code) for code in plan.actions.values_list("code", flat=True)
    )

    assert numbered == {True: 36, False: 1}


def test_rows_stand_under_their_priority(plan):
    rows = Counter(plan.actions.values_list("priority__code", flat=True))

    assert rows == {"1": 4, "2": 5, "3": 5, "4": 17, "5": 6}


def test_ranges_are_kept_as_printed(plan):
    priorities = plan.priorities.in_printed_order()

    ranges = [
        (
            priority.range_text,
            [theme.range_text for theme in priority.sub_themes.in_printed_order()],
        )
        for priority in priorities
    ]

    assert ranges == [
        ("(1.1-1.3)", ["(1.4 - 1.5)"]),
        ("(2.1- 2.5)", []),
        ("(3.1- 3.2)", ["(3.3 - 3.5)"]),
        ("(4.1 - 4.2)", ["(4.3)", "(4.4 - 4.6)", "(4.7 - 4.13)", "(4.14)"]),
        ("(5.1)", ["(5.2-5.5)"]),
    ]


def test_every_row_has_leads_in_the_order_they_are_printed(plan):
    for action in plan.actions.all():
        leads = [lead.text for lead in action.leads.all()]
        places = [action.leads_text.find(words) for words in leads]

        assert leads
        assert -1 not in places, action.code
        assert places == sorted(places) or "post not published" in action.leads_text


def test_months_named_are_owed_a_report(bath, plan):
    owing = {
        (row.year, row.month)
        for action in plan.actions.all()
        for row in action.report_backs.all()
    }

    meetings = {
        (meeting.held_on.year, meeting.held_on.month)
        for meeting in bath.meetings.business().to_come()
    }
    assert owing == meetings


def test_things_to_check_are_those_of_the_printed_programme(bath, plan, client):
    manager = bath.grants.get(role=Role.BUSINESS_MANAGER).user
    client.force_login(manager)

    page = client.get(reverse("workplan:plan_checks", args=[bath.slug, plan.pk]))

    found = {
        check.key: [each.label.split(" ")[0] for each in check.findings]
        for check in page.context["checks"]
    }
    assert found.pop("range") == ["Ensure", "Improve"]  # no 1.5; 5.6 outside
    assert found == {
        "no_date": ["3.3", "4.9"],
        "unknown_lead": ["4.4", "5.3", "5.4"],
        "not_understood": ["5.2"],
        "no_review_date": ["3.2", "4.14", "5.3", "5.4", "5.5"],
        "no_report_back": ["3.3", "4.3.2", "4.3.3"],
    }


def test_register_holds_the_ten_risks_with_scores_marked_illustrative(bath):
    references = bath.risks.order_by("number").values_list("reference", flat=True)

    assert list(references) == [f"R{number}" for number in range(1, 11)]
    assessments = RiskAssessment.objects.filter(risk__board=bath)
    assert {assessment.is_illustrative for assessment in assessments} == {True}
    assert {risk.owner_text == "" for risk in bath.risks.all()} == {False}
