"""A closed plan stays as it was agreed; how its unfinished actions stand may still be said."""

import pytest

from boards.models import Role
from lscb.history.models import Event
from tests.factories.plans import (
    ActionFactory,
    PlanFactory,
    PriorityFactory,
    SubThemeFactory,
)
from workplan.exceptions import PlanIsClosed
from workplan.services import (
    action_moves,
    action_updates,
    actions,
    milestones,
    plan_changes,
    plan_life,
    plans,
    undo,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(board):
    """A closed plan of two actions under a priority with a sub-theme."""
    plan = PlanFactory(board=board, year=2012, title="Programme", status="closed")
    plan.priority = PriorityFactory(plan=plan, code="3", title="Hear children")
    plan.sub_theme = SubThemeFactory(priority=plan.priority, title="Voices")
    plan.action, plan.other = (
        ActionFactory(board=board, priority=plan.priority, code=code, text="Ask them")
        for code in ("3.1", "3.2")
    )
    return plan


CHANGES = {
    "an action's words": lambda plan, by: actions.edit_action(
        action=plan.action, version=1, text="Tell them", by=by
    ),
    "another action": lambda plan, by: actions.add_action(
        board=plan.board, priority=plan.priority, text="And this", by=by
    ),
    "the order of actions": lambda plan, by: action_moves.move_action(
        action=plan.other, up=True, by=by
    ),
    "milestones": lambda plan, by: milestones.set_milestones(
        action=plan.action, lines=["Draft by June"], by=by
    ),
    "the plan's title": lambda plan, by: plan_changes.edit_plan(
        plan=plan, version=plan.version, title="Another", by=by
    ),
    "the order of priorities": lambda plan, by: plan_changes.move_priority(
        priority=plan.priority, up=False, by=by
    ),
    "the order of sub-themes": lambda plan, by: plan_changes.move_sub_theme(
        sub_theme=plan.sub_theme, up=False, by=by
    ),
    "another priority": lambda plan, by: plans.add_priority(
        plan=plan, title="More", by=by
    ),
    "a priority's words": lambda plan, by: plans.edit_priority(
        priority=plan.priority, version=1, title="Less", by=by
    ),
    "another sub-theme": lambda plan, by: plans.add_sub_theme(
        priority=plan.priority, title="More", by=by
    ),
    "a sub-theme's words": lambda plan, by: plans.edit_sub_theme(
        sub_theme=plan.sub_theme, version=1, title="Less", by=by
    ),
    "what was changed before": lambda plan, by: undo.undo(plan=plan, key="1", by=by),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_closed_plan_does_not_change(closed, manager, change):
    with pytest.raises(PlanIsClosed, match="Open the plan again"):
        change(closed, manager)

    assert not Event.objects.exists()


@pytest.mark.parametrize(
    "change",
    [each for name, each in CHANGES.items() if name != "what was changed before"],
    ids=[name for name in CHANGES if name != "what was changed before"],
)
def test_opened_again_it_does(closed, manager, change):
    plan_life.reopen_plan(plan=closed, version=closed.version, by=manager)

    change(closed, manager)


def test_how_its_actions_stand_may_still_be_said(closed, manager):
    action_updates.update_action(
        action=closed.action,
        version=1,
        words="Done after all",
        status="complete",
        by=manager,
    )

    closed.action.refresh_from_db()
    assert closed.action.status == "complete"


def test_page_of_a_closed_plan_says_so_and_has_nothing_to_type_in(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    plan = PlanFactory(board=manager.board, status="closed")
    action = ActionFactory(board=manager.board, priority__plan=plan, code="1.1")

    page = manager.client.get(plan.get_absolute_url()).text
    record = manager.client.get(action.get_absolute_url()).text

    assert "its words, dates and order stay as they were agreed" in page
    assert "Open the plan again" in page
    for control in ("cell__edit", "Move up", "Add a priority", "Change the ticked"):
        assert control not in page
    assert url("workplan:action_edit", manager.board, action.pk) not in record
    assert url("workplan:action_update", manager.board, action.pk) in record


def test_form_sent_to_a_closed_plan_is_refused_with_what_was_typed(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    plan = PlanFactory(board=manager.board, status="closed", title="Programme")
    priority = PriorityFactory(plan=plan, title="Hear children")
    action = ActionFactory(board=manager.board, priority=priority, text="Ask them")

    edited = manager.client.post(
        url("workplan:action_edit", manager.board, action.pk),
        {"text": "My words", "version": 1, "was": "{}"},
    )
    moved = manager.client.post(
        url("workplan:priority_move", manager.board, plan.pk, priority.pk),
        {"direction": "up"},
        follow=True,
    )

    assert edited.status_code == 422
    assert "My words" in edited.text
    assert "Programme is closed" in edited.text
    assert "Programme is closed" in moved.text
    action.refresh_from_db()
    assert action.text == "Ask them"
