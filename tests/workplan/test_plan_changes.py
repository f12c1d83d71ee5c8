import datetime

import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import Role
from lscb.history.models import Event
from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)
from workplan.services import action_leads, actions, plan_changes


@pytest.fixture
def plan(board):
    return PlanFactory(board=board, title="Programme", year=2013)


def test_edit_plan_gives_it_another_title_and_is_recorded(plan, manager):
    plan_changes.edit_plan(plan=plan, version=1, title="Business plan", by=manager)

    event = Event.objects.about(plan).get()
    assert (event.before, event.after) == (
        {"title": "Programme"},
        {"title": "Business plan"},
    )


def test_edit_plan_of_another_year_gives_its_actions_that_years_days(
    board, plan, manager
):
    priority = PriorityFactory(plan=plan)
    action = actions.add_action(
        board=board,
        priority=priority,
        text="Report",
        timing_text="By June",
        report_back_text="June LSCB",
        by=manager,
    )

    plan_changes.edit_plan(plan=plan, version=1, year=2014, by=manager)

    action.refresh_from_db()
    assert (action.due_on, action.due_moves) == (datetime.date(2014, 6, 30), 0)
    assert [(row.year, row.month) for row in action.report_backs.all()] == [(2014, 6)]


def test_edit_plan_refuses_a_title_that_is_taken_and_an_old_version(
    board, plan, manager
):
    PlanFactory(board=board, title="Taken", year=2013)

    with pytest.raises(Refused, match="already a plan called “Taken” for 2013-14"):
        plan_changes.edit_plan(plan=plan, version=1, title="Taken", by=manager)
    plan.refresh_from_db()
    plan_changes.edit_plan(plan=plan, version=1, title="Mine", by=manager)
    with pytest.raises(ChangedMeanwhile):
        plan_changes.edit_plan(plan=plan, version=1, title="Yours", by=manager)


def test_plan_edit_page_saves_and_keeps_both_when_somebody_was_first(
    signed_in, url, manager, plan
):
    own = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:plan_edit", own.board, plan.pk)
    page = own.client.get(address).text
    values = {"title": "Mine", "year": "2014-15", "status": "draft", "version": 1}
    plan_changes.edit_plan(plan=plan, version=1, title="Theirs", by=manager)

    refused = own.client.post(address, values)
    saved = own.client.post(address, values | {"version": 2})

    assert 'value="2013-14"' in page
    assert refused.status_code == 409
    assert "Theirs" in refused.text
    assert saved.status_code == 302
    plan.refresh_from_db()
    assert (plan.title, plan.year, plan.status) == ("Mine", 2014, "draft")


def test_headings_move_with_all_under_them_and_stop_at_the_ends(signed_in, url, plan):
    manager = signed_in(Role.BUSINESS_MANAGER)
    one, two = (PriorityFactory(plan=plan) for _ in range(2))
    first, second = (SubThemeFactory(priority=one) for _ in range(2))

    for name, pks, direction in [
        ("priority_move", [plan.pk, two.pk], "up"),
        ("priority_move", [plan.pk, two.pk], "up"),  # already first
        ("sub_theme_move", [plan.pk, one.pk, first.pk], "down"),
    ]:
        manager.client.post(
            url(f"workplan:{name}", manager.board, *pks), {"direction": direction}
        )

    assert [*plan.priorities.in_printed_order()] == [two, one]
    assert [*one.sub_themes.in_printed_order()] == [second, first]
    event = Event.objects.about(two).get()
    assert (event.verb, event.before, event.after) == (
        "priority_moved",
        {"place": 2},
        {"place": 1},
    )


def test_completing_asks_what_becomes_of_the_reports_still_due(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board)
    due = ReportBackFactory(action=action)
    heard = ReportBackFactory(action=action, month=3, state="received")
    address = url("workplan:action_complete", manager.board, action.pk)
    values = {"completed_on": "2013-05-01", "words": "In force", "version": 1}

    page = manager.client.get(address).text
    refused = manager.client.post(address, values)
    manager.client.post(address, values | {"reports": "waived"})

    assert "To the meetings of June 2013" in page
    assert "Say whether the reports are still owed" in refused.text
    states = {row: row.state for row in action.report_backs.all()}
    assert states == {due: "waived", heard: "received"}


def test_complete_action_shows_reopen_and_is_opened_again(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board, complete=True)
    address = url("workplan:action_reopen", manager.board, action.pk)

    page = manager.client.get(url("workplan:programme", manager.board)).text
    manager.client.post(address, {"words": "One school is left", "version": 1})

    assert address in page
    action.refresh_from_db()
    assert (action.status, action.completed_on) == ("in_progress", None)
    assert action.updates.get().words == "One school is left"


def test_lead_that_is_not_known_is_said_once_for_all_and_for_later(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    group = GroupFactory(board=manager.board, name="Training sub-group")
    one, two = (ActionFactory(board=manager.board) for _ in range(2))
    leads = [ActionLeadFactory(action=action, text="Trg SG") for action in (one, two)]
    address = url("workplan:lead_tie", manager.board, one.pk, leads[0].pk)

    page = manager.client.get(address).text
    manager.client.post(address, {"who": f"group-{group.pk}"})

    assert "Training sub-group" in page
    for lead in leads:
        lead.refresh_from_db()
        assert (lead.kind, lead.group, lead.text) == ("group", group, "Trg SG")
    names = {(name.words, name.pk) for name in action_leads.names_of(manager.board)}
    assert ("Trg SG", group.pk) in names


def test_words_of_a_restricted_action_are_not_offered_elsewhere(board):
    group = GroupFactory(board=board, name="Training sub-group")
    hidden = ActionFactory(board=board, restriction=RestrictionFactory(board=board))
    ActionLeadFactory(action=hidden, kind="group", group=group, text="The closed group")

    words = {name.words for name in action_leads.names_of(board)}

    assert "Training sub-group" in words
    assert "The closed group" not in words


def test_lead_of_another_boards_group_is_not_taken(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    lead = ActionLeadFactory(action=ActionFactory(board=manager.board))
    theirs = GroupFactory()
    address = url("workplan:lead_tie", manager.board, lead.action.pk, lead.pk)

    answer = manager.client.post(address, {"who": f"group-{theirs.pk}"})

    assert answer.status_code == 200
    lead.refresh_from_db()
    assert lead.group is None


def test_number_in_use_is_remarked_on_when_typed(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    first = ActionFactory(board=manager.board, code="1.1")
    second = ActionFactory(board=manager.board, priority=first.priority, code="1.2")
    address = url("workplan:action_cell", manager.board, second.pk, "text")

    answer = manager.client.post(
        address,
        {"code": "1.1", "text": second.text, "version": 1},
        headers={"HX-Request": "true"},
    )

    assert "Another action of this plan has the number 1.1 too" in answer.text
    page = manager.client.get(url("workplan:programme", manager.board)).text
    assert page.count("has the number 1.1 too") == 2


def test_ongoing_work_without_a_day_to_review_it_asks_for_one(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=manager.board, timing_text="Ongoing")
    address = url("workplan:programme", manager.board)

    assert "When will it be looked at again?" in manager.client.get(address).text

    action.timing_text = "Ongoing, review by March 2014"
    action.save()
    assert "When will it be looked at again?" not in manager.client.get(address).text
