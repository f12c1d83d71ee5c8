import pytest

from boards.models import Role
from lscb.history.models import Event
from tests.factories.plans import ActionFactory, PriorityFactory, SubThemeFactory
from workplan.exceptions import OutOfPlace
from workplan.models import Action
from workplan.services import action_moves, actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def priority(board):
    return PriorityFactory(plan__board=board, plan__year=2013)


@pytest.fixture
def add(board, priority, manager):
    def _add(**values):
        values = {"priority": priority, "text": "Write it down", "by": manager} | values
        return actions.add_action(board=board, **values)

    return _add


def test_move_action_goes_one_place_and_stops_at_the_ends(add, manager):
    first, second, third = add(), add(), add()

    assert action_moves.move_action(action=third, up=True, by=manager)
    assert [*Action.objects.in_printed_order()] == [first, third, second]
    assert not action_moves.move_action(action=first, up=True, by=manager)
    assert not action_moves.move_action(action=second, up=False, by=manager)


def test_move_action_crosses_the_headings_of_sub_themes(add, priority, manager):
    one = SubThemeFactory(priority=priority)
    two = SubThemeFactory(priority=priority)
    action, other = add(), add(sub_theme=two)

    headings = []
    for _ in range(3):
        action_moves.move_action(action=action, up=False, by=manager)
        action.refresh_from_db()
        headings.append(action.sub_theme)

    assert headings == [one, two, two]
    assert [*Action.objects.in_printed_order()] == [other, action]


def test_move_action_up_into_the_heading_before_stands_last_there(
    add, priority, manager
):
    theme = SubThemeFactory(priority=priority)
    first, moved = add(), add(sub_theme=theme)

    action_moves.move_action(action=moved, up=True, by=manager)

    moved.refresh_from_db()
    assert moved.sub_theme is None
    assert [*Action.objects.in_printed_order()] == [first, moved]


def test_unmoved_action_is_untouched_by_its_neighbours_moves(add, manager):
    """A move changes no words: whoever types in another row is not refused for it."""
    first, second = add(), add()

    action_moves.move_action(action=second, up=True, by=manager)
    actions.edit_action(action=first, version=1, text="Still mine", by=manager)

    first.refresh_from_db()
    assert first.text == "Still mine"


def test_place_action_stands_after_another_under_another_priority(
    add, priority, manager
):
    elsewhere = PriorityFactory(plan=priority.plan)
    theme = SubThemeFactory(priority=elsewhere)
    first, last = (add(priority=elsewhere, sub_theme=theme) for _ in range(2))
    moved = add()

    action_moves.place_action(
        action=moved, priority=elsewhere, sub_theme=theme, after=first, by=manager
    )

    moved.refresh_from_db()
    assert (moved.priority, moved.sub_theme) == (elsewhere, theme)
    assert [*elsewhere.actions.in_printed_order()] == [first, moved, last]
    event = Event.objects.about(moved).newest_first().first()
    assert (event.verb, event.before["_place"]["priority"]) == (
        "action_moved",
        priority.pk,
    )


def test_place_action_where_it_stands_leaves_no_event(add, priority, manager):
    first, second = add(), add()

    has_moved = action_moves.place_action(
        action=second, priority=priority, after=first, by=manager
    )

    assert not has_moved
    assert Event.objects.about(second).count() == 1


def test_place_action_refuses_another_plan(add, manager):
    elsewhere = PriorityFactory()

    with pytest.raises(OutOfPlace):
        action_moves.place_action(action=add(), priority=elsewhere, by=manager)


def test_move_says_in_words_where_it_stood(add, manager):
    first, second = add(code="1.1"), add(code="1.2")

    action_moves.move_action(action=second, up=True, by=manager)

    changes = Event.objects.about(second).newest_first().first().changes
    assert [change.label for change in changes] == ["Stands"]
    assert changes[0].before.endswith(f"after {first.label}")
    assert changes[0].after.endswith("first")


HTMX = {"HX-Request": "true"}


def test_dropped_row_stands_where_it_was_dropped_and_both_sections_come_back(
    signed_in, url
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theme = SubThemeFactory(priority__plan__board=manager.board)
    there = ActionFactory(board=manager.board, priority=theme.priority, sub_theme=theme)
    left = PriorityFactory(plan=theme.priority.plan)
    moved = ActionFactory(board=manager.board, priority=left)

    answer = manager.client.post(
        url("workplan:action_move", manager.board, moved.pk),
        {"heading": f"{theme.priority.pk}-{theme.pk}", "after": there.pk},
        headers=HTMX,
    )

    moved.refresh_from_db()
    assert moved.sub_theme == theme
    assert [*theme.actions.in_printed_order()] == [there, moved]
    assert answer.headers["HX-Retarget"] == f"#priority-{theme.priority.pk}"
    assert f'id="priority-{left.pk}" hx-swap-oob="true"' in answer.text


@pytest.mark.parametrize("heading", ["", "nonsense", "0-0", "9" * 30])
def test_dropped_row_stays_where_no_heading_is(signed_in, url, heading):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board)

    answer = manager.client.post(
        url("workplan:action_move", manager.board, action.pk),
        {"heading": heading},
        headers=HTMX,
    )

    assert "Choose a priority and a sub-theme of this plan" in answer.text
    assert not Event.objects.about(action).exists()


def test_dropped_row_is_not_taken_to_another_boards_heading(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board)
    theirs = PriorityFactory()

    manager.client.post(
        url("workplan:action_move", manager.board, action.pk),
        {"heading": f"{theirs.pk}-0"},
    )

    assert Action.objects.get(pk=action.pk).priority == action.priority
