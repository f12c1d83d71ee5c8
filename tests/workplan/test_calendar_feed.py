import datetime

import pytest
from icalendar import Calendar

from boards.models import Role, RoleGrant
from tests.factories.boards import GroupFactory, MeetingFactory, RestrictionFactory
from tests.factories.meetings import AgendaItemFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory


@pytest.fixture
def meeting(board):
    group = GroupFactory(board=board, kind="board", short_name="LSCB")
    return MeetingFactory(
        board=board, group=group, starts_at=datetime.time(9, 30), place="Guildhall"
    )


@pytest.fixture
def address(url, board):
    def _address(person):
        """The address that this person's page shows once."""
        page = person.client.post(
            url("workplan:calendar_address", board), {"to": "renew"}
        )
        return page.context["address"].split("//", 1)[1].split("/", 1)[1]

    return _address


def events_at(client, path):
    response = client.get(f"/{path}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/calendar")
    return {
        str(event["summary"]): event
        for event in Calendar.from_ical(response.content).walk("VEVENT")
    }


def test_meetings_are_in_the_feed_with_time_and_place(
    signed_in, client, address, meeting
):
    path = address(signed_in(Role.BOARD_MEMBER))
    client.logout()

    event = events_at(client, path)["LSCB: Business meeting"]

    assert event["dtstart"].dt.isoformat() == "2013-06-12T09:30:00+01:00"
    assert event["dtend"].dt.isoformat() == "2013-06-12T11:30:00+01:00"
    assert event["location"] == "Guildhall"
    assert event["status"] == "CONFIRMED"


def test_a_meeting_without_a_time_takes_the_day_and_says_what_is_illustrative(
    signed_in, client, address, board, meeting
):
    type(meeting).objects.update(starts_at=None, is_day_illustrative=True)

    event = events_at(client, address(signed_in(Role.BOARD_MEMBER)))[
        "LSCB: Business meeting"
    ]

    assert event["dtstart"].dt == datetime.date(2013, 6, 12)
    assert "illustrative" in event["description"]


def test_a_cancelled_meeting_is_said_to_be(signed_in, client, address, meeting):
    type(meeting).objects.update(status="cancelled", version=2)

    event = events_at(client, address(signed_in(Role.BOARD_MEMBER)))[
        "LSCB: Business meeting"
    ]

    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)


def test_own_deadlines_are_in_it_without_their_words(
    signed_in, client, address, board, meeting
):
    member = signed_in(Role.BOARD_MEMBER)
    restriction = RestrictionFactory(board=board)
    restriction.readers.add(member.user)
    for code, values in (("1.1", {}), ("9.9", {"restriction": restriction})):
        action = ActionFactory(
            board=board,
            code=code,
            text="Train all staff",
            due_on=datetime.date(2013, 9, 30),
            **values,
        )
        ActionLeadFactory(action=action, kind="agency", agency=member.grant.agency)
    AgendaItemFactory(meeting=meeting, title="Pay")
    path = address(member)

    found = events_at(client, path)
    whole = client.get(f"/{path}").text

    due = [summary for summary in found if "due" in summary]
    assert due == [f"{board.short_name}: action 1.1 is due"]
    assert "Train" not in whole
    assert "Pay" not in whole


def test_a_new_address_ends_the_one_before(signed_in, client, address, meeting):
    member = signed_in(Role.BOARD_MEMBER)
    first, second = address(member), address(member)

    assert client.get(f"/{first}").status_code == 410
    assert client.get(f"/{second}").status_code == 200


def test_the_address_dies_with_the_role(signed_in, client, address, meeting):
    member = signed_in(Role.BOARD_MEMBER)
    path = address(member)

    RoleGrant.objects.filter(pk=member.grant.pk).update(
        until_on=datetime.date(2013, 1, 1)
    )

    assert client.get(f"/{path}").status_code == 410


def test_it_can_be_stopped(signed_in, client, url, address, board, meeting):
    member = signed_in(Role.BOARD_MEMBER)
    path = address(member)

    member.client.post(url("workplan:calendar_address", board), {"to": "stop"})

    assert client.get(f"/{path}").status_code == 410


def test_the_address_is_shown_once(signed_in, url, address, board, meeting):
    member = signed_in(Role.BOARD_MEMBER)
    token = address(member).split("/")[1]

    page = member.client.get(url("workplan:calendar_address", board)).text

    assert token not in page
    assert "You have an address" in page


def test_a_section_11_contact_has_none(signed_in, url, board):
    client = signed_in(Role.SECTION_11_CONTACT).client

    path = url("workplan:calendar_address", board)
    assert client.post(path, {"to": "renew"}).status_code == 403
