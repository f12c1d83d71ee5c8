import datetime

import pytest
from django.db import IntegrityError, transaction

from boards.models import Role
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    GroupFactory,
    RestrictionFactory,
    SeatFactory,
)
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)
from workplan.models import Action, ActionUpdate

pytestmark = pytest.mark.django_db


def refused(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"text": ""}, "action_says_something"),
        ({"status": "complete"}, "action_complete_with_its_day"),
        ({"completed_on": datetime.date(2013, 5, 1)}, "action_complete_with_its_day"),
        ({"status": "not_pursued"}, "action_given_up_says_why"),
        ({"rag": "red"}, "action_amber_and_red_say_why"),
        ({"due_moves": 1}, "action_moved_date_says_why"),
        ({"plan": None}, "action_priority_only_in_a_plan"),
    ],
    ids=str,
)
def test_database_refuses_an_action(values, constraint):
    refused(lambda: ActionFactory(**values), constraint)


def test_database_refuses_a_sub_theme_without_its_priority():
    refused(
        lambda: ActionFactory(priority=None, sub_theme=SubThemeFactory()),
        "sub_theme_only_under_a_priority",
    )


def test_database_refuses_two_plans_of_one_title_in_a_year():
    plan = PlanFactory()

    refused(
        lambda: PlanFactory(board=plan.board, title=plan.title),
        "plan_title_unique|UNIQUE",
    )


def test_database_refuses_a_plan_of_no_year():
    refused(lambda: PlanFactory(year=13), "plan_year_is_a_year")


def test_database_refuses_a_number_twice_in_a_plan_but_not_two_without():
    priority = PriorityFactory(code="1")
    PriorityFactory(plan=priority.plan, code="")
    PriorityFactory(plan=priority.plan, code="")

    refused(lambda: PriorityFactory(plan=priority.plan, code="1"), "code_unique|UNIQUE")


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "group"}, "actionlead_group_is_named"),
        ({"kind": "agency"}, "actionlead_agency_is_named"),
    ],
)
def test_database_refuses_a_lead_that_names_nobody(values, constraint):
    refused(lambda: ActionLeadFactory(**values), constraint)


def test_database_refuses_a_seat_for_a_lead_that_is_no_post():
    refused(
        lambda: ActionLeadFactory(kind="other", seat=SeatFactory()),
        "only_a_post_has_a_seat",
    )


def test_database_refuses_two_reports_to_one_meeting_and_a_13th_month():
    report = ReportBackFactory()

    refused(lambda: ReportBackFactory(action=report.action), "one_a_month|UNIQUE")
    refused(
        lambda: ReportBackFactory(action=report.action, month=13), "month_is_a_month"
    )


def test_database_refuses_an_update_without_words():
    action = ActionFactory()
    update = ActionUpdate(
        action=action,
        words="",
        made_at=datetime.datetime(2013, 5, 1, tzinfo=datetime.UTC),
    )

    refused(update.save, "actionupdate_says_something")


def test_actions_are_printed_under_the_priority_then_its_sub_themes():
    priority = PriorityFactory()
    shared = {"priority": priority, "board": priority.board}
    theme = SubThemeFactory(priority=priority)
    last = ActionFactory(**shared, sub_theme=theme, position=0)
    second = ActionFactory(**shared, position=2)
    first = ActionFactory(**shared, position=1)

    assert [*Action.objects.in_printed_order()] == [first, second, last]


def test_overdue_counts_open_actions_from_the_day_after():
    due = datetime.date(2013, 5, 8)
    late = ActionFactory(due_on=due)
    ActionFactory(due_on=due, complete=True)
    ActionFactory(due_on=None)

    assert not Action.objects.overdue(on=due)
    assert [*Action.objects.overdue(on=due + datetime.timedelta(days=1))] == [late]


def test_owed_to_finds_the_meeting_of_a_month():
    owed = ReportBackFactory(year=2013, month=6).action
    ReportBackFactory(year=2014, month=6)

    assert [*Action.objects.owed_to(2013, 6)] == [owed]


def test_restricted_action_is_seen_only_by_those_named_and_the_manager(
    board, manager, acting
):
    named, other = acting(Role.OBSERVER), acting(Role.BOARD_MEMBER)
    restriction = RestrictionFactory(board=board, readers=[named.user])
    action = ActionFactory(board=board, restriction=restriction)

    seen_by = [
        person
        for person in (named, other, manager)
        if action in board.actions.visible_to(person)
    ]

    assert seen_by == [named, manager]


@pytest.mark.parametrize(
    ("started", "ended", "is_own"),
    [
        ("", "", True),
        ("2013-05", "", True),
        ("2013-05-09", "", False),
        ("", "2013-05", True),
        ("", "2013", True),
        ("", "2013-05-08", True),
        ("", "2013-05-07", False),
        ("", "2013-04", False),
        ("", "2014", True),
    ],
)
def test_led_by_counts_the_seat_held_today(board, acting, started, ended, is_own):
    member = acting(Role.LAY_MEMBER)
    seat = SeatFactory(board=board)
    AppointmentFactory(
        board=board, seat=seat, user=member.user, started=started, ended=ended
    )
    action = ActionFactory(board=board)
    ActionLeadFactory(action=action, kind="post", seat=seat)

    assert board.actions.led_by(member).filter(pk=action.pk).exists() is is_own


def test_led_by_counts_own_agency_own_group_and_all_members(board, acting):
    agency, group = AgencyFactory(board=board), GroupFactory(board=board)
    member = acting(Role.BOARD_MEMBER, agency=agency)
    chair = acting(Role.GROUP_CHAIR, group=group)
    observer = acting(Role.OBSERVER)
    agencys, groups, everyones, nobodys = ActionFactory.create_batch(4, board=board)
    ActionLeadFactory(action=agencys, kind="agency", agency=agency)
    ActionLeadFactory(action=groups, kind="group", group=group)
    ActionLeadFactory(action=everyones, kind="all_members")
    ActionLeadFactory(action=nobodys, kind="agency", agency=AgencyFactory(board=board))

    assert {*board.actions.led_by(member)} == {agencys, everyones}
    assert {*board.actions.led_by(chair)} == {groups, everyones}
    assert not board.actions.led_by(observer)
