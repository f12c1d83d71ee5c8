"""Who comes to the meetings of a group: its own members, and no figure of the board's moves."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from boards import attendance_record, attendance_shares
from boards.exceptions import Refused
from boards.models import Attendance, QuorumRule, Role
from boards.services import attendance as services
from tests.factories.boards import (
    AgencyFactory,
    AttendanceFactory,
    GroupFactory,
    GroupMembershipFactory,
    MeetingFactory,
    SeatFactory,
)

DAYS = ["2012-06-27", "2012-09-26", "2012-12-19", "2013-03-27"]


@pytest.fixture
def group(board):
    return GroupFactory(board=board, name="Training sub-group")


@pytest.fixture
def held(board, group):
    return [
        MeetingFactory(
            board=board,
            group=group,
            held_on=datetime.date.fromisoformat(day),
            status="held",
        )
        for day in DAYS
    ]


def member_marked(group, held, post, marks, **values):
    membership = GroupMembershipFactory(group=group, post=post, **values)
    for meeting, mark in zip(held, marks.split(), strict=True):
        if mark != "-":
            AttendanceFactory(
                meeting=meeting, seat=None, membership=membership, mark=mark
            )
    return membership


def percentages(record):
    return {row.member.printed_name: row.percentage for row in record.rows}


# Counting


def test_members_are_counted_at_their_groups_meetings(board, group, held):
    police = AgencyFactory(board=board, name="Police")
    member_marked(group, held, "Inspector", "present deputy absent -", agency=police)
    member_marked(group, held, "Matron", "present present present present")

    record = attendance_record.in_year(board, 2012, group=group)

    assert percentages(record) == {"Inspector (Police)": 50, "Matron": 100}
    assert record.bands == [(100, ["Matron"]), (50, ["Inspector (Police)"])]


def test_cancelled_meetings_events_and_other_groups_stay_out(board, group, held):
    member_marked(group, held, "Matron", "present present absent absent")
    other = GroupFactory(board=board)
    for day, values in enumerate(
        (
            {"group": group, "status": "cancelled"},
            {"group": group, "status": "planned"},
            {"group": group, "status": "held", "kind": "stakeholder_event"},
            {"group": other, "status": "held"},
        ),
        start=1,
    ):
        MeetingFactory(board=board, held_on=datetime.date(2012, 7, day), **values)

    record = attendance_record.in_year(board, 2012, group=group)

    assert record.meetings == held
    assert percentages(record) == {"Matron": 50}


@pytest.mark.parametrize("counts_all", [True, False])
def test_a_member_counts_in_their_own_time_by_any_rule(board, group, held, counts_all):
    member_marked(group, held, "Early", "present - - -", ended="2012-08")
    member_marked(group, held, "Late", "- - - present", started="2013-01")
    member_marked(group, held, "Gone", "- - - -", ended="2012-02")
    member_marked(group, held, "Minute taker", "- - - -", role="support")

    rule = attendance_record.Rule(counts_all_meetings=counts_all)
    record = attendance_record.in_year(board, 2012, group=group, rule=rule)

    assert percentages(record) == {"Early": 100, "Late": 100}
    assert record.under_threshold == []


def test_who_joined_after_the_last_meeting_neither_failed_nor_came(board, group, held):
    member_marked(group, held, "New", "- - - absent", started="2013-03-28")

    record = attendance_record.in_year(board, 2012, group=group)

    assert percentages(record) == {"New": None}
    assert (record.under_threshold, record.never_came, record.bands) == ([], [], [])


def test_who_never_came_in_their_own_time_is_named(board, group, held):
    member_marked(group, held, "Late", "- - - absent", started="2013-01")

    record = attendance_record.in_year(board, 2012, group=group)

    (row,) = record.never_came
    assert (row.attended.attended, row.attended.counted) == (0, 1)


def test_an_agency_is_not_halved_where_one_member_follows_another(board, group, held):
    agency = AgencyFactory(board=board, name="Fire")
    member_marked(
        group, held, "Early", "present present - -", agency=agency, ended="2012-11"
    )
    member_marked(
        group, held, "Late", "- - present present", agency=agency, started="2012-12"
    )

    record = attendance_record.in_year(board, 2012, group=group)

    (share,) = attendance_shares.by_agency(record)
    assert (share.attended.attended, share.attended.counted) == (4, 4)
    assert attendance_shares.trend(board, 2012, group=group).whole == [100]


def test_groups_are_compared_by_deputies_alone(signed_in, url, board, group, held):
    member_marked(group, held, "Late", "- - - deputy", started="2013-01")
    client = signed_in(Role.BOARD_MEMBER).client
    path = url("boards:group_attendance_year", board, group.pk, 2012)

    own = client.get(path).text
    other = client.get(path, {"rule": "members"}).text

    assert "own rule: While each was a member, deputies count" in own
    assert "Under the threshold" not in own
    assert "seat was filled" not in own
    assert "Not the board’s own rule." in other
    assert "Under the threshold" in other


def test_the_boards_own_figures_do_not_move(board, group, held):
    whole = GroupFactory(board=board, kind="board")
    agency = AgencyFactory(board=board, name="Police")
    meeting = MeetingFactory(
        board=board, group=whole, held_on=datetime.date(2012, 6, 13), status="held"
    )
    seat = SeatFactory(board=board, printed_name="Police", agency=agency)
    AttendanceFactory(meeting=meeting, seat=seat, mark="absent")

    member_marked(
        group, held, "Inspector", "present present present present", agency=agency
    )

    record = attendance_record.in_year(board, 2012)
    assert record.bands == [(0, ["Police"])]
    (share,) = attendance_shares.by_agency(record)
    assert (share.name, share.attended.percentage) == ("Police", 0)


def test_shares_of_a_group_are_by_agency_and_by_member(board, group, held):
    police = AgencyFactory(board=board, name="Police")
    member_marked(group, held, "Inspector", "present deputy - -", agency=police)
    member_marked(
        group, held, "Sergeant", "- - present present", agency=police, started="2012-12"
    )

    record = attendance_record.in_year(board, 2012, group=group)

    (agency,) = attendance_shares.by_agency(record)
    assert (agency.name, agency.detail, agency.attended.percentage) == (
        "Police",
        "2 members",
        67,
    )
    assert {
        each.name: (each.attended.attended, each.attended.counted)
        for each in attendance_shares.by_holder(record)
    } == {"Inspector": (1, 4), "Sergeant": (2, 2)}
    trend = attendance_shares.trend(board, 2013, group=group)
    assert trend.years == [2012]
    assert trend.whole == [67]


def test_two_members_of_one_name_are_two(board, group, held):
    for marks in ("present present present present", "present present present present"):
        member_marked(group, held, "Head teacher", marks)

    record = attendance_record.in_year(board, 2012, group=group)

    assert record.bands == [(100, ["Head teacher", "Head teacher"])]


@pytest.mark.parametrize("names", [(), ("seat", "membership")])
def test_a_mark_is_of_a_seat_or_of_a_membership(board, group, held, names):
    members = {
        "seat": SeatFactory(board=board),
        "membership": GroupMembershipFactory(group=group),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(
            meeting=held[0], mark="present", **{name: members[name] for name in names}
        )


def test_a_member_has_one_mark_at_a_meeting(group, held):
    membership = member_marked(group, held, "Matron", "present - - -")

    with pytest.raises(IntegrityError), transaction.atomic():
        AttendanceFactory(meeting=held[0], seat=None, membership=membership)


# Marking


@pytest.fixture
def matron(group):
    return GroupMembershipFactory(group=group, post="Matron")


def test_the_groups_chair_marks_with_one_click(
    signed_in, url, board, group, held, matron
):
    client = signed_in(Role.GROUP_CHAIR, group=group).client

    page = client.post(
        url("boards:attendance_mark", board, held[0].pk, matron.pk),
        {"mark": "present", "was": ""},
        headers={"HX-Request": "true"},
        follow=True,
    )

    assert held[0].attendances.get().member == matron
    assert "25%" in page.text
    assert "Matron, 27 June 2012. Change to deputy present" in page.text
    event = board.events.about(held[0]).newest_first().first()
    assert event.after == {"Matron": "Present"}


def test_another_groups_chair_and_a_member_may_not(
    signed_in, url, board, group, held, matron
):
    for role in (Role.GROUP_CHAIR, Role.BOARD_MEMBER):
        client = signed_in(role).client
        page = client.get(url("boards:group_attendance_year", board, group.pk, 2012))
        refused = [
            client.post(path, {"mark": "present", "was": ""}).status_code
            for path in (
                url("boards:attendance_mark", board, held[0].pk, matron.pk),
                url("boards:attendance_all_present", board, held[0].pk),
                url("boards:attendance_edit", board, held[0].pk),
            )
        ]

        assert page.status_code == 200
        assert "attendance-cell__button" not in page.text
        assert refused == [403, 403, 403]
    assert not Attendance.objects.exists()


def test_a_member_of_another_group_is_not_found(
    signed_in, url, board, group, held, matron
):
    other = GroupMembershipFactory(group=GroupFactory(board=board))
    client = signed_in(Role.BUSINESS_MANAGER).client

    for pk in (other.pk, SeatFactory(board=board).pk + 1000):
        path = url("boards:attendance_mark", board, held[0].pk, pk)
        assert client.post(path, {"mark": "present", "was": ""}).status_code == 404
    assert not Attendance.objects.exists()


def test_all_present_marks_those_who_were_members_that_day(
    signed_in, url, board, group, held, matron
):
    GroupMembershipFactory(group=group, started="2013-01")
    GroupMembershipFactory(group=group, role="support")
    client = signed_in(Role.GROUP_CHAIR, group=group).client

    client.post(url("boards:attendance_all_present", board, held[0].pk))

    assert [mark.member for mark in held[0].attendances.all()] == [matron]


def test_the_form_marks_one_meeting_and_says_whether_it_was_quorate(
    signed_in, url, board, group, held, matron
):
    QuorumRule.objects.create(group=group, least_seats=2)
    later = GroupMembershipFactory(group=group, post="Later", started="2013-01")
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:attendance_edit", board, held[0].pk)

    page = client.post(
        path, {f"mark_{matron.pk}": "deputy", f"was_{matron.pk}": ""}, follow=True
    ).text

    assert held[0].attendances.get().mark == "deputy"
    assert f"mark_{later.pk}" not in page
    assert "Missing: 1 more member." in page


def test_the_quorum_of_a_group_may_ask_for_agencies_that_sit_on_it(
    signed_in, url, board, group, held
):
    police = AgencyFactory(board=board, name="Police")
    GroupMembershipFactory(group=group, agency=police)
    AgencyFactory(board=board, name="Fire")
    client = signed_in(Role.BUSINESS_MANAGER).client

    page = client.get(url("boards:meeting_rules", board, group.pk)).text

    assert "Police" in page
    assert "Fire" not in page


def test_a_cancelled_meeting_of_a_group_takes_no_marks(board, group, matron, manager):
    gone = MeetingFactory(board=board, group=group, status="cancelled")

    for deed in (
        lambda: services.mark_all_present(meeting=gone, by=manager),
        lambda: services.mark_attendance(
            meeting=gone, member=matron, mark="present", was="", by=manager
        ),
    ):
        with pytest.raises(Refused, match="It is cancelled"):
            deed()
    assert not gone.attendances.exists()


# Showing


def test_the_grid_has_no_button_before_a_member_joined(
    signed_in, url, board, group, held
):
    member_marked(group, held, "Late", "- - - -", started="2013-01")
    client = signed_in(Role.BUSINESS_MANAGER).client

    page = client.get(url("boards:group_attendance_year", board, group.pk, 2012)).text

    assert page.count("Not a member then") == 3
    assert page.count("attendance-cell__button") == 1
    assert "Send the warnings" not in page


def test_a_meeting_that_nobody_is_marked_at_is_named(
    signed_in, url, board, group, held
):
    member_marked(group, held, "Matron", "present - present present")
    client = signed_in(Role.GROUP_CHAIR, group=group).client
    path = url("boards:group_attendance_year", board, group.pk, 2012)

    warning = client.get(path).text.split("Not marked yet")[1].split("</p>")[0]
    assert "26 September 2012" in warning
    assert "June" not in warning

    client.post(url("boards:attendance_all_present", board, held[1].pk))
    assert "Not marked yet" not in client.get(path).text


def test_the_agency_is_said_once(board, group):
    council = AgencyFactory(board=board, name="Council")

    names = [
        GroupMembershipFactory(group=group, post=post, agency=council).printed_name
        for post in ("Solicitor", "Leader of the Council")
    ]

    assert names == ["Solicitor (Council)", "Leader of the Council"]


def test_who_never_comes_is_named(signed_in, url, board, group, held):
    member_marked(group, held, "Matron", "present present present present")
    member_marked(group, held, "Inspector", "absent apologies absent absent")
    client = signed_in(Role.BOARD_MEMBER).client

    year = client.get(url("boards:group_attendance_year", board, group.pk, 2012)).text
    shares = client.get(url("boards:group_attendance_shares", board, group.pk)).text

    assert "Never came: Inspector." in year
    never = shares.split("Who never came")[1].split("</ul>")[0]
    assert "Inspector" in never
    assert "Matron" not in never


def test_group_and_meeting_lead_to_the_grid_of_the_year(
    signed_in, url, board, group, held
):
    client = signed_in(Role.BOARD_MEMBER).client
    grid = url("boards:group_attendance_year", board, group.pk, 2012)

    assert grid in client.get(group.get_absolute_url()).text
    assert grid in client.get(held[0].get_absolute_url()).text


def test_the_pages_of_a_group_leave_as_files(signed_in, url, board, group, held):
    member_marked(group, held, "Matron", "present absent absent absent")
    client = signed_in(Role.BOARD_MEMBER).client

    for name, args in (
        ("group_attendance_year", (group.pk, 2012)),
        ("group_attendance_shares", (group.pk,)),
    ):
        file = client.get(url(f"boards:{name}", board, *args), {"format": "csv"}).text
        assert "Training sub-group" in file
        assert "Matron" in file
        assert "25" in file


def test_the_board_itself_has_its_own_grid_and_no_second_one(signed_in, url, board):
    whole = GroupFactory(board=board, kind="board")
    client = signed_in(Role.BOARD_MEMBER).client

    assert (
        url("boards:attendance_year", board, 2013)
        in client.get(whole.get_absolute_url()).content.decode()
    )
    path = url("boards:group_attendance_year", board, whole.pk, 2013)
    assert client.get(path).status_code == 404


def test_another_boards_group_is_not_found(signed_in, url, board):
    client = signed_in(Role.BUSINESS_MANAGER).client
    theirs = GroupFactory()

    for name, args in (("year", (theirs.pk, 2012)), ("shares", (theirs.pk,))):
        path = url(f"boards:group_attendance_{name}", board, *args)
        assert client.get(path).status_code == 404


def test_the_grid_of_a_group_costs_the_same_for_more_members(
    signed_in, url, board, group, held, django_assert_max_num_queries
):
    for n in range(12):
        member_marked(
            group,
            held,
            f"Post {n}",
            "present present absent present",
            agency=AgencyFactory(board=board),
        )
    client = signed_in(Role.BUSINESS_MANAGER).client

    with django_assert_max_num_queries(12):
        client.get(url("boards:group_attendance_year", board, group.pk, 2012))
    with django_assert_max_num_queries(24):
        client.get(url("boards:group_attendance_shares", board, group.pk))
