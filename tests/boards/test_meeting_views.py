import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import Meeting, Role
from tests.factories.boards import (
    BoardFactory,
    GroupFactory,
    MeetingFactory,
    RestrictionFactory,
)
from tests.factories.meetings import AgendaItemFactory, AgendaPaperFactory

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board", name="The board itself")


@pytest.fixture
def meeting(board, group):
    return MeetingFactory(board=board, group=group)


@pytest.fixture
def asked(group):
    return {
        "group": group.pk,
        "kind": "business",
        "year": 2013,
        "every": 3,
        "first_month": 6,
        "nth": 2,
        "weekday": 2,
    }


def days_of(formset):
    return [(each["day"].value(), each["is_wanted"].value()) for each in formset]


def sent(days):
    data = {"form-TOTAL_FORMS": len(days), "form-INITIAL_FORMS": len(days)}
    for n, day in enumerate(days):
        data |= {f"form-{n}-day": day, f"form-{n}-is_wanted": "on"}
    return data


# The calendar of a year


def test_the_year_is_shown_before_it_is_planned(signed_in, url, board, asked):
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.get(url("boards:meeting_year_plan", board), asked)

    assert days_of(response.context["formset"]) == [
        (datetime.date(2013, 6, 12), True),
        (datetime.date(2013, 9, 11), True),
        (datetime.date(2013, 12, 11), True),
        (datetime.date(2014, 3, 12), True),
    ]
    assert not board.meetings.exists()


def test_bank_holidays_are_marked(signed_in, url, board, asked):
    client = signed_in(Role.BUSINESS_MANAGER).client
    asked |= {"every": 12, "first_month": 12, "nth": 4}

    page = client.get(url("boards:meeting_year_plan", board), asked).text

    assert "Bank holiday: Christmas Day" in page


def test_days_are_corrected_and_planned_at_once_and_nothing_twice(
    signed_in, url, board, group, asked
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:meeting_year_plan", board)
    address = f"{path}?{'&'.join(f'{k}={v}' for k, v in asked.items())}"
    days = ["2013-06-13", "2013-09-11"]

    client.post(address, sent(days))
    again = client.post(address, sent(days), follow=True)

    held_on = [each.held_on.isoformat() for each in board.meetings.in_order()]
    assert held_on == days
    assert "0 meetings planned, 2 there already" in again.text


def test_a_month_with_a_meeting_is_not_ticked(signed_in, url, board, group, asked):
    MeetingFactory(board=board, group=group, held_on=datetime.date(2013, 6, 5))
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.get(url("boards:meeting_year_plan", board), asked)

    ticks = [ticked for _, ticked in days_of(response.context["formset"])]
    assert ticks == [False, True, True, True]
    assert "Meets in that month already" in response.text


def test_a_sub_group_chair_plans_for_the_own_group_alone(signed_in, url, board, group):
    chair = signed_in(Role.GROUP_CHAIR)
    asked = {"kind": "business", "held_on": "2013-06-12"}

    refused = chair.client.post(
        url("boards:meeting_add", board), asked | {"group": group.pk}
    )
    planned = chair.client.post(
        url("boards:meeting_add", board), asked | {"group": chair.grant.group.pk}
    )

    assert refused.status_code == 200
    assert "group" in refused.context["form"].errors
    assert planned.status_code == 302
    assert board.meetings.get().group == chair.grant.group


# A meeting


def test_an_edit_that_comes_second_keeps_both_texts(signed_in, url, board, meeting):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:meeting_edit", board, meeting.pk)
    facts = {"kind": "business", "held_on": "2013-06-12", "version": 1}

    client.post(path, facts | {"place": "Guildhall"})
    second = client.post(path, facts | {"place": "Library"})

    assert second.status_code == 409
    assert "Guildhall" in second.text
    assert "Library" in second.text


def test_a_meeting_is_cancelled_with_its_reason(signed_in, url, board, meeting):
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.post(
        url("boards:meeting_cancel", board, meeting.pk),
        {"reason": "Snow", "version": 1},
        follow=True,
    )

    assert "Snow" in response.text
    meeting.refresh_from_db()
    assert meeting.status == Meeting.Status.CANCELLED


def test_the_wrong_role_cancels_nothing(signed_in, url, board, meeting):
    client = signed_in(Role.CHAIR).client

    response = client.post(
        url("boards:meeting_cancel", board, meeting.pk), {"reason": "x", "version": 1}
    )

    assert response.status_code == 403
    meeting.refresh_from_db()
    assert meeting.is_to_come


def test_another_boards_meeting_is_not_found(signed_in, url, board):
    other = MeetingFactory(board=BoardFactory())
    client = signed_in(Role.BUSINESS_MANAGER).client

    assert client.get(url("boards:meeting_edit", board, other.pk)).status_code == 404
    assert client.get(url("workplan:agenda", board, other.pk)).status_code == 404


def test_readers_see_no_controls(signed_in, url, board, meeting):
    AgendaItemFactory(meeting=meeting, title="Budget")
    client = signed_in(Role.BOARD_MEMBER).client

    for name in ("boards:meeting_detail", "workplan:agenda", "workplan:minutes"):
        page = client.get(url(name, board, meeting.pk)).text
        main = page.split("<main")[1].split("</main")[0]
        assert "<form" not in main
        assert "/edit/" not in main


# Its agenda and papers


@pytest.fixture
def items(meeting):
    return [
        AgendaItemFactory(meeting=meeting, title=title, position=position)
        for position, title in enumerate(("Apologies", "Budget", "Any other"), 1)
    ]


def titles(meeting):
    return [each.title for each in meeting.agenda_items.on_agenda().in_order()]


def test_items_are_moved_with_buttons(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:agenda_item_move", board, meeting.pk, items[2].pk)

    client.post(path, {"direction": "up"})
    assert titles(meeting) == ["Apologies", "Any other", "Budget"]
    client.post(path, {"direction": "down"})
    assert titles(meeting) == ["Apologies", "Budget", "Any other"]


def test_an_item_that_was_taken_off_meanwhile_does_not_move(
    signed_in, url, board, meeting, items
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    client.post(url("boards:agenda_item_take_off", board, meeting.pk, items[1].pk))

    response = client.post(
        url("boards:agenda_item_move", board, meeting.pk, items[1].pk),
        {"direction": "up"},
    )

    assert response.status_code == 302
    assert titles(meeting) == ["Apologies", "Any other"]


def test_items_are_dragged(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.post(
        url("boards:agenda_item_place", board, meeting.pk, items[2].pk),
        {"before": items[0].pk},
        headers={"HX-Request": "true"},
        follow=True,
    )

    assert titles(meeting) == ["Any other", "Apologies", "Budget"]
    assert response.text.index("Any other") < response.text.index("Apologies")


def test_an_item_taken_off_can_be_put_back(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(url("boards:agenda_item_take_off", board, meeting.pk, items[1].pk))
    assert titles(meeting) == ["Apologies", "Any other"]
    client.post(url("boards:agenda_item_put_back", board, meeting.pk, items[1].pk))
    assert titles(meeting) == ["Apologies", "Budget", "Any other"]


def test_what_is_minuted_stays_on_the_agenda(signed_in, url, board, meeting, items):
    items[1].minute = "Agreed"
    items[1].save()
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(url("boards:agenda_item_take_off", board, meeting.pk, items[1].pk))

    assert "Budget" in titles(meeting)


def test_papers_are_uploaded_several_at_once(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client
    uploads = [SimpleUploadedFile(f"{name}.pdf", PDF) for name in ("Budget", "Fees")]

    client.post(
        url("boards:papers_add", board, meeting.pk, items[1].pk), {"uploads": uploads}
    )

    papers = items[1].papers.all()
    assert [paper.title for paper in papers] == ["Budget", "Fees"]
    reader = signed_in(Role.BOARD_MEMBER).client
    path = url("boards:paper_file", board, meeting.pk, items[1].pk, papers[0].pk)
    response = reader.get(path)
    assert b"".join(response) == PDF
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_a_paper_of_a_kind_not_taken_is_explained(
    signed_in, url, board, meeting, items
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    good, bad = (
        SimpleUploadedFile("a.pdf", PDF),
        SimpleUploadedFile("b.exe", b"MZ"),
    )

    response = client.post(
        url("boards:papers_add", board, meeting.pk, items[1].pk),
        {"uploads": [good, bad]},
    )

    assert response.status_code == 422
    assert "We do not take" in response.text
    assert not items[1].papers.exists()


def test_papers_are_asked_for(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client

    response = client.post(url("boards:papers_add", board, meeting.pk, items[1].pk))

    assert "Choose the papers" in response.text


def test_a_restricted_item_and_its_papers_are_for_named_readers(
    signed_in, url, board, meeting
):
    restriction = RestrictionFactory(board=board)
    item = AgendaItemFactory(
        meeting=meeting, title="Staffing", kind="confidential", restriction=restriction
    )
    paper = AgendaPaperFactory(item=item)
    agenda = url("workplan:agenda", board, meeting.pk)
    file = url("boards:paper_file", board, meeting.pk, item.pk, paper.pk)

    member = signed_in(Role.BOARD_MEMBER)
    assert "Staffing" not in member.client.get(agenda).text
    assert member.client.get(file).status_code == 404
    restriction.readers.add(member.user)
    assert "Staffing" in member.client.get(agenda).text
    assert b"".join(member.client.get(file))


def test_a_paper_may_be_restricted_further_than_its_item(
    signed_in, url, board, meeting, items
):
    paper = AgendaPaperFactory(
        item=items[0], title="Names", restriction=RestrictionFactory(board=board)
    )
    client = signed_in(Role.BOARD_MEMBER).client

    page = client.get(url("workplan:agenda", board, meeting.pk)).text

    assert "Apologies" in page
    assert "Names" not in page
    path = url("boards:paper_file", board, meeting.pk, items[0].pk, paper.pk)
    assert client.get(path).status_code == 404


def test_making_an_item_confidential_asks_why(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("boards:agenda_item_edit", board, meeting.pk, items[1].pk)
    facts = {"title": "Budget", "kind": "confidential", "version": 1}

    refused = client.post(path, facts)
    assert "Say why it is confidential" in refused.text
    client.post(path, facts | {"reason": "Pay"})

    items[1].refresh_from_db()
    assert items[1].restriction.reason == "Pay"


def test_business_support_restricts_nothing(signed_in, url, board, meeting, items):
    client = signed_in(Role.BUSINESS_SUPPORT).client
    path = url("boards:agenda_item_edit", board, meeting.pk, items[1].pk)

    form = client.get(path).context["form"]

    assert "reason" not in form.fields
    assert "confidential" not in dict(form.fields["kind"].choices)


def test_a_closed_meeting_changes_no_more(signed_in, url, board, meeting, items):
    Meeting.objects.filter(pk=meeting.pk).update(status="minutes_agreed")
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(url("boards:agenda_item_take_off", board, meeting.pk, items[1].pk))
    response = client.post(
        url("boards:agenda_item_add", board, meeting.pk),
        {"title": "Late", "kind": "information"},
    )

    assert response.status_code == 422
    assert titles(meeting) == ["Apologies", "Budget", "Any other"]


# An event


def test_numbers_and_pledges_of_an_event(signed_in, url, board, group):
    event = MeetingFactory(board=board, group=group, kind="stakeholder_event")
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("boards:event_numbers", board, event.pk),
        {"attended_count": 90, "version": 1},
    )
    client.post(
        url("boards:pledge_add", board, event.pk),
        {"words": "Tell fathers", "made_by": "Library Service"},
    )

    page = client.get(url("boards:meeting_detail", board, event.pk)).text
    assert "90 people came" in page
    assert "Tell fathers" in page


def test_who_came_is_marked_at_meetings_and_not_at_events_or_cancelled_ones(
    signed_in, url, board, group
):
    client = signed_in(Role.BUSINESS_MANAGER).client
    held, event, gone = (
        MeetingFactory(board=board, group=group, **values)
        for values in (
            {"status": "held"},
            {"status": "held", "kind": "stakeholder_event"},
            {"status": "cancelled", "kind": "extraordinary"},
        )
    )

    def leads_to_marks(meeting):
        marks = url("boards:attendance_edit", board, meeting.pk)
        return marks in client.get(meeting.get_absolute_url()).text

    assert [leads_to_marks(each) for each in (held, event, gone)] == [
        True,
        False,
        False,
    ]


def test_a_meeting_past_its_day_is_asked_about(signed_in, url, board, group):
    client = signed_in(Role.BOARD_MEMBER).client
    path = url("boards:meeting_list", board)
    yesterday = board.today - datetime.timedelta(days=1)
    for day, status in ((board.today, "planned"), (yesterday, "held")):
        MeetingFactory(board=board, group=group, held_on=day, status=status)
    assert "Was it held?" not in client.get(path).text

    MeetingFactory(board=board, group=group, held_on=yesterday, kind="extraordinary")

    assert client.get(path).text.count("Was it held?") == 1
