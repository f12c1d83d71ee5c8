import datetime

import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from lscb.history.models import Event
from lscb.links.models import Link
from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    ActionOriginFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    SubThemeFactory,
)
from workplan.exceptions import ReasonNeeded
from workplan.models import Plan
from workplan.services import action_links, plan_life

pytestmark = pytest.mark.django_db

REASON = "The work is not done"


@pytest.fixture
def plan(board):
    return PlanFactory(board=board, year=2012, title="Programme")


@pytest.fixture
def action(plan):
    priority = PriorityFactory(
        plan=plan, code="3", title="Hear children", kind="objective"
    )
    return ActionFactory(
        board=plan.board,
        priority=priority,
        sub_theme=SubThemeFactory(priority=priority, title="Voices"),
        code="3.2",
        text="Ask them",
        steps="One\nTwo",
        leads_text="Head of Service",
        timing_text="By June",
        report_back_text="June LSCB",
        status="in_progress",
    )


@pytest.fixture
def carry(plan, manager):
    def _carry(*actions, **values):
        values = {"new_title": "Programme", "new_year": 2013, "reason": REASON} | values
        return plan_life.carry_forward(
            plan=plan, version=plan.version, actions=actions, by=manager, **values
        )

    return _carry


def test_roll_over_is_kept_with_its_reason_and_the_body_that_ratified_it(plan, manager):
    plan_life.roll_over_plan(
        plan=plan,
        version=1,
        end_year=2013,
        reason="A new plan waits for guidance",
        ratified_by="Executive",
        ratified_on=datetime.date(2013, 3, 1),
        by=manager,
    )

    roll_over = plan.roll_overs.get()
    assert (roll_over.end_year_before, roll_over.end_year_after) == (2012, 2013)
    assert plan.years_in_words == "2012-13 to 2013-14"
    event = Event.objects.about(plan).get()
    assert event.after["ratified_by"] == "Executive"


@pytest.mark.parametrize("year", [2011, 2012])
def test_roll_over_refuses_a_year_it_runs_to_already(plan, manager, year):
    with pytest.raises(Refused, match="Enter a later year"):
        plan_life.roll_over_plan(
            plan=plan,
            version=1,
            end_year=year,
            reason="Why not",
            ratified_by="Executive",
            by=manager,
        )

    assert not plan.roll_overs.exists()


def test_close_and_reopen(plan, manager):
    plan_life.close_plan(plan=plan, version=1, by=manager)
    with pytest.raises(Refused, match="is closed"):
        plan_life.close_plan(plan=plan, version=2, by=manager)
    plan_life.reopen_plan(plan=plan, version=2, by=manager)

    assert plan.status == Plan.Status.IN_FORCE
    verbs = Event.objects.about(plan).newest_first().values_list("verb", flat=True)
    assert [*verbs] == ["plan_reopened", "plan_closed"]


def test_close_refuses_a_change_made_meanwhile(plan, manager):
    with pytest.raises(ChangedMeanwhile):
        plan_life.close_plan(plan=plan, version=7, by=manager)


def test_carried_forward_into_a_new_plan_it_stands_as_it_stood(carry, plan, action):
    ActionLeadFactory(
        action=action, text="Practice sub-group", kind="group",
        group=GroupFactory(board=plan.board),
    )  # fmt: skip
    ActionOriginFactory(action=action, kind="audit", label="Audit 4")
    MilestoneFactory(action=action, text="Drafted", reached_on="2013-01-01")
    MilestoneFactory(action=action, text="Agreed by June 2013")

    to_plan, [new] = carry(action)

    assert (to_plan.follows, to_plan.year, to_plan.kind) == (plan, 2013, plan.kind)
    assert (new.code, new.text, new.steps) == ("3.2", "Ask them", "One\nTwo")
    assert (str(new.priority), new.priority.kind) == ("3. Hear children", "objective")
    assert str(new.sub_theme) == "Voices"
    assert (new.status, new.ancestor) == ("in_progress", action)
    assert [(lead.text, lead.kind) for lead in new.leads.all()] == [
        ("Practice sub-group", "group")
    ]
    assert [str(origin) for origin in new.origins.all()] == ["Audit finding: Audit 4"]
    assert [row.text for row in new.milestones.all()] == ["Agreed by June 2013"]


def test_carried_forward_the_old_action_says_so_and_why(carry, action, manager):
    action_links.ask_for_update(
        action=action, to_address="lead@example.org", by=manager
    )

    carry(action)

    action.refresh_from_db()
    assert (action.status, action.status_reason) == ("carried_forward", REASON)
    assert action.updates.get().words == REASON
    assert Link.objects.get().revoked_at is not None


def test_a_month_without_a_year_belongs_to_the_year_of_the_new_plan(carry, action):
    _, [new] = carry(action)

    assert new.timing_text == "By June"
    assert new.due_on == datetime.date(2013, 6, 30)
    assert [str(row.words) for row in new.report_backs.all()] == ["June 2013"]


def test_dates_can_be_left_to_be_set(carry, action):
    _, [new] = carry(action, keeps_dates=False)

    assert (new.timing_text, new.report_back_text, new.due_on) == ("", "", None)


def test_in_a_plan_there_is_it_stands_under_the_heading_of_the_same_name(
    carry, action, board
):
    to_plan = PlanFactory(board=board, year=2013)
    there = PriorityFactory(plan=to_plan, code="1", title="HEAR CHILDREN ")
    ActionFactory(board=board, priority=there, code="3.2")

    _, [new] = carry(action, to_plan=to_plan)

    assert new.priority == there
    assert new.code == ""  # taken by another action there
    assert to_plan.follows is None


def test_a_heading_whose_number_is_taken_is_made_without_one(carry, action, board):
    to_plan = PlanFactory(board=board, year=2013)
    PriorityFactory(plan=to_plan, code="3", title="Something else")

    _, [new] = carry(action, to_plan=to_plan)

    assert (new.priority.code, new.priority.title) == ("", "Hear children")


def test_a_restricted_action_takes_its_restriction_along(carry, action):
    action.restriction = RestrictionFactory(board=action.board)
    action.save()

    _, [new] = carry(action)

    assert new.restriction == action.restriction


def test_closing_is_part_of_the_same_deed(carry, plan, action):
    carry(action, is_closing=True)

    plan.refresh_from_db()
    assert plan.status == Plan.Status.CLOSED


def test_half_of_it_is_never_done(carry, plan, action, board):
    done = ActionFactory(board=board, priority=action.priority, complete=True)

    with pytest.raises(Refused, match="complete by now"):
        carry(action, done)

    action.refresh_from_db()
    assert action.status == "in_progress"
    assert [*board.plans.all()] == [plan]


def test_it_is_refused_without_a_reason_or_into_a_closed_plan(carry, action, board):
    closed = PlanFactory(board=board, status="closed")

    with pytest.raises(ReasonNeeded):
        carry(action, reason=" ")
    with pytest.raises(Refused, match="not closed"):
        carry(action, to_plan=closed)
    with pytest.raises(Refused, match="another plan"):
        carry(action, to_plan=action.plan)
