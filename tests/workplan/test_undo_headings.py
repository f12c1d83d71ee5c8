"""Taking back what was done to a plan's own words and to its headings."""

import uuid

import pytest

from boards.exceptions import Refused
from boards.models import Role
from boards.people import Person
from lscb.history.models import Event
from tests.factories.boards import RoleGrantFactory
from tests.factories.plans import (
    ActionFactory,
    PlanFactory,
    PriorityFactory,
    SubThemeFactory,
)
from tests.factories.policies import EngagementFactory
from tests.factories.risks import RiskFactory
from workplan.services import plan_changes, plans, undo
from workplan.services.engagement_changes import add_change

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(board):
    return PlanFactory(board=board, year=2013, title="Programme")


@pytest.fixture
def somebody(board):
    """A manager, as each request of hers finds her anew: `her()`."""

    def _somebody():
        user = RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER).user
        return lambda: Person.acting(board, user, request_id=uuid.uuid4().hex)

    return _somebody


@pytest.fixture
def her(somebody):
    return somebody()


@pytest.fixture
def headings(plan):
    """Three priorities, and two sub-themes of the first."""
    plan.first, plan.second, plan.third = (
        PriorityFactory(plan=plan, code=f"{n}", title=f"Priority {n}", position=n)
        for n in (1, 2, 3)
    )
    plan.themes = [
        SubThemeFactory(priority=plan.first, title=f"Theme {n}", position=n)
        for n in (1, 2)
    ]
    return plan


def undo_last(plan, person):
    last = undo.own_changes(plan=plan, person=person(), most=1)
    return undo.undo(plan=plan, key=last[0].key, by=person())


def codes(plan):
    return [priority.code for priority in plan.priorities.in_printed_order()]


def test_undo_puts_the_plans_own_words_and_the_days_of_its_year_back(plan, her):
    action = ActionFactory(
        board=plan.board, priority__plan=plan, timing_text="By September"
    )
    plan_changes.edit_plan(plan=plan, version=1, title="Next", year=2014, by=her())
    action.refresh_from_db()
    assert action.due_on.year == 2014

    undone = undo_last(plan, her)

    plan.refresh_from_db()
    action.refresh_from_db()
    assert (plan.title, plan.year, action.due_on.year) == ("Programme", 2013, 2013)
    assert undone.words == "Next: title, year"
    event = Event.objects.about(plan).newest_first().first()
    assert (event.verb, event.before["title"]) == ("change_undone", "Next")
    assert undo.own_changes(plan=plan, person=her()) == []


def test_undo_puts_a_priority_back_with_what_it_supports(headings, board, her):
    aim, other = (PriorityFactory(plan__board=board, code="9") for _ in range(2))
    headings.first.supports.set([aim])
    plans.edit_priority(
        priority=headings.first,
        version=1,
        title="Renamed",
        code="7",
        supports=[other],
        by=her(),
    )

    undo_last(headings, her)

    headings.first.refresh_from_db()
    assert (headings.first.title, headings.first.code) == ("Priority 1", "1")
    assert list(headings.first.supports.all()) == [aim]


def test_undo_of_a_priority_is_refused_once_somebody_changed_the_same(
    headings, her, somebody
):
    him = somebody()
    plans.edit_priority(priority=headings.first, version=1, title="Hers", by=her())
    plans.edit_priority(priority=headings.first, version=2, title="His", by=him())

    with pytest.raises(Refused, match=f"{him().label} has changed .*: title"):
        undo_last(headings, her)

    headings.first.refresh_from_db()
    assert headings.first.title == "His"


def test_undo_is_refused_where_its_number_is_another_priorities_by_now(
    headings, her, somebody
):
    plans.edit_priority(priority=headings.first, version=1, code="8", by=her())
    plans.edit_priority(priority=headings.second, version=1, code="1", by=somebody()())

    with pytest.raises(Refused, match="Number 1 is taken"):
        undo_last(headings, her)


def test_undo_is_refused_where_what_it_supports_was_changed_again(
    headings, board, her, somebody
):
    one, two = (PriorityFactory(plan__board=board, code="9") for _ in range(2))
    plans.edit_priority(priority=headings.first, version=1, supports=[one], by=her())
    plans.edit_priority(
        priority=headings.first, version=2, supports=[one, two], by=somebody()()
    )

    with pytest.raises(Refused, match="supports was changed again"):
        undo_last(headings, her)


def test_undo_puts_a_moved_heading_back(headings, her):
    plan_changes.move_priority(priority=headings.third, up=True, by=her())
    plan_changes.move_sub_theme(sub_theme=headings.themes[0], up=False, by=her())

    undo_last(headings, her)
    undone = undo_last(headings, her)

    assert codes(headings) == ["1", "2", "3"]
    themes = headings.first.sub_themes.in_printed_order()
    assert [theme.title for theme in themes] == ["Theme 1", "Theme 2"]
    assert undone.words == "3. Priority 3: moved"


def test_undo_of_a_move_is_refused_once_it_stands_elsewhere(headings, her, somebody):
    plan_changes.move_priority(priority=headings.third, up=True, by=her())
    plan_changes.move_priority(priority=headings.third, up=True, by=somebody()())

    with pytest.raises(Refused, match="moved again since"):
        undo_last(headings, her)

    assert codes(headings) == ["3", "1", "2"]


def test_undo_removes_a_heading_just_added(headings, her):
    plans.add_priority(plan=headings, title="Another", code="4", by=her())
    plans.add_sub_theme(priority=headings.second, title="Under it", by=her())

    undo_last(headings, her)
    undo_last(headings, her)

    assert codes(headings) == ["1", "2", "3"]
    assert not headings.second.sub_themes.exists()


def test_undo_keeps_a_heading_that_something_stands_under(headings, her):
    added = plans.add_priority(plan=headings, title="Another", by=her())
    ActionFactory(board=headings.board, priority=added)

    with pytest.raises(Refused, match="Something stands under Another"):
        undo_last(headings, her)

    assert headings.priorities.filter(pk=added.pk).exists()


def test_undo_keeps_a_heading_that_others_have_named(headings, board, her, manager):
    added = plans.add_priority(plan=headings, title="Another", by=her())
    key = undo.own_changes(plan=headings, person=her())[0].key
    heard = EngagementFactory(board=board)
    change = add_change(engagement=heard, priority=added, by=manager)

    with pytest.raises(Refused, match="Something else names Another"):
        undo.undo(plan=headings, key=key, by=her())
    change.delete()
    RiskFactory(board=board).priorities.set([added])
    with pytest.raises(Refused, match="Something else names Another"):
        undo.undo(plan=headings, key=key, by=her())

    assert headings.priorities.filter(pk=added.pk).exists()


def test_undo_puts_a_sub_theme_back(headings, her):
    theme = headings.themes[0]
    plans.edit_sub_theme(sub_theme=theme, version=1, title="Renamed", by=her())

    undo_last(headings, her)

    theme.refresh_from_db()
    assert theme.title == "Theme 1"


def test_undo_of_one_plan_knows_nothing_of_another(headings, her):
    other = PlanFactory(board=headings.board, year=2014)
    plans.add_priority(plan=other, title="There", by=her())

    assert undo.own_changes(plan=headings, person=her()) == []


def test_own_changes_cost_the_same_however_much_was_done_in_other_plans(
    headings, board, her, django_assert_max_num_queries
):
    other = PlanFactory(board=board, year=2014)
    plan_changes.edit_plan(plan=headings, version=1, title="First", by=her())
    for number in range(12):
        plans.add_priority(plan=other, title=f"Other {number}", by=her())

    with django_assert_max_num_queries(5):
        (last,) = undo.own_changes(plan=headings, person=her(), most=1)

    assert last.words == "First: title"


def test_undo_button_names_the_move_of_a_heading(signed_in, url, headings):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:plan_undo", manager.board, headings.pk)
    manager.client.post(
        url("workplan:priority_move", manager.board, headings.pk, headings.second.pk),
        {"direction": "up"},
    )
    offer = manager.client.get(address, headers={"HX-Request": "true"}).text
    key = offer.split('name="change" value="')[1].split('"')[0]

    page = manager.client.post(address, {"change": key}, follow=True).text

    assert "2. Priority 2: moved" in offer
    assert "Taken back: 2. Priority 2: moved" in page
    assert codes(headings) == ["1", "2", "3"]
