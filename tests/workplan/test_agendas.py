import datetime

import pytest

from boards.models import Role
from boards.people import Person
from boards.services import agendas as items
from tests.factories.boards import (
    GroupFactory,
    GroupMembershipFactory,
    MeetingFactory,
    RestrictionFactory,
    RoleGrantFactory,
)
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    ExpectedReportFactory,
    StandingItemFactory,
)
from tests.factories.plans import ActionFactory, ReportBackFactory
from workplan.models import ActionOrigin
from workplan.services import minutes
from workplan.services.agendas import fill_agenda, put_decision_on_agenda


@pytest.fixture
def group(board):
    return GroupFactory(board=board, kind="board", is_reporting=False)


@pytest.fixture
def march(board, group):
    return MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 3, 13), status="held"
    )


@pytest.fixture
def meeting(board, group, march):
    return MeetingFactory(board=board, group=group)


def owing(board, month=6, **values):
    action = ActionFactory(board=board, **values)
    ReportBackFactory(action=action, month=month)
    return action


def titles(meeting, source=None):
    found = meeting.agenda_items.on_agenda().in_order()
    if source is not None:
        found = found.filter(source=source)
    return [item.title for item in found]


def test_an_agenda_is_filled_in_the_order_of_a_meeting(board, group, meeting, manager):
    StandingItemFactory(group=group, title="Apologies")
    StandingItemFactory(group=group, title="Next meeting", is_at_end=True)
    ExpectedReportFactory(board=board, title="Private fostering", month=5)
    ExpectedReportFactory(board=board, title="MAPPA", month=9)
    owing(board, code="1.1")
    sub_group = GroupFactory(board=board, name="Training")
    GroupMembershipFactory(group=sub_group, role="chair", post="Deputy Nurse")
    HighlightReportFactory(
        board=board,
        group=sub_group,
        meeting=meeting,
        submitted=True,
        decisions="Fund a course",
    )

    fill_agenda(meeting=meeting, by=manager)

    assert titles(meeting) == [
        "Apologies",
        "Matters arising",
        "Decision asked for by Training",
        "Report back: action 1.1",
        "Highlight report: Training",
        "Risk register",
        "Private fostering",
        "Next meeting",
    ]
    decision = meeting.agenda_items.get(source="decision")
    assert (decision.notes, decision.presenter) == ("Fund a course", "Deputy Nurse")


def test_a_sub_groups_agenda_has_no_reports_to_the_board(board, manager):
    sub_group = GroupFactory(board=board)
    StandingItemFactory(group=sub_group, title="Apologies")
    owing(board)
    meeting = MeetingFactory(board=board, group=sub_group)

    fill_agenda(meeting=meeting, by=manager)

    assert titles(meeting) == ["Apologies"]


def test_filled_again_people_keep_what_they_did(board, meeting, manager):
    for code in ("1.1", "1.2"):
        owing(board, code=code)
    fill_agenda(meeting=meeting, by=manager)
    first, second = meeting.agenda_items.filter(source="report_back").in_order()
    items.edit_item(item=first, version=1, title="Training, at length", by=manager)
    items.take_off(item=second, by=manager)
    items.place_item(
        item=first, before=meeting.agenda_items.in_order().first(), by=manager
    )
    owing(board, code="1.3")

    filling = fill_agenda(meeting=meeting, by=manager)

    assert [each.title for each in filling.left_off] == ["Report back: action 1.2"]
    assert titles(meeting)[0] == "Training, at length"
    assert titles(meeting, "report_back")[1:] == ["Report back: action 1.3"]


def test_a_report_that_moved_to_another_meeting_goes(board, meeting, manager):
    moved, kept = owing(board, code="1.1"), owing(board, code="1.2")
    fill_agenda(meeting=meeting, by=manager)
    worked_on = meeting.agenda_items.get(source_key=f"action:{kept.pk}")
    items.save_minute(item=worked_on, version=1, minute="Heard", by=manager)
    for action in (moved, kept):
        action.report_backs.update(month=9)

    fill_agenda(meeting=meeting, by=manager)

    assert titles(meeting, "report_back") == ["Report back: action 1.2"]


def test_what_was_owed_to_a_cancelled_meeting_comes_to_the_next(
    board, group, meeting, manager
):
    owing(board, code="1.1", month=6)
    september = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 9, 11)
    )
    fill_agenda(meeting=september, by=manager)
    assert titles(september, "report_back") == []

    meeting.status = "cancelled"
    meeting.save()
    fill_agenda(meeting=september, by=manager)

    assert titles(september, "report_back") == ["Report back: action 1.1"]


def test_a_report_that_was_missed_is_asked_for_again(board, group, meeting, manager):
    action = owing(board, code="1.1")
    september = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 9, 11)
    )
    minutes.mark_report(
        report_backs=action.report_backs.all(), state="missed", by=manager
    )

    fill_agenda(meeting=september, by=manager)

    assert titles(september, "report_back") == ["Report back: action 1.1"]


def test_an_action_given_up_owes_no_report(board, meeting, manager):
    owing(board, status="not_pursued", status_reason="No money")

    fill_agenda(meeting=meeting, by=manager)

    assert titles(meeting, "report_back") == []


def test_a_restricted_action_is_put_there_by_those_who_see_it(board, meeting, manager):
    restriction = RestrictionFactory(board=board)
    secret = owing(board, text="Look into it", code="9.9", restriction=restriction)
    support = Person.acting(
        board, RoleGrantFactory(board=board, role=Role.BUSINESS_SUPPORT).user
    )

    fill_agenda(meeting=meeting, by=support)
    assert titles(meeting, "report_back") == []
    fill_agenda(meeting=meeting, by=manager)
    fill_agenda(meeting=meeting, by=support)

    item = meeting.agenda_items.get(source_key=f"action:{secret.pk}")
    assert item.restriction == restriction
    assert "Look into it" not in f"{item.title} {item.notes} {item.presenter}"
    told = board.events.about(meeting).newest_first()
    assert not [event for event in told if "9.9" in str(event.after)]


def test_the_agenda_shows_what_filling_would_do_and_does_it(
    signed_in, url, board, meeting
):
    owing(board, code="1.1")
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("workplan:agenda_fill", board, meeting.pk)

    preview = client.get(path)
    assert "Report back: action 1.1" in preview.text
    assert not meeting.agenda_items.exists()
    page = client.post(path, follow=True)

    assert "Report back: action 1.1" in page.text
    assert "The agenda has everything" in client.post(path, follow=True).text


def test_what_filling_would_add_says_what_each_action_is(
    signed_in, url, board, meeting
):
    owing(board, code="", text="Count the core groups")
    owing(board, text="Kept quiet", restriction=RestrictionFactory(board=board))
    path = url("workplan:agenda_fill", board, meeting.pk)

    seen = {
        role: signed_in(role).client.get(path).text
        for role in (Role.BUSINESS_MANAGER, Role.BUSINESS_SUPPORT)
    }

    assert "Report back: Count the core groups" in seen[Role.BUSINESS_SUPPORT]
    assert "Kept quiet" in seen[Role.BUSINESS_MANAGER]
    assert "Kept quiet" not in seen[Role.BUSINESS_SUPPORT]


def test_a_decision_goes_on_the_agenda_in_one_step_and_once(board, meeting, manager):
    report = HighlightReportFactory(
        board=board, meeting=meeting, submitted=True, decisions="Fund a course"
    )

    first = put_decision_on_agenda(report=report, by=manager)
    items.take_off(item=first, by=manager)
    again = put_decision_on_agenda(report=report, by=manager)

    assert first == again
    assert titles(meeting) == [f"Decision asked for by {report.group}"]
    assert fill_agenda(meeting=meeting, by=manager).left_off == ()
    assert len(titles(meeting, "decision")) == 1


def test_reading_an_agenda_costs_the_same_however_long_it_is(
    signed_in, url, board, meeting, manager, django_assert_max_num_queries
):
    for n in range(12):
        owing(board, code=f"1.{n}")
    fill_agenda(meeting=meeting, by=manager)
    client = signed_in(Role.BUSINESS_MANAGER).client

    with django_assert_max_num_queries(26):
        page = client.get(url("workplan:agenda", board, meeting.pk)).text
    assert page.count("Report back: action") >= 12


# Minutes


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, title="Budget")


def typed(item, minute, decision="", version=1):
    prefix = f"item-{item.pk}"
    return {
        f"{prefix}-minute": minute,
        f"{prefix}-decision": decision,
        f"{prefix}-version": version,
    }


def test_minutes_are_saved_as_they_are_typed(signed_in, url, board, meeting, item):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("workplan:minute_edit", board, meeting.pk, item.pk)
    htmx = {"HX-Request": "true"}

    first = client.post(path, typed(item, "Half a sent"), headers=htmx)
    assert "Saved at" in first.text
    assert 'value="2"' in first.text
    client.post(path, typed(item, "Half a sentence", version=2), headers=htmx)

    item.refresh_from_db()
    assert item.minute == "Half a sentence"


def test_two_who_type_at_once_keep_both_texts(signed_in, url, board, meeting, item):
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("workplan:minute_edit", board, meeting.pk, item.pk)
    client.post(path, typed(item, "Hers"))

    for headers in ({}, {"HX-Request": "true"}):
        second = client.post(path, typed(item, "His"), headers=headers)
        assert second.status_code == 409
        assert "Hers" in second.text
        assert "His" in second.text
    item.refresh_from_db()
    assert item.minute == "Hers"


def test_an_action_given_out_lands_in_the_one_register(
    signed_in, url, board, meeting, item
):
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("workplan:action_give_out", board, meeting.pk, item.pk),
        {
            "text": "Ask for two quotes",
            "leads_text": "Business manager",
            "timing_text": "By September 2013",
            "report_back_text": "September 2013",
        },
    )

    action = board.actions.get()
    assert action.due_on == datetime.date(2013, 9, 30)
    assert [(back.year, back.month) for back in action.report_backs.all()] == [
        (2013, 9)
    ]
    assert [lead.text for lead in action.leads.all()] == ["Business manager"]
    origin = action.origins.get()
    assert origin.kind == ActionOrigin.Kind.MEETING
    assert "12 June 2013" in origin.label
    page = client.get(url("workplan:minutes", board, meeting.pk)).text
    assert "Ask for two quotes" in page


def test_its_report_is_asked_for_when_the_next_agenda_is_filled(
    board, group, item, manager
):
    minutes.give_out_action(
        item=item, text="Ask for quotes", report_back_text="September 2013", by=manager
    )
    september = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 9, 11)
    )

    fill_agenda(meeting=september, by=manager)

    assert titles(september, "report_back") == ["Report back"]


def test_matters_arising_are_carried_until_they_are_closed(
    signed_in, url, board, group, item, manager
):
    given = minutes.give_out_action(item=item, text="Ask for quotes", by=manager)
    september = MeetingFactory(
        board=board, group=group, held_on=datetime.date(2013, 9, 11)
    )
    fill_agenda(meeting=september, by=manager)
    client = signed_in(Role.BUSINESS_MANAGER).client
    path = url("workplan:agenda", board, september.pk)

    assert "Ask for quotes" in client.get(path).text
    type(given.action).objects.filter(pk=given.action.pk).update(
        status="complete", completed_on=datetime.date(2013, 8, 1)
    )
    assert "Ask for quotes" not in client.get(path).text


def test_an_action_under_a_restricted_item_is_restricted(board, meeting, manager):
    item = AgendaItemFactory(
        meeting=meeting, restriction=RestrictionFactory(board=board)
    )

    given = minutes.give_out_action(item=item, text="Look into it", by=manager)

    assert given.action.restriction == item.restriction


def test_a_report_is_heard_at_the_meeting(signed_in, url, board, meeting, manager):
    action = owing(board, code="1.1")
    fill_agenda(meeting=meeting, by=manager)
    item = meeting.agenda_items.get(source="report_back")
    client = signed_in(Role.BUSINESS_MANAGER).client

    client.post(
        url("workplan:report_heard", board, meeting.pk, item.pk), {"state": "received"}
    )

    assert action.report_backs.get().state == "received"
    assert "Report heard" in client.get(url("workplan:agenda", board, meeting.pk)).text


def test_the_minutes_say_what_was_asked_for_to_those_who_may_know(
    signed_in, url, board, meeting, manager
):
    open_, closed = (
        HighlightReportFactory(
            board=board,
            meeting=meeting,
            submitted=True,
            decisions=words,
            restriction=restriction,
        )
        for words, restriction in (
            ("Agree the protocol", None),
            ("Agree the payment", RestrictionFactory(board=board)),
        )
    )
    put_decision_on_agenda(report=closed, by=manager)
    item = put_decision_on_agenda(report=open_, by=manager)
    items.save_minute(item=item, version=1, by=manager, decision="Agreed")
    minutes_url = url("workplan:minutes", board, meeting.pk)

    read = signed_in(Role.OBSERVER).client.get(minutes_url).text
    typed = signed_in(Role.BUSINESS_MANAGER).client.get(minutes_url).text

    assert "Agree the protocol" in read
    assert "Agree the payment" not in read
    assert "Agree the protocol" in typed
    assert "Agree the payment" in typed


def test_readers_see_the_minutes_and_no_form(signed_in, url, board, meeting, item):
    item.minute, item.decision = "Talked about", "Agreed as it stands"
    item.save()
    client = signed_in(Role.BOARD_MEMBER).client

    page = client.get(url("workplan:minutes", board, meeting.pk)).text

    assert "Agreed as it stands" in page
    assert "<textarea" not in page


# Decisions


def test_decisions_of_all_meetings_are_in_one_list(
    signed_in, url, board, meeting, item
):
    item.decision = "Fund a course"
    item.save()
    AgendaItemFactory(
        meeting=meeting,
        title="Pay",
        decision="Raise it",
        restriction=RestrictionFactory(board=board),
    )
    AgendaItemFactory(meeting=MeetingFactory(), decision="Of another board")
    path = url("workplan:decision_list", board)
    client = signed_in(Role.BOARD_MEMBER).client

    page, file = client.get(path).text, client.get(path, {"format": "csv"}).text

    for text in (page, file):
        assert "Fund a course" in text
        assert "Raise it" not in text
        assert "Of another board" not in text
    assert "Raise it" in signed_in(Role.CHAIR).client.get(path).text


def test_without_decisions_it_says_where_they_come_from(signed_in, url, board):
    client = signed_in(Role.BOARD_MEMBER).client

    assert "No decisions yet" in client.get(url("workplan:decision_list", board)).text
