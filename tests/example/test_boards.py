"""The board as loaded, against the facts that its source publishes."""

import pytest

from boards import attendance
from boards.models import Group, Meeting, Role, RoleGrant

pytestmark = pytest.mark.django_db
YEAR = 2012


@pytest.fixture(scope="module")
def marks(bath):
    """The marks of each counted seat at the year's business meetings."""
    meetings = list(bath.meetings.business().held().in_year(bath, YEAR))
    assert len(meetings) == 4
    return {
        seat.printed_name: [
            mark.mark for mark in seat.attendances.filter(meeting__in=meetings)
        ]
        for seat in bath.seats.counted().in_attendance_order()
    }


def test_attendance_falls_into_the_published_bands(bath, marks):
    percentages = {
        name: attendance.attended(of_seat, bath.attendance_rule).percentage
        for name, of_seat in marks.items()
    }

    assert dict(attendance.bands(percentages.items())) == {
        100: [
            "Independent Chair",
            "Director of Children's Service",
            "Safeguarding Social Care and Family Service",
            "Oxford and Buckingham CAMHS",
            "Children's Service Commissioning and Strategic Planning",
            "Police",
            "AWP Mental Health Partnership",
            "Designated Doctor",
            "Designated Nurse",
            "Voluntary Sector Network",
        ],
        75: [
            "Strategic Health Authority",
            "Sirona Care and Health",
            "Royal United Hospital",
            "Youth Offending Team",
            "Children's Learning and Inclusion Service",
            "Maternity Services",
            "Public Health",
        ],
        50: ["Probation", "Barnardos"],
        25: [
            "Clinical Commissioning Group",
            "Primary Schools",
            "Secondary Schools and Academies",
        ],
        0: ["Royal National Hospital for Rheumatic Diseases", "CAFCASS"],
    }


def test_a_body_that_joined_in_march_is_counted_over_the_entire_year(bath, marks):
    seat = bath.seats.get(printed_name="Clinical Commissioning Group")

    assert [post.started for post in seat.appointments.all()] == ["2013-03"]
    assert marks[seat.printed_name] == [*["not_expected"] * 3, "present"]


def test_lead_members_seat_is_vacant_between_its_two_holders(bath):
    seat = bath.seats.get(member_class="observer")

    held = seat.appointments.in_printed_order()

    assert [(post.started, post.ended) for post in held] == [
        ("2012-03", "2012-06"),
        ("2012-09", ""),
    ]


@pytest.mark.parametrize(
    ("title", "total"),
    [("Main programme", 69_590), ("Inter-agency training", 82_016)],
)
def test_fund_balances_to_the_published_pound(bath, title, total):
    fund = bath.funds.get(year=YEAR, title=title)

    assert fund.lines.sources().total() == total
    assert fund.lines.expenditure().total() == total


def test_only_the_stakeholders_event_has_a_published_day(bath):
    published = bath.meetings.filter(is_day_illustrative=False)

    event = published.get()

    assert event.kind == Meeting.Kind.STAKEHOLDER_EVENT
    assert f"{event.held_on}" == "2012-11-29"
    assert event.attended_count == 90


def test_which_meeting_was_missed_is_marked_illustrative(bath):
    marks = bath.meetings.business().values_list(
        "attendances__is_illustrative", flat=True
    )

    assert set(marks.filter(attendances__isnull=False)) == {True}


def test_four_new_sub_groups_report_to_each_meeting(bath):
    reporting = bath.groups.reporting()

    assert reporting.count() == 4
    assert set(reporting.values_list("started", "kind")) == {
        ("2013-04", Group.Kind.SUB_GROUP)
    }


def test_committees_that_ended_with_the_year_say_who_took_over(bath):
    ended = bath.groups.exclude(ended="").order_by("position")

    assert [(each.short_name, each.succeeded_by.short_name) for each in ended] == [
        ("SCSC", "PP"),
        ("TMC", "TWDG"),
    ]
    assert ended[0].reports == Group.Reports.TWICE_A_YEAR


def test_every_role_has_a_sign_in_named_for_a_post(bath):
    grants = RoleGrant.objects.in_force().filter(board=bath)

    assert set(grants.values_list("role", flat=True)) == set(Role.values)
    assert all(grant.user.check_password("quiet-harbour") for grant in grants[:2])


def test_every_change_is_in_the_history_under_one_name(bath):
    labels = set(bath.events.values_list("actor_label", flat=True))
    assert labels == {"The worked example"}
    assert bath.events.filter(verb="agency_added").count() == bath.agencies.count()
