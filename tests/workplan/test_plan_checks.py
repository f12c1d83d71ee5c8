import datetime

import pytest

from boards.models import Role
from tests.factories.boards import BoardFactory, RestrictionFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    ActionUpdateFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)

WELL = {
    "leads_text": "Every member",
    "timing_text": "By March 2014",
    "due_on": datetime.date(2014, 3, 31),
    "report_back_text": "March 2014",
}


@pytest.fixture
def board(db):
    return BoardFactory(stands_on=datetime.date(2013, 9, 10))


@pytest.fixture
def priority(board):
    return PriorityFactory(plan__board=board, code="1", title="Training")


@pytest.fixture
def add(board, priority):
    """An action of the plan, nothing wrong with it but what is said."""

    def _add(text="Do it", **values):
        values = {"priority": priority} | WELL | values
        return ActionFactory(board=board, text=text, **values)

    return _add


@pytest.fixture
def found(signed_in, url, priority):
    """What the page lists, for somebody in this role: {check: [(label, words)]}."""

    def _found(role=Role.BUSINESS_MANAGER):
        reader = signed_in(role)
        page = url("workplan:plan_checks", reader.board, priority.plan.pk)
        checks = reader.client.get(page).context["checks"]
        return {
            check.key: [(each.label, each.words) for each in check.findings]
            for check in checks
        }

    return _found


@pytest.mark.parametrize(
    ("key", "words", "values"),
    [
        ("no_lead", "", {"leads_text": ""}),
        ("no_date", "", {"timing_text": "", "due_on": None}),
        ("not_understood", "Not understood: “when pigs fly”", {"timing_text": "when pigs fly"}),
        ("not_understood", "Which meeting: “2013-14”", {"report_back_text": "2013-14"}),
        ("no_review_date", "Ongoing", {"timing_text": "Ongoing", "due_on": None}),
        ("no_report_back", "", {"report_back_text": ""}),
        ("report_missed", "Was a report given to the June 2013 meeting?", {"report_back_text": "June 2013"}),
        ("rated_otherwise", "Rated green, 41 days overdue", {"rag": "green", "due_on": datetime.date(2013, 7, 31)}),
        ("moved", "Moved twice: The trainer left", {"due_moves": 2, "due_reason": "The trainer left"}),
        ("quiet", "Nothing heard for 162 days since it was to begin; expected quarterly", {"status": "in_progress"}),
        ("dangling", "Names 6.5, which is not in the plan", {"text": "As agreed, see 6.5"}),
        ("dangling", "Names 7.7, which is not in the plan", {"steps": "Meet\nSee 7.7"}),
        ("dangling", "Names 8.8, which is not in the plan", {"outcome": "See 8.8"}),
        ("placeholder", "Says “to be added”", {"outcome": "Measure to be added"}),
    ],
)  # fmt: skip
def test_plan_checks_find(add, found, key, words, values):
    action = add(**values)

    assert found() == {key: [(action.text, words)]}


def test_plan_checks_find_nothing_in_a_sound_plan(add, found):
    add(code="1.1")
    add("See 1.1", code="1.2")

    assert found() == {}


def test_plan_checks_ask_nothing_of_what_is_over(add, found):
    add(leads_text="", report_back_text="", timing_text="Ongoing", status="complete",
        completed_on=datetime.date(2013, 6, 1), due_on=None)  # fmt: skip

    assert found() == {}


def test_plan_checks_find_leads_nobody_is_known_by(add, found):
    action = add()
    ActionLeadFactory(action=action, text="Steering Group")
    ActionLeadFactory(action=action, text="Everybody", kind="all_members")

    assert found() == {"unknown_lead": [("Do it", "Steering Group")]}


def test_plan_checks_find_reports_missed_but_not_received(add, found):
    action = add(report_back_text="June 2013 September 2013")
    ReportBackFactory(action=action, month=6, words="June 2013", state="missed")

    other = add("Other", report_back_text="June 2013")
    ReportBackFactory(action=other, month=6, words="June 2013", state="received")

    assert found() == {
        "report_missed": [("Do it", "The report to the June 2013 meeting was missed")]
    }


def test_plan_checks_find_late_milestones(add, found):
    action = add()
    MilestoneFactory(action=action, text="Draft", due_on=datetime.date(2013, 6, 30))
    MilestoneFactory(action=action, text="Final", due_on=datetime.date(2013, 9, 10))
    MilestoneFactory(
        action=action,
        text="Plan",
        due_on=datetime.date(2013, 4, 30),
        reached_on=datetime.date(2013, 5, 1),
    )

    assert found() == {"late_milestone": [("Do it", "Draft (by 30 June 2013)")]}


def test_plan_checks_find_a_number_that_stands_twice(add, found):
    add("First", code="1.1")
    add("Second", code="1:1")

    assert found() == {
        "double": [
            ("1.1 First", "Number 1.1 stands twice in this plan"),
            ("1:1 Second", "Number 1:1 stands twice in this plan"),
        ]
    }


def test_plan_checks_find_ranges_that_do_not_fit(add, found, priority):
    priority.range_text = "(1.1-1.2)"
    priority.save()
    theme = SubThemeFactory(
        priority=priority, title="An effective sub-group", range_text="(1.3 - 1.4)"
    )
    add(code="1.1")
    add(code="1.3", sub_theme=theme)
    add(code="1.5", sub_theme=theme)

    assert found() == {
        "range": [
            ("1. Training (1.1-1.2)", "No action 1.2"),
            (
                "An effective sub-group (1.3 - 1.4)",
                "No action 1.4; 1.5 stands outside it",
            ),
        ]
    }


def test_plan_checks_let_a_priority_name_all_its_actions(add, found, priority):
    priority.range_text = "(1.1-1.2)"
    priority.save()
    add(code="1.1")
    add(code="1.2", sub_theme=SubThemeFactory(priority=priority))

    assert found() == {}


def test_plan_checks_look_at_a_priority_too(add, found, priority):
    priority.statement = "See 6.5; wording to be added"
    priority.save()
    add()

    assert found() == {
        "dangling": [("1. Training", "Names 6.5, which is not in the plan")],
        "placeholder": [("1. Training", "Says “to be added”")],
    }


def test_plan_checks_say_when_a_rhythm_comes_round_again(add, found):
    add(status="in_progress", timing_text="Monthly", due_on=None)

    [(_, words)] = found()["quiet"]

    assert words.endswith("expected monthly; next by 30 September 2013")


def test_plan_checks_hear_an_update(add, found):
    action = add(status="in_progress")
    ActionUpdateFactory(
        action=action,
        made_at=datetime.datetime(2013, 9, 1, 12, tzinfo=datetime.UTC),
    )

    assert found() == {}


def test_plan_checks_know_the_boards_numbers_in_a_sub_groups_plan(
    add, signed_in, url, board
):
    add(code="TP 1.1")
    plan = PlanFactory(board=board, kind="sub_group")
    theirs = PriorityFactory(plan=plan)
    add("Links to TP 1.1 and TP 9.1", priority=theirs)

    reader = signed_in(Role.OBSERVER)
    page = reader.client.get(url("workplan:plan_checks", board, plan.pk)).text

    assert "Names TP 9.1" in page
    assert "Names TP 1.1" not in page


def test_plan_checks_leave_out_what_is_restricted(add, found, board):
    add(
        "Hidden", code="1.1", leads_text="", restriction=RestrictionFactory(board=board)
    )
    add("See 1.1")

    assert found(Role.OBSERVER) == {}
    assert found(Role.BUSINESS_MANAGER) == {"no_lead": [("1.1 Hidden", "")]}


def test_plan_checks_say_so_where_there_is_nothing(add, signed_in, url, priority):
    reader = signed_in(Role.OBSERVER)
    page = url("workplan:plan_checks", reader.board, priority.plan.pk)

    assert "No actions yet" in reader.client.get(page).text
    add()
    assert "Nothing to check" in reader.client.get(page).text


def test_another_boards_plan_is_not_found(signed_in, url):
    reader = signed_in(Role.BUSINESS_MANAGER)

    page = url("workplan:plan_checks", reader.board, PlanFactory().pk)

    assert reader.client.get(page).status_code == 404


def test_plan_checks_ask_the_database_as_often_for_many_actions(
    add, signed_in, url, priority, django_assert_max_num_queries
):
    reader = signed_in(Role.BUSINESS_MANAGER)
    page = url("workplan:plan_checks", reader.board, priority.plan.pk)
    for number in range(30):
        MilestoneFactory(action=add("See 9.9", code=f"1.{number}", leads_text=""))

    with django_assert_max_num_queries(14):
        assert reader.client.get(page).status_code == 200
