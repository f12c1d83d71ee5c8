import datetime
import uuid

import pytest

from boards.exceptions import Refused
from boards.models import Role
from boards.people import Person
from lscb.history.models import Event
from tests.factories.boards import RestrictionFactory, RoleGrantFactory
from tests.factories.plans import ActionFactory, PriorityFactory, ReportBackFactory
from tests.factories.policies import EngagementFactory
from workplan.models import Action
from workplan.services import action_moves, action_updates, actions, bulk_changes, undo
from workplan.services.completion import complete_action
from workplan.services.engagement_changes import add_change

pytestmark = pytest.mark.django_db


@pytest.fixture
def priority(board):
    return PriorityFactory(plan__board=board, plan__year=2013)


@pytest.fixture
def somebody(board):
    """A manager, as each request of one anew finds her: `her()`."""

    def _somebody():
        user = RoleGrantFactory(board=board, role=Role.BUSINESS_MANAGER).user
        return lambda: Person.acting(board, user, request_id=uuid.uuid4().hex)

    return _somebody


@pytest.fixture
def her(somebody):
    return somebody()


@pytest.fixture
def action(board, priority, her):
    return actions.add_action(
        board=board,
        priority=priority,
        code="1.1",
        text="First words",
        timing_text="By June 2013",
        leads_text="Chair",
        report_back_text="June 2013",
        by=Person.acting(board, label="load_example"),
    )


def edit(action, by, **changes):
    action.refresh_from_db()
    return actions.edit_action(action=action, version=action.version, by=by, **changes)


def undo_last(action, person):
    last = undo.own_changes(plan=action.plan, person=person(), most=1)
    return undo.undo(plan=action.plan, key=last[0].key, by=person())


def test_undo_puts_a_cell_back_and_is_itself_in_the_history(action, her):
    edit(action, her(), text="Better words")

    undone = undo_last(action, her)

    action.refresh_from_db()
    assert action.text == "First words"
    assert undone.words == "Action 1.1: action"
    event = Event.objects.about(action).newest_first().first()
    assert (event.verb, event.before["text"]) == ("change_undone", "Better words")
    assert undo.own_changes(plan=action.plan, person=her()) == []


def test_undo_goes_back_step_by_step(action, her):
    for words in ("One", "Two", "Three"):
        edit(action, her(), text=words)

    for words in ("Two", "One", "First words"):
        undo_last(action, her)
        action.refresh_from_db()
        assert action.text == words


def test_undo_takes_the_meaning_of_the_words_along(action, her):
    edit(
        action,
        her(),
        timing_text="By July 2013",
        reason="The review came late",
        report_back_text="September 2013",
        leads_text="Chair; Police",
    )

    undo_last(action, her)

    action.refresh_from_db()
    assert action.due_on == datetime.date(2013, 6, 30)
    assert (action.due_moves, action.due_reason) == (0, "")
    assert not action.date_moves.exists()
    assert [row.words for row in action.report_backs.all()] == ["June 2013"]
    assert [lead.text for lead in action.leads.all()] == ["Chair"]


def test_undo_is_refused_once_somebody_changed_the_same_field(action, her, somebody):
    him = somebody()
    edit(action, her(), text="Hers")
    by = him()
    edit(action, by, text="His")

    with pytest.raises(Refused, match=f"{by.label} has changed .* since: action"):
        undo_last(action, her)

    action.refresh_from_db()
    assert action.text == "His"


def test_undo_stands_beside_a_change_of_another_field(action, her, somebody):
    edit(action, her(), text="Hers")
    edit(action, somebody()(), leads_text="Police")

    undo_last(action, her)

    action.refresh_from_db()
    assert (action.text, action.leads_text) == ("First words", "Police")


def test_undo_offers_ones_own_changes_alone(action, her, somebody):
    him = somebody()
    edit(action, him(), text="His")
    key = undo.own_changes(plan=action.plan, person=him())[0].key

    assert undo.own_changes(plan=action.plan, person=her()) == []
    with pytest.raises(Refused, match="taken back already"):
        undo.undo(plan=action.plan, key=key, by=her())


def test_undo_of_the_same_change_twice_is_refused(action, her):
    edit(action, her(), text="Hers")
    key = undo.own_changes(plan=action.plan, person=her())[0].key
    undo.undo(plan=action.plan, key=key, by=her())

    with pytest.raises(Refused, match="taken back already"):
        undo.undo(plan=action.plan, key=key, by=her())


def test_undo_puts_a_moved_action_back(board, priority, action, her):
    second = ActionFactory(board=board, priority=priority)
    third = ActionFactory(board=board, priority=priority)
    elsewhere = PriorityFactory(plan=priority.plan)
    action_moves.place_action(action=second, priority=elsewhere, by=her())

    undo_last(second, her)

    assert [*priority.actions.in_printed_order()] == [action, second, third]


def test_undo_of_a_move_is_refused_once_it_was_moved_again(priority, action, her):
    one, two = (PriorityFactory(plan=priority.plan) for _ in range(2))
    action_moves.place_action(action=action, priority=one, by=her())
    key = undo.own_changes(plan=action.plan, person=her())[0].key
    action_moves.place_action(action=action, priority=two, by=her())

    with pytest.raises(Refused, match="moved again since"):
        undo.undo(plan=action.plan, key=key, by=her())


def test_undo_removes_an_action_just_added(board, priority, her):
    added = actions.add_action(board=board, priority=priority, text="New", by=her())

    undo_last(added, her)

    assert not Action.objects.filter(pk=added.pk).exists()
    verbs = [event.verb for event in Event.objects.about(added)]
    assert verbs == ["action_added", "change_undone"]


def test_undo_keeps_an_added_action_that_was_reported_on(board, priority, her):
    added = actions.add_action(board=board, priority=priority, text="New", by=her())
    key = undo.own_changes(plan=added.plan, person=her())[0].key
    action_updates.update_action(
        action=added, version=1, words="Begun", status="in_progress", by=her()
    )

    with pytest.raises(Refused, match="reported on since"):
        undo.undo(plan=added.plan, key=key, by=her())

    assert Action.objects.filter(pk=added.pk).exists()


def test_undo_keeps_an_added_action_that_came_of_what_was_heard(
    board, priority, her, manager
):
    added = actions.add_action(board=board, priority=priority, text="New", by=her())
    key = undo.own_changes(plan=added.plan, person=her())[0].key
    add_change(engagement=EngagementFactory(board=board), action=added, by=manager)

    with pytest.raises(Refused, match="What was heard names New"):
        undo.undo(plan=added.plan, key=key, by=her())

    assert added.engagement_changes.exists()


def test_undo_of_a_completion_opens_the_action_and_its_reports(action, her):
    complete_action(action=action, version=1, words="Done", reports="waived", by=her())

    undone = undo_last(action, her)

    action.refresh_from_db()
    assert (action.status, action.completed_on) == ("not_started", None)
    assert action.report_backs.get().state == "due"
    assert undone.words.endswith("marked as complete")
    assert action.updates.count() == 2  # what was said stays; that it was wrong is said


def test_undo_of_what_was_said_is_refused_once_more_was_said(action, her):
    action_updates.update_action(
        action=action, version=1, words="Begun", status="in_progress", by=her()
    )
    key = undo.own_changes(plan=action.plan, person=her())[0].key
    action_updates.update_action(
        action=action, version=2, words="Half done", status="in_progress", by=her()
    )

    with pytest.raises(Refused, match="More has been said"):
        undo.undo(plan=action.plan, key=key, by=her())


def test_undo_of_a_change_of_several_is_one_and_leaves_what_others_built_on(
    board, priority, her, somebody
):
    several = ActionFactory.create_batch(3, board=board, priority=priority)
    changed = bulk_changes.change_actions(
        board=board,
        versions={each.pk: 1 for each in several},
        edits={"leads_text": "Police"},
        by=her(),
    )
    by = somebody()()
    edit(several[1], by, leads_text="Chair")

    undone = undo_last(several[0], her)

    assert len(changed.actions) == 3
    assert (undone.count, undone.words) == (2, "3 actions changed together")
    assert [(kept, by.label in why) for kept, why in undone.kept] == [
        (several[1].label, True)
    ]
    for each in several:
        each.refresh_from_db()
    assert [each.leads_text for each in several] == ["", "Chair", ""]


def test_undo_knows_nothing_of_what_is_hidden_from_a_person(board, action, her):
    edit(action, her(), text="Hers")
    key = undo.own_changes(plan=action.plan, person=her())[0].key
    action.restriction = RestrictionFactory(board=board)
    action.save()
    support = RoleGrantFactory(
        board=board, role=Role.BUSINESS_SUPPORT, user=her().user
    ).user
    her().user.grants.filter(role=Role.BUSINESS_MANAGER).delete()
    person = Person.acting(board, support, request_id="x")

    assert undo.own_changes(plan=action.plan, person=person) == []
    with pytest.raises(Refused):
        undo.undo(plan=action.plan, key=key, by=person)


def test_undo_page_lists_ones_changes_and_takes_one_back(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board, code="1.1", text="First words")
    cell = url("workplan:action_cell", manager.board, action.pk, "text")
    values = {"code": "1.1", "text": "Better", "version": 1}
    manager.client.post(cell, values, headers={"HX-Request": "true"})
    address = url("workplan:plan_undo", manager.board, action.plan.pk)

    page = manager.client.get(address).text
    key = page.split('name="change" value="')[1].split('"')[0]
    answer = manager.client.post(address, {"change": key}, follow=True)

    assert "Action 1.1: action" in page
    assert "Taken back: Action 1.1: action" in answer.text
    action.refresh_from_db()
    assert action.text == "First words"


def test_undo_page_says_why_nothing_was_taken_back(signed_in, url, manager):
    own = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=own.board, code="1.1", text="First words")
    cell = url("workplan:action_cell", own.board, action.pk, "text")
    values = {"code": "1.1", "text": "Better", "version": 1}
    own.client.post(cell, values, headers={"HX-Request": "true"})
    address = url("workplan:plan_undo", own.board, action.plan.pk)
    offer = own.client.get(address, headers={"HX-Request": "true"}).text
    edit(action, manager, text="Theirs")

    key = offer.split('name="change" value="')[1].split('"')[0]
    answer = own.client.post(address, {"change": key}, follow=True)

    assert f"Not taken back. {manager.label} has changed Action 1.1" in answer.text


def test_undo_is_for_whoever_keeps_the_plan(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    plan = PriorityFactory(plan__board=member.board).plan
    address = url("workplan:plan_undo", member.board, plan.pk)

    assert member.client.get(address).status_code == 403
    assert member.client.post(address).status_code == 403


def test_report_back_marked_is_taken_back(board, action, her):
    report = ReportBackFactory(action=action, month=9, words="September 2013")
    actions.mark_report_back(report_back=report, state="missed", by=her())

    undo_last(action, her)

    report.refresh_from_db()
    assert report.state == "due"
