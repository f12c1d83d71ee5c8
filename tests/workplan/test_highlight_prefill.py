import pytest

from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.highlight_reports import HighlightReportFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    PlanFactory,
    PriorityFactory,
)
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

    assert progress.splitlines() == [
        f"{rated.priority}",
        f"1.1 {rated.text} (Red, Not started)",
        f"1.2 {plain.text} (Not started)",
    ]


def test_progress_uses_the_boards_own_word_for_a_rating(group):
    group.board.rag_words = {"amber": "needs a push"}
    group.board.save()
    led_by(group, rag="amber", rag_reason="Late")

    assert "(Amber: needs a push, Not started)" in first_words(group)["progress"]


def test_progress_stands_under_each_priority_the_boards_first(group):
    plan = PlanFactory(board=group.board, kind="sub_group", group=group)
    own = ActionFactory(
        board=group.board, priority__plan=plan, priority__position=0, code="A1"
    )
    ActionLeadFactory(action=own, group=group, kind="group")
    priority = PriorityFactory(plan__board=group.board, position=5)
    first = led_by(group, priority=priority, text="Read\nthe files")
    second = led_by(group, priority=PriorityFactory(plan=priority.plan, position=6))

    assert first_words(group)["progress"].split("\n\n") == [
        f"{first.priority}\nRead the files (Not started)",
        f"{second.priority}\n{second.text} (Not started)",
        f"{own.priority}\nA1 {own.text} (Not started)",
    ]


def test_progress_ends_with_what_is_open_outside_any_plan(group):
    led_by(group, priority=None, plan=None, text="Answer the inspectorate")
    led_by(group, priority=None, plan=None, complete=True)
    led_by(group, priority=None, plan=None, status="not_pursued", status_reason="Moot")
    planned = led_by(group)

    assert first_words(group)["progress"].split("\n\n")[1:] == [
        "Other actions\nAnswer the inspectorate (Not started)"
    ]
    assert planned.text in first_words(group)["progress"]


def test_challenges_and_decisions_are_begun_anew(group):
    HighlightReportFactory(
        group=group, board=group.board, submitted=True, challenges="Late", decisions="x"
    )

    assert first_words(group).keys() == {"progress", "next_steps"}


def test_what_the_record_knows_costs_the_same_for_many_actions(
    group, django_assert_num_queries
):
    priority = PriorityFactory(plan__board=group.board)
    for _ in range(12):
        led_by(group, priority=priority)

    with django_assert_num_queries(2):
        first_words(group)


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
