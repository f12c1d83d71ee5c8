"""Who owes a report, when they are reminded of it, and that nobody is reminded twice."""

import csv
import datetime
import io
import threading

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from boards.exceptions import Refused
from boards.models import Meeting, Role
from boards.people import Person
from lscb.history.models import Event
from lscb.mail.models import Mail
from tests.factories.boards import (
    BoardFactory,
    GroupFactory,
    MeetingFactory,
    RestrictionFactory,
    RoleGrantFactory,
)
from tests.factories.highlight_reports import HighlightReportFactory
from workplan import tasks
from workplan.models import HighlightReminder
from workplan.report_reminders import step_reached
from workplan.services.highlight_reminders import remind, remind_of_what_is_due

HELD_ON = datetime.date(2013, 6, 12)
DUE_ON = datetime.date(2013, 6, 2)
REMIND_ALL = "Remind all who have not reported"


def day(number, month=6):
    return datetime.date(2013, month, number)


def on(a_day, hour=10):
    return time_machine.travel(
        datetime.datetime(2013, a_day.month, a_day.day, hour, tzinfo=datetime.UTC),
        tick=False,
    )


# When


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (day(25, month=5), None),
        (day(26, month=5), day(26, month=5)),
        (day(1), day(26, month=5)),
        (day(2), day(2)),
        (day(4), day(2)),
        (day(5), day(5)),
        (day(12), day(5)),
        (day(13), None),
    ],
)
def test_a_step_is_a_week_before_on_the_day_and_three_days_after(today, step):
    assert step_reached(due_on=DUE_ON, held_on=HELD_ON, today=today) == step


# By the schedule


@pytest.fixture
def live(db):
    """A board that moves with the calendar, with a group that owes a report and its chair."""
    board = BoardFactory(stands_on=None)
    group = GroupFactory(board=board, name="Training group")
    MeetingFactory(board=board, group__is_reporting=False, held_on=HELD_ON)
    RoleGrantFactory(
        board=board,
        role=Role.GROUP_CHAIR,
        group=group,
        from_on=datetime.date(2013, 1, 1),
    )
    return board


def sent():
    return list(
        Mail.objects.filter(kind="highlight_report_reminder").order_by("queued_at")
    )


def run(*days):
    for each in days:
        with on(each):
            remind_of_what_is_due(today=each)


def test_each_step_sends_one_reminder_however_often_it_is_asked(live):
    for each in (
        day(25, month=5),
        day(26, month=5),
        day(26, month=5),
        day(27, month=5),
    ):
        run(each)
    assert len(sent()) == 1

    run(day(2), day(2), day(3), day(5), day(6), day(12), day(13))
    assert [mail.to_user for mail in sent()] == [live.grants.get().user] * 3
    assert HighlightReminder.objects.filter(sent_by=None).count() == 3


def test_a_schedule_that_stood_still_sends_one_reminder_and_not_two(live):
    run(day(6), day(7))

    assert len(sent()) == 1


def test_the_letter_says_what_waits_and_not_what_was_written(live):
    HighlightReportFactory(
        board=live,
        group=live.groups.get(name="Training group"),
        meeting=live.meetings.get(),
        progress="A private thought",
    )
    run(day(26, month=5), day(2), day(5))

    before, on_the_day, after = sent()
    assert "is due on 2 June 2013" in before.body
    assert "is due today, 2 June 2013" in on_the_day.body
    assert "was due on 2 June 2013" in after.body
    for mail in sent():
        assert "highlight-reports/write/" in mail.body
        assert "private" not in mail.body + mail.subject
        assert "Training group" in mail.subject


def test_who_was_reminded_by_hand_since_the_step_is_left_alone(live):
    group, meeting = live.groups.get(name="Training group"), live.meetings.get()
    with on(day(3)):
        remind(meeting=meeting, groups=[group], by=Person.acting(live, label="Office"))

    run(day(4))
    assert len(sent()) == 1
    run(day(5))
    assert len(sent()) == 2


@pytest.mark.parametrize("state", ["submitted", "received"])
def test_who_has_reported_is_not_reminded(live, state):
    HighlightReportFactory(
        board=live,
        group=live.groups.get(name="Training group"),
        meeting=live.meetings.get(),
        restriction=RestrictionFactory(board=live),
        **{state: True},
    )

    run(day(2))

    assert sent() == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"stands_on": day(1)}, id="a record that no longer moves"),
        pytest.param({"highlight_reports_due_days_before": 0}, id="due on the day"),
    ],
)
def test_a_board_is_reminded_by_its_own_rules(live, change):
    for name, value in change.items():
        setattr(live, name, value)
    live.save()

    run(day(2))

    assert sent() == []


def test_a_meeting_that_is_over_or_cancelled_asks_for_nothing(live):
    live.meetings.update(status=Meeting.Status.CANCELLED)

    run(day(2))

    assert sent() == []


def test_a_grant_that_has_ended_is_not_written_to(live):
    grant = live.grants.get()
    grant.until_on = day(1)
    grant.save()

    run(day(2))

    assert sent() == []
    assert not HighlightReminder.objects.exists()


def test_the_office_is_not_reminded_of_what_others_owe(live):
    RoleGrantFactory(
        board=live, role=Role.BUSINESS_MANAGER, from_on=datetime.date(2013, 1, 1)
    )

    run(day(2))

    assert [mail.to_user for mail in sent()] == [
        live.grants.get(role=Role.GROUP_CHAIR).user
    ]


@pytest.mark.parametrize(("hour", "letters"), [(3, 0), (9, 1)])
def test_nobody_is_written_to_in_the_night(live, hour, letters):
    with on(day(2), hour=hour):
        tasks.remind_of_highlight_reports()

    assert len(sent()) == letters


def test_the_database_refuses_a_second_reminder_on_a_day(live):
    values = {
        "group": live.groups.get(name="Training group"),
        "meeting": live.meetings.get(),
        "sent_on": day(2),
    }
    HighlightReminder.objects.create(**values)

    with pytest.raises(IntegrityError), transaction.atomic():
        HighlightReminder.objects.create(**values)


@pytest.mark.django_db(transaction=True)
def test_two_schedules_at_once_send_one_reminder():
    board = BoardFactory(stands_on=None)
    group = GroupFactory(board=board)
    MeetingFactory(board=board, group__is_reporting=False, held_on=HELD_ON)
    RoleGrantFactory(
        board=board, role=Role.GROUP_CHAIR, group=group, from_on=day(1, month=1)
    )
    failures = []

    def turn():
        try:
            remind_of_what_is_due(today=day(2))
        except Exception as failure:  # a thread's own trouble would go unseen
            failures.append(failure)
        finally:
            connection.close()

    with on(day(2)):
        turns = [threading.Thread(target=turn) for _ in range(4)]
        for each in turns:
            each.start()
        for each in turns:
            each.join()

    assert failures == []
    assert len(sent()) == 1


# By button


@pytest.fixture
def meeting(board):
    return MeetingFactory(board=board, group__is_reporting=False, held_on=HELD_ON)


@pytest.fixture
def group(board):
    group = GroupFactory(board=board, name="Audit group")
    RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=group)
    return group


@pytest.fixture
def unwritten(board):
    """A group that nobody has an account for."""
    return GroupFactory(board=board, name="Training group")


def test_remind_writes_once_a_day_and_again_the_next(board, manager, meeting, group):
    with on(day(5)):
        first = remind(meeting=meeting, groups=[group], by=manager)
        again = remind(meeting=meeting, groups=[group], by=manager)
    with on(day(6)):
        next_day = remind(meeting=meeting, groups=[group], by=manager)

    assert (first, again, next_day) == ([group], [], [group])
    assert len(sent()) == 2
    told = Event.objects.about(meeting)
    assert [event.after for event in told] == [{"groups": ["Audit group"]}] * 2


def test_remind_refuses_a_meeting_that_is_over(board, manager, meeting, group):
    meeting.status = Meeting.Status.HELD
    meeting.save()

    with pytest.raises(Refused, match="over"):
        remind(meeting=meeting, groups=[group], by=manager)


def list_of(person, url):
    return person.client.get(url("workplan:highlight_report_list", person.board)).text


def press(person, url, **values):
    address = url("workplan:highlight_report_remind", person.board)
    return person.client.post(address, values, follow=True).text


def test_one_group_is_reminded_from_the_list(signed_in, url, meeting, group, unwritten):
    manager = signed_in(Role.BUSINESS_MANAGER)
    page = list_of(manager, url)
    assert "were due" not in page
    assert "due on 2 June 2013" in page
    assert page.count(">Never<") == 2
    assert "Nobody to remind" in page

    for _ in range(2):
        page = press(manager, url, group=group.pk)

    assert len(sent()) == 1
    assert HighlightReminder.objects.get().sent_by == manager.user
    assert str(manager.user) in page
    assert REMIND_ALL not in page
    assert "Nobody was left to remind today" in page


def test_all_are_reminded_at_once(signed_in, url, board, meeting, group, unwritten):
    other = GroupFactory(board=board, name="Policy group")
    RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=other)
    done = GroupFactory(board=board, name="Done group")
    RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=done)
    HighlightReportFactory(board=board, group=done, meeting=meeting, submitted=True)
    manager = signed_in(Role.BUSINESS_MANAGER)
    assert REMIND_ALL in list_of(manager, url)

    page = press(manager, url)

    assert {r.group for r in HighlightReminder.objects.all()} == {group, other}
    assert "Reminded: " in page
    assert REMIND_ALL not in page


def test_a_group_of_another_board_is_nobody_here(signed_in, url, meeting, group):
    foreign = GroupFactory()
    manager = signed_in(Role.BUSINESS_MANAGER)

    for named in (foreign.pk, "☃", "9" * 30):
        assert "Nobody was left to remind" in press(manager, url, group=named)
    assert sent() == []


def test_without_a_meeting_nobody_is_reminded(signed_in, url, group):
    manager = signed_in(Role.BUSINESS_MANAGER)

    assert "Nobody was left to remind" in press(manager, url)


@pytest.mark.parametrize(
    "role", [Role.CHAIR, Role.GROUP_CHAIR, Role.BOARD_MEMBER, Role.INSPECTOR]
)
def test_others_neither_remind_nor_see_who_was_reminded(
    signed_in, url, meeting, group, role
):
    person = signed_in(role)

    answer = person.client.post(url("workplan:highlight_report_remind", person.board))

    assert answer.status_code == 403
    assert sent() == []
    page = list_of(person, url)
    assert "Last reminded" not in page
    assert "Remind<" not in page
    assert "due on 2 June 2013" in page


def test_a_restricted_report_is_not_betrayed_by_the_chase(
    signed_in, url, board, meeting, group
):
    """Who may not read it sees a group like any other that has not reported."""
    HighlightReportFactory(
        board=board,
        group=group,
        meeting=meeting,
        submitted=True,
        restriction=RestrictionFactory(board=board),
    )
    support = signed_in(Role.BUSINESS_SUPPORT)

    assert REMIND_ALL in list_of(support, url)
    assert "Reminded: Audit group" in press(support, url)


def test_the_export_says_who_was_reminded_to_those_who_chase(
    signed_in, url, board, manager, meeting, group
):
    with on(day(5)):
        remind(meeting=meeting, groups=[group], by=manager)
    address = url("workplan:highlight_report_list", board)

    def rows_for(role):
        answer = signed_in(role).client.get(address, {"format": "csv"})
        text = answer.content.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    heading, row = rows_for(Role.BUSINESS_MANAGER)
    assert dict(zip(heading, row, strict=True))["Last reminded"] == "2013-06-05"
    heading, row = rows_for(Role.OBSERVER)
    assert heading[-1] == "Due"
    assert row[-1] == "2013-06-02"


def test_the_list_costs_the_same_however_many_owe(
    signed_in, url, board, manager, meeting, django_assert_max_num_queries
):
    groups = [GroupFactory(board=board) for _ in range(12)]
    for each in groups:
        RoleGrantFactory(board=board, role=Role.GROUP_CHAIR, group=each)
    with on(day(5)):
        remind(meeting=meeting, groups=groups[:6], by=manager)
    person = signed_in(Role.BUSINESS_MANAGER)

    with django_assert_max_num_queries(13):
        list_of(person, url)


# The board's own rule


def test_the_board_says_how_many_days_before(signed_in, url, board, meeting, group):
    person = signed_in(Role.BUSINESS_MANAGER)
    address = url("boards:board_words", board)
    form = person.client.get(address).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}

    person.client.post(address, values | {"highlight_reports_due_days_before": 14})

    page = person.client.get(url("boards:board_settings", board)).text
    assert "14 days before the meeting" in page
    assert "due on 29 May 2013" in list_of(person, url)
