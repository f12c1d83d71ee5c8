import pytest

from boards import quorum
from boards.models import ExpectedReport, QuorumRule, Role
from boards.quorum import Rule
from tests.factories.boards import (
    AgencyFactory,
    AttendanceFactory,
    GroupFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.meetings import ExpectedReportFactory

THERE = [
    ("present", "Police"),
    ("deputy", "Health"),
    ("apologies", "Probation"),
    ("not_expected", "CCG"),
]


@pytest.mark.parametrize(
    ("rule", "is_quorate", "missing"),
    [
        (Rule(), True, ()),
        (Rule(least_seats=2), True, ()),
        (Rule(least_seats=3), False, ("1 more member",)),
        (Rule(least_seats=2, deputy_counts=False), False, ("1 more member",)),
        (Rule(least_percentage=66), True, ()),
        (Rule(least_percentage=67), False, ("67% of 3 members",)),
        (Rule(agencies=("Police", "Probation")), False, ("Probation",)),
    ],
)
def test_whether_enough_are_there(rule, is_quorate, missing):
    found = quorum.finding(rule, THERE)

    assert (found.is_quorate, found.missing) == (is_quorate, missing)


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board")


def rules(group, **values):
    return {
        "opening": "Apologies\nMinutes",
        "closing": "Next meeting",
        "version": group.version,
    } | values


def test_the_usual_items_are_offered_and_kept_as_typed(signed_in, url, board, group):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:meeting_rules", board, group.pk)
    assert "Welcome and apologies" in client.get(path).text

    client.post(path, rules(group, least_seats=7))
    kept = group.standing_items.get(title="Minutes").pk
    group.refresh_from_db()
    client.post(path, rules(group, opening="Minutes\nApologies"))

    items = [(item.title, item.is_at_end) for item in group.standing_items.all()]
    assert items == [("Minutes", False), ("Apologies", False), ("Next meeting", True)]
    assert group.standing_items.get(title="Minutes").pk == kept


def test_the_quorum_is_the_groups_data(signed_in, url, board, group):
    agency = AgencyFactory(board=board, name="Police")
    SeatFactory(board=board, agency=agency)
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("boards:meeting_rules", board, group.pk),
        rules(group, least_percentage=50, agencies=[agency.pk], is_deputy_counted="on"),
    )

    rule = group.quorum
    assert (rule.least_percentage, list(rule.agencies.all())) == (50, [agency])


def test_rules_that_come_second_keep_both_texts(signed_in, url, board, group):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:meeting_rules", board, group.pk)
    client.post(path, rules(group, opening="Hers"))

    second = client.post(path, rules(group, opening="His"))

    assert second.status_code == 409
    assert "Hers" in second.text
    assert "His" in second.text


def test_readers_see_whether_a_meeting_was_quorate(signed_in, url, board, group):
    rule = QuorumRule.objects.create(group=group, least_seats=1)
    meeting = MeetingFactory(board=board, group=group, status="held")
    seat = SeatFactory(board=board)
    client = signed_in(Role.BOARD_MEMBER).client
    path = url("boards:meeting_detail", board, meeting.pk)

    AttendanceFactory(meeting=meeting, seat=seat, mark="present")
    assert "Quorate" in client.get(path).text
    QuorumRule.objects.filter(pk=rule.pk).update(least_seats=2)
    page = client.get(path).text
    assert "Not quorate" in page
    assert "Missing: 1 more member." in page


def line(n, **values):
    return {f"form-{n}-{name}": value for name, value in values.items()}


def test_expected_reports_are_set_in_one_list(signed_in, url, board):
    gone = ExpectedReportFactory(board=board, title="Complaints", month=3)
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:expected_report_list", board)
    assert "MAPPA" in client.get(path).text

    client.post(
        path,
        {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 3}
        | line(0, pk=gone.pk, version=1, title="Complaints", month="")
        | line(1, title="Private fostering", presenter="Head of service", month=6)
        | line(2, title="MARAC", month=""),
    )

    (row,) = ExpectedReport.objects.all()
    assert (row.title, row.month, row.presenter) == (
        "Private fostering",
        6,
        "Head of service",
    )


def test_an_expected_report_that_somebody_changed_is_not_written_over(
    signed_in, url, board
):
    row = ExpectedReportFactory(board=board, title="Complaints", month=3)
    ExpectedReport.objects.update(month=9, version=2)
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.post(
        url("boards:expected_report_list", board),
        {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1}
        | line(0, pk=row.pk, version=1, title="Complaints", month=6),
    )

    assert response.status_code == 409
    row.refresh_from_db()
    assert row.month == 9
