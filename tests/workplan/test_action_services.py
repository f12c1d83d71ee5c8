import datetime

import pytest

from boards.exceptions import ChangedMeanwhile, Refused
from boards.people import Person
from lscb.history.models import Event
from tests.factories.boards import (
    AgencyFactory,
    AppointmentFactory,
    GroupFactory,
    SeatFactory,
)
from tests.factories.plans import (
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)
from workplan.exceptions import OutOfPlace, ReasonNeeded
from workplan.leads import Lead
from workplan.models import Action, ReportBack
from workplan.services import action_updates, actions, plans

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


def test_add_action_works_out_what_the_words_mean(board, add):
    seat = SeatFactory(board=board, printed_name="Independent Chair")
    group = GroupFactory(board=board, name="Practice sub-group")

    action = add(
        timing_text="August 2013 February 2014",
        report_back_text="September 2013 March 2014",
        leads_text="Independent Chair; Practice sub group; Somebody else",
    )

    assert action.due_on == datetime.date(2014, 2, 28)
    owed = action.report_backs.values_list("year", "month", "words", "state")
    assert [*owed] == [
        (2013, 9, "September 2013", "due"),
        (2014, 3, "March 2014", "due"),
    ]
    leads = action.leads.values_list("text", "kind", "seat", "group")
    assert [*leads] == [
        ("Independent Chair", "post", seat.pk, None),
        ("Practice sub group", "group", None, group.pk),
        ("Somebody else", "other", None, None),
    ]


def test_add_action_knows_an_agency_and_the_post_that_holds_a_seat(board, add):
    agency = AgencyFactory(board=board, name="Police")
    seat = SeatFactory(board=board, printed_name="Health")
    AppointmentFactory(board=board, seat=seat, post="Designated Nurse")

    action = add(leads_text="Police; Designated Nurse")

    found = action.leads.values_list("kind", "agency", "seat")
    assert [*found] == [("agency", agency.pk, None), ("post", None, seat.pk)]


def test_add_action_takes_the_leads_it_is_given(board, add):
    agency = AgencyFactory(board=board)

    action = add(
        leads_text="As printed",
        leads=[Lead("Principal Officer", "post", agency_pk=agency.pk)],
    )

    lead = action.leads.get()
    assert (lead.text, lead.agency, action.leads_text) == (
        "Principal Officer",
        agency,
        "As printed",
    )


def test_add_action_keeps_every_word_as_typed(add):
    typed = "  By  September 2013 –\tor so\n"

    action = add(timing_text=typed, leads_text=typed, report_back_text=typed)

    action.refresh_from_db()
    assert (action.timing_text, action.leads_text, action.report_back_text) == (
        typed,
    ) * 3


def test_add_action_stands_last_under_its_heading(add, priority):
    theme = SubThemeFactory(priority=priority)

    first, second, under_theme = add(), add(), add(sub_theme=theme)

    assert [*Action.objects.in_printed_order()] == [first, second, under_theme]


def test_add_action_without_a_plan(board, add):
    action = add(priority=None, timing_text="June LSCB")

    assert (action.plan, action.priority) == (None, None)
    assert action.due_on == datetime.date(2013, 6, 30)  # the board's year in hand


def test_add_action_refuses_a_place_in_another_plan_or_on_another_board(board, add):
    elsewhere = SubThemeFactory()

    with pytest.raises(OutOfPlace):
        add(sub_theme=elsewhere)
    with pytest.raises(OutOfPlace):
        add(priority=elsewhere.priority)
    with pytest.raises(OutOfPlace):
        add(plan=PlanFactory(board=board))

    assert not Action.objects.exists()


def test_edit_action_is_recorded_with_before_and_after(add, manager):
    action = add(text="First words")

    actions.edit_action(action=action, version=1, text="Better words", by=manager)

    event = Event.objects.about(action).newest_first().first()
    assert (event.verb, event.actor) == ("action_edited", manager.user)
    assert (event.before, event.after) == (
        {"text": "First words"},
        {"text": "Better words"},
    )
    assert action.version == 2


def test_edit_action_that_changes_nothing_leaves_no_event(add, manager):
    action = add(text="The words")

    actions.edit_action(action=action, version=1, text="The words", by=manager)

    assert Event.objects.about(action).count() == 1
    assert action.version == 1


def test_edit_action_refuses_a_change_made_meanwhile(add, manager):
    action = add()
    actions.edit_action(action=action, version=1, text="Hers", by=manager)

    with pytest.raises(ChangedMeanwhile):
        actions.edit_action(action=action, version=1, text="His", by=manager)

    action.refresh_from_db()
    assert action.text == "Hers"


def test_edit_action_moves_a_date_only_with_a_reason_and_counts_it(add, manager):
    action = add(timing_text="By June 2013")

    with pytest.raises(ReasonNeeded, match="30 June 2013"):
        actions.edit_action(
            action=action, version=1, timing_text="By July 2013", by=manager
        )
    actions.edit_action(
        action=action,
        version=1,
        timing_text="By July 2013",
        reason="The review came late",
        by=manager,
    )

    action.refresh_from_db()
    assert action.due_on == datetime.date(2013, 7, 31)
    assert (action.due_moves, action.due_reason) == (1, "The review came late")


@pytest.mark.parametrize("words", ["June 2013", "by the end of June 2013"])
def test_edit_action_asks_no_reason_when_the_date_stays(add, manager, words):
    action = add(timing_text="By June 2013")

    actions.edit_action(action=action, version=1, timing_text=words, by=manager)

    assert action.due_moves == 0


def test_edit_action_asks_no_reason_for_a_first_date(add, manager):
    action = add(timing_text="Ongoing")

    actions.edit_action(action=action, version=1, timing_text="July 2013", by=manager)

    assert (action.due_on, action.due_moves) == (datetime.date(2013, 7, 31), 0)


def test_edit_action_needs_a_reason_to_take_a_date_away(add, manager):
    action = add(timing_text="July 2013")

    with pytest.raises(ReasonNeeded):
        actions.edit_action(action=action, version=1, timing_text="", by=manager)


@pytest.mark.parametrize("value", ["amber", "red"])
def test_edit_action_rates_amber_and_red_only_with_a_reason(add, manager, value):
    action = add()

    with pytest.raises(ReasonNeeded, match=value):
        actions.edit_action(action=action, version=1, rag=value, by=manager)
    actions.edit_action(
        action=action, version=1, rag=value, rag_reason="No officer", by=manager
    )

    assert action.rag == value


def test_edit_action_keeps_reports_that_came_or_were_missed(add, manager):
    action = add(report_back_text="June 2013 September 2013 December 2013")
    june, september, _ = action.report_backs.all()
    actions.mark_report_back(report_back=june, state="received", by=manager)
    actions.mark_report_back(report_back=september, state="missed", by=manager)

    actions.edit_action(
        action=action,
        version=1,
        report_back_text="September 2013 March 2014",
        by=manager,
    )

    assert [(row.words, row.state) for row in action.report_backs.all()] == [
        ("June 2013", "received"),
        ("September 2013", "missed"),
        ("March 2014", "due"),
    ]


def test_update_action_keeps_the_words_and_sets_the_status(add, manager):
    action = add()

    action_updates.update_action(
        action=action, version=1, words="Begun", status="in_progress", by=manager
    )

    update = action.updates.get()
    assert (update.words, update.status, update.made_by) == (
        "Begun",
        "in_progress",
        manager.user,
    )
    assert action.status == "in_progress"
    assert Event.objects.about(action).newest_first().first().verb == "action_updated"


def test_update_action_completes_it_on_the_boards_day_unless_told(add, board, manager):
    today, earlier = add(), add()

    action_updates.update_action(
        action=today, version=1, words="Done", status="complete", by=manager
    )
    action_updates.update_action(
        action=earlier,
        version=1,
        words="Done",
        status="complete",
        completed_on=datetime.date(2013, 4, 2),
        by=manager,
    )

    assert today.completed_on == board.today
    assert earlier.completed_on == datetime.date(2013, 4, 2)
    assert Event.objects.about(today).newest_first().first().verb == "action_completed"


def test_update_action_given_up_says_why_and_can_be_taken_up_again(add, manager):
    action = add()

    action_updates.update_action(
        action=action, version=1, words="No money", status="not_pursued", by=manager
    )
    assert action.status_reason == "No money"

    action_updates.update_action(
        action=action, version=2, words="Money came", status="in_progress", by=manager
    )
    assert (action.status_reason, action.updates.count()) == ("", 2)


def test_update_action_needs_words(add, manager):
    action = add()

    with pytest.raises(ReasonNeeded):
        action_updates.update_action(
            action=action, version=1, words="  ", status="complete", by=manager
        )

    action.refresh_from_db()
    assert action.status == "not_started"


def test_update_action_refuses_a_change_made_meanwhile(add, manager):
    action = add()
    action_updates.update_action(
        action=action, version=1, words="One", status="in_progress", by=manager
    )

    with pytest.raises(ChangedMeanwhile):
        action_updates.update_action(
            action=action, version=1, words="Two", status="complete", by=manager
        )

    assert [update.words for update in action.updates.all()] == ["One"]


def test_mark_report_back_is_recorded(manager):
    report_back = ReportBackFactory()

    actions.mark_report_back(report_back=report_back, state="received", by=manager)

    report_back.refresh_from_db()
    assert report_back.state == ReportBack.State.RECEIVED
    event = Event.objects.about(report_back.action).get()
    assert event.after == {"June 2013": "received"}


def test_commands_may_act(board, priority):
    command = Person.acting(board, label="load_example")

    action = actions.add_action(
        board=board, priority=priority, text="Loaded", by=command
    )

    assert Event.objects.about(action).get().actor_label == "load_example"


def test_plan_and_headings_are_refused_twice(board, manager):
    plan = plans.create_plan(board=board, title="Programme", year=2013, by=manager)
    plans.add_priority(plan=plan, code="1", title="One", by=manager)
    two = plans.add_priority(plan=plan, code="2", title="Two", by=manager)

    with pytest.raises(Refused, match="2013-14"):
        plans.create_plan(board=board, title="Programme", year=2013, by=manager)
    with pytest.raises(Refused, match="Number 1 is taken"):
        plans.add_priority(plan=plan, code="1", title="Again", by=manager)
    with pytest.raises(Refused, match="Number 1 is taken"):
        plans.edit_priority(priority=two, version=1, code="1", by=manager)

    assert [str(each) for each in plan.priorities.in_printed_order()] == [
        "1. One",
        "2. Two",
    ]


def test_edit_sub_theme_is_recorded_and_refuses_an_old_version(manager):
    theme = SubThemeFactory(title="Old")

    plans.edit_sub_theme(sub_theme=theme, version=1, title="New", by=manager)

    event = Event.objects.about(theme).get()
    assert (event.before, event.after) == ({"title": "Old"}, {"title": "New"})
    with pytest.raises(ChangedMeanwhile):
        plans.edit_sub_theme(sub_theme=theme, version=1, title="Newer", by=manager)
