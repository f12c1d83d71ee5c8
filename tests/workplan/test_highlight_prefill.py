import pytest

from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import ActionFactory, ActionLeadFactory, PlanFactory
from workplan.highlight_prefill import first_words


@pytest.fixture
def group(board):
    return GroupFactory(board=board)


def led_by(group, **values):
    action = ActionFactory(board=group.board, **values)
    ActionLeadFactory(action=action, group=group, kind="group")
    return action


def test_progress_begins_with_the_groups_actions_and_their_ratings(group):
    rated = led_by(group, code="1.1", rag="red", rag_reason="Late", position=1)
    plain = led_by(group, code="1.2", priority=rated.priority, position=2)
    ActionFactory(board=group.board)  # somebody else's

    progress = first_words(group)["progress"]

    assert progress.split("\n\n") == [
        f"1.1 {rated.text} (Red, Not started)",
        f"1.2 {plain.text} (Not started)",
    ]


def test_progress_has_the_groups_own_plan_in_it(group):
    plan = PlanFactory(board=group.board, kind="sub_group", group=group)
    own = ActionFactory(board=group.board, priority__plan=plan, code="A1")
    ActionLeadFactory(action=own, group=group, kind="group")

    assert first_words(group)["progress"] == f"A1 {own.text} (Not started)"


def test_progress_leaves_out_restricted_actions(group):
    led_by(group, restriction=RestrictionFactory(board=group.board))

    assert first_words(group)["progress"] == ""


def test_progress_leaves_out_plans_that_are_closed(group):
    action = led_by(group)
    action.plan.status = "closed"
    action.plan.save()

    assert first_words(group)["progress"] == ""


def test_next_steps_come_from_the_last_report_the_board_had(group):
    HighlightReportFactory(group=group, board=group.board, next_steps="A draft's")
    assert first_words(group)["next_steps"] == ""

    HighlightReportFactory(
        group=group, board=group.board, submitted=True, next_steps="Train the trainers"
    )
    assert first_words(group)["next_steps"] == "Train the trainers"
