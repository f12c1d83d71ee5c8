import pytest

from boards.models import Role
from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.plans import (
    ActionFactory,
    ActionLeadFactory,
    PlanFactory,
    PriorityFactory,
    ReportBackFactory,
    SubThemeFactory,
)
from workplan.models import Action, Plan

HTMX = {"HX-Request": "true"}


def test_programme_shows_actions_under_their_headings(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    priority = PriorityFactory(plan__board=reader.board, code="1", title="Training")
    theme = SubThemeFactory(priority=priority, title="An effective sub-group")
    ActionFactory(
        board=reader.board, priority=priority, sub_theme=theme, code="1.4", text="Last"
    )
    ActionFactory(board=reader.board, priority=priority, code="1.1", text="First")

    page = reader.client.get(url("workplan:programme", reader.board)).text

    places = [
        page.index(words) for words in ("1. Training", "First", "An effective", "Last")
    ]
    assert places == sorted(places)


def test_programme_shows_words_as_typed_and_as_understood(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    ActionFactory(
        board=reader.board,
        timing_text="Establish by September 2013",
        report_back_text="June LSCB",
    )

    page = reader.client.get(url("workplan:programme", reader.board)).text

    assert "Establish by September 2013" in page
    assert "By 30 September 2013" in page
    assert "June LSCB" in page
    assert "Report to the June 2013 meeting" in page


def test_programme_names_leads_that_the_board_does_not_know(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    action = ActionFactory(board=reader.board, leads_text="As typed")
    ActionLeadFactory(action=action, text="Steering Group")
    ActionLeadFactory(action=action, text="Everybody", kind="all_members")

    page = reader.client.get(url("workplan:programme", reader.board)).text

    assert "Steering Group: not known</li>" in page
    assert "Everybody: every member</li>" in page


def test_programme_flags_what_it_could_not_read(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    ActionFactory(board=reader.board, timing_text="Setpember 2013")

    page = reader.client.get(url("workplan:programme", reader.board)).text

    assert "Not understood: “Setpember 2013”" in page


def test_programme_without_a_plan_says_what_to_do_first(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(url("workplan:programme", manager.board)).text

    assert "No work programme yet" in page
    assert url("workplan:plan_add", manager.board) in page


def test_programme_shows_readers_no_edit_controls(signed_in, url):
    reader = signed_in(Role.BOARD_MEMBER)
    ActionFactory(board=reader.board)

    page = reader.client.get(url("workplan:programme", reader.board)).text

    assert "cell__edit" not in page
    assert "Move up" not in page
    assert "Add a" not in page


def test_programme_takes_the_latest_plan_that_has_begun(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    PlanFactory(board=reader.board, year=2012, title="Last year's")
    PlanFactory(board=reader.board, year=2013, title="This year's")
    PlanFactory(board=reader.board, year=2014, title="Next year's")

    page = reader.client.get(url("workplan:programme", reader.board)).text

    assert "<h1" in page
    assert page.split("<h1")[1].split("</h1>")[0].endswith("This year&#x27;s")


def test_programme_leaves_out_restricted_actions(signed_in, url):
    member = signed_in(Role.BOARD_MEMBER)
    hidden = ActionFactory(
        board=member.board,
        text="A confidential matter",
        restriction=RestrictionFactory(board=member.board),
    )
    ActionLeadFactory(action=hidden, text="A confidential lead")
    ReportBackFactory(action=hidden, year=2019, month=1, words="January 2019")

    page = member.client.get(
        url("workplan:programme_detail", member.board, hidden.plan.pk)
    ).text

    assert "confidential" not in page
    assert "2019" not in page


def test_another_boards_plan_is_not_found(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = PlanFactory()

    response = manager.client.get(
        url("workplan:programme_detail", manager.board, theirs.pk)
    )

    assert response.status_code == 404


@pytest.fixture
def varied(signed_in):
    """Three actions that every filter tells apart."""
    reader = signed_in(Role.OBSERVER)
    priority = PriorityFactory(plan__board=reader.board)
    shared = {"board": reader.board, "priority": priority}
    late = ActionFactory(
        **shared,
        text="Late work",
        leads_text="Chair",
        due_on="2013-04-30",
        status="in_progress",
    )
    ActionLeadFactory(action=late, text="Chair")
    ReportBackFactory(action=late, year=2013, month=6)
    ActionFactory(**shared, text="Coming work", leads_text="Chair", due_on="2013-05-31")
    ActionFactory(**shared, text="Finished work", complete=True)
    return reader


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "Late Coming Finished"),
        ("words=coming", "Coming"),
        ("words=nothing+like+it", ""),
        ("lead=Chair", "Late"),
        ("rag=red", "Late"),
        ("rag=blue", "Finished"),
        ("due=overdue", "Late"),
        ("due=soon", "Coming"),
        ("meeting=2013-06", "Late"),
        ("status=complete", "Finished"),
    ],
)
def test_programme_filters(varied, url, query, expected):
    address = f"{url('workplan:programme', varied.board)}?{query}"

    page = varied.client.get(address).text

    words = [each for each in ("Late", "Coming", "Finished") if f"{each} work" in page]
    assert words == expected.split()
    assert f"{len(words)} action" in page


def test_programme_offers_meetings_that_are_still_owed_a_report(varied, url):
    late = Action.objects.get(text="Late work")
    ReportBackFactory(action=late, year=2013, month=3, state="received")
    address = url("workplan:programme", varied.board)

    page = varied.client.get(address).text

    assert "June 2013 meeting</option>" in page
    assert "March 2013 meeting</option>" not in page


def test_programme_sends_htmx_the_programme_alone(varied, url):
    response = varied.client.get(
        url("workplan:programme", varied.board), {"rag": "red"}, headers=HTMX
    )

    assert response.text.strip().startswith('<div id="programme"')
    assert "HX-Request" in response.headers["Vary"]


def test_programme_takes_as_many_queries_for_many_actions_as_for_few(
    signed_in, url, django_assert_max_num_queries
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    priority = PriorityFactory(plan__board=manager.board)
    SubThemeFactory(priority=priority)
    ActionFactory.create_batch(60, board=manager.board, priority=priority)
    address = url("workplan:programme", manager.board)

    with django_assert_max_num_queries(8):  # three of them say who is asking
        manager.client.get(address)


def test_plan_add_creates_a_plan(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    manager.client.post(
        url("workplan:plan_add", manager.board),
        {"title": "Business plan", "year": "2013-14", "kind": "business_plan"},
    )

    plan = manager.board.plans.get()
    assert (plan.title, plan.year, plan.kind) == (
        "Business plan",
        2013,
        Plan.Kind.BUSINESS_PLAN,
    )


def test_plan_add_explains_a_year_that_is_none(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:plan_add", manager.board),
        {"title": "Business plan", "year": "soon", "kind": "business_plan"},
    ).text

    assert "not a year like 2012-13" in page
    assert not manager.board.plans.exists()


def test_headings_are_added_and_edited(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    plan = PlanFactory(board=manager.board)
    client, board = manager.client, manager.board

    client.post(
        url("workplan:priority_add", board, plan.pk), {"code": "1", "title": "Training"}
    )
    priority = plan.priorities.get()
    client.post(
        url("workplan:priority_edit", board, plan.pk, priority.pk),
        {"code": "1", "title": "Learning", "range_text": "(1.1-1.3)", "version": 1},
    )
    client.post(
        url("workplan:sub_theme_add", board, plan.pk, priority.pk), {"title": "A theme"}
    )
    theme = priority.sub_themes.get()
    client.post(
        url("workplan:sub_theme_edit", board, plan.pk, priority.pk, theme.pk),
        {"title": "The theme", "range_text": "(1.4)", "version": 1},
    )

    priority.refresh_from_db()
    theme.refresh_from_db()
    assert (priority.title, priority.range_text) == ("Learning", "(1.1-1.3)")
    assert (theme.title, theme.range_text) == ("The theme", "(1.4)")


def test_priority_edit_refuses_a_change_made_meanwhile(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    priority = PriorityFactory(plan__board=manager.board, title="Theirs", version=2)

    response = manager.client.post(
        url("workplan:priority_edit", manager.board, priority.plan.pk, priority.pk),
        {"code": priority.code, "title": "Mine", "version": 1},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text
    priority.refresh_from_db()
    assert priority.title == "Theirs"


def test_action_add_puts_it_last_under_its_sub_theme(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theme = SubThemeFactory(priority__plan__board=manager.board)
    address = url(
        "workplan:action_add", manager.board, theme.priority.plan.pk, theme.priority.pk
    )

    response = manager.client.post(
        f"{address}?sub_theme={theme.pk}",
        {"text": "Write it down", "timing_text": "By June 2013"},
    )

    action = Action.objects.get()
    assert (action.sub_theme, action.text) == (theme, "Write it down")
    assert response.url.endswith(f"#action-{action.pk}")


def test_action_add_by_htmx_sends_the_section_with_the_new_row(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    priority = PriorityFactory(plan__board=manager.board)

    response = manager.client.post(
        url("workplan:action_add", manager.board, priority.plan.pk, priority.pk),
        {"text": "Write it down"},
        headers=HTMX,
    )

    assert response.text.strip().startswith("<section")
    assert "data-focus" in response.text
    assert response.headers["HX-Retarget"] == f"#priority-{priority.pk}"


def test_action_add_under_another_plans_heading_is_not_found(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    ours = PriorityFactory(plan__board=manager.board)
    theirs = SubThemeFactory()
    address = url("workplan:action_add", manager.board, ours.plan.pk, ours.pk)

    response = manager.client.post(f"{address}?sub_theme={theirs.pk}", {"text": "Ours"})

    assert response.status_code == 404
    assert not Action.objects.exists()


def test_action_move_up_and_down(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)
    priority = PriorityFactory(plan__board=manager.board)
    first, second = ActionFactory.create_batch(
        2, board=manager.board, priority=priority
    )

    manager.client.post(
        url("workplan:action_move", manager.board, second.pk), {"direction": "up"}
    )

    assert [*priority.actions.in_printed_order()] == [second, first]


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BOARD_MEMBER, Role.CHAIR])
def test_changing_the_programme_is_forbidden_to(signed_in, url, role):
    reader = signed_in(role)
    action = ActionFactory(board=reader.board, text="As it was")
    plan, priority = action.plan, action.priority

    answers = [
        reader.client.post(
            url(f"workplan:{name}", reader.board, *pks), data
        ).status_code
        for name, pks, data in [
            (
                "plan_add",
                [],
                {"title": "X", "year": "2014-15", "kind": "business_plan"},
            ),
            ("priority_add", [plan.pk], {"title": "X"}),
            ("priority_edit", [plan.pk, priority.pk], {"title": "X", "version": 1}),
            ("sub_theme_add", [plan.pk, priority.pk], {"title": "X"}),
            ("action_add", [plan.pk, priority.pk], {"text": "X"}),
            ("action_edit", [action.pk], {"text": "X", "version": 1}),
            ("action_cell", [action.pk, "text"], {"text": "X", "version": 1}),
            ("action_move", [action.pk], {"direction": "up"}),
            ("action_complete", [action.pk], {"words": "X", "version": 1}),
            ("action_ask_for_update", [action.pk], {"to_address": "a@example.org"}),
        ]
    ]

    assert set(answers) == {403}
    action.refresh_from_db()
    assert (action.text, action.version) == ("As it was", 1)
    assert reader.board.plans.count() == 1


def test_group_chair_sees_update_links_on_the_groups_own_actions_only(signed_in, url):
    group = GroupFactory()
    chair = signed_in(Role.GROUP_CHAIR)
    own = ActionFactory(board=chair.board)
    ActionLeadFactory(action=own, kind="group", group=chair.grant.group)
    other = ActionFactory(board=chair.board, priority=own.priority)
    ActionLeadFactory(action=other, kind="group", group=group)

    page = chair.client.get(url("workplan:programme", chair.board)).text

    assert url("workplan:action_update", chair.board, own.pk) in page
    assert url("workplan:action_update", chair.board, other.pk) not in page
