import pytest

from boards.models import Role
from tests.factories.boards import GroupFactory, RestrictionFactory
from tests.factories.plans import ActionFactory, PlanFactory, PriorityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeping(signed_in):
    """A manager with a plan of one unfinished action."""
    manager = signed_in(Role.BUSINESS_MANAGER)
    manager.plan = PlanFactory(board=manager.board, year=2012, title="Programme")
    manager.action = ActionFactory(
        board=manager.board,
        priority__plan=manager.plan,
        priority__title="Hear children",
        code="3.2",
        text="Ask them",
        timing_text="By June 2012",
    )
    return manager


def form_of(keeping, **values):
    return {
        "actions": [keeping.action.pk],
        "new_title": "Programme",
        "new_year": "2013-14",
        "keeps_dates": "keep",
        "reason": "Not done",
        "version": 1,
    } | values


def test_roll_over_page(keeping, url):
    page = keeping.client.post(
        url("workplan:plan_roll_over", keeping.board, keeping.plan.pk),
        {
            "end_year": "2013-14",
            "reason": "Guidance is awaited",
            "ratified_by": "Executive",
            "version": 1,
        },
        follow=True,
    ).text

    assert "2012-13 to 2013-14" in page
    assert "Rolled over to 2013-14, ratified by Executive: Guidance is awaited" in page


def test_roll_over_page_explains_what_is_wrong(keeping, url):
    address = url("workplan:plan_roll_over", keeping.board, keeping.plan.pk)
    values = {"reason": "Why", "ratified_by": "Executive", "version": 1}

    no_year = keeping.client.post(address, values | {"end_year": "soon"}).text
    earlier = keeping.client.post(address, values | {"end_year": "2012-13"}).text

    assert "“soon” is not a year like 2012-13" in no_year
    assert "Enter a later year" in earlier


def test_carry_forward_page_shows_first_what_it_would_make(keeping, url):
    address = url("workplan:plan_carry_forward", keeping.board, keeping.plan.pk)
    opened = keeping.client.get(address).text
    assert "Ask them" in opened

    page = keeping.client.post(address, form_of(keeping, preview="yes")).text

    assert "Nothing is changed yet" in page
    assert "Hear children (new there)" in page
    assert "Overdue there from the start" in page
    assert keeping.board.plans.count() == 1


def test_carry_forward_page_does_it_and_closes(keeping, url):
    page = keeping.client.post(
        url("workplan:plan_carry_forward", keeping.board, keeping.plan.pk),
        form_of(keeping, is_closing="on"),
        follow=True,
    ).text

    assert "1 action carried forward to Programme" in page
    assert "Ask them" in page
    keeping.plan.refresh_from_db()
    keeping.action.refresh_from_db()
    assert (keeping.plan.status, keeping.action.status) == ("closed", "carried_forward")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"actions": []}, "Choose the actions to carry forward"),
        ({"reason": ""}, "Say why the actions are carried forward"),
        ({"new_title": ""}, "Enter the name of the new plan"),
        ({"new_year": ""}, "Enter the year of the new plan"),
        ({"new_year": "2012-13"}, "There is already a plan called"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_carry_forward_page_explains_what_is_missing(keeping, url, values, words):
    page = keeping.client.post(
        url("workplan:plan_carry_forward", keeping.board, keeping.plan.pk),
        form_of(keeping, **values),
    ).text

    assert words in page
    keeping.action.refresh_from_db()
    assert keeping.action.is_open


def test_carry_forward_offers_no_restricted_action_to_who_may_not_read_it(
    signed_in, url, board
):
    hidden = ActionFactory(
        board=board, text="Hidden words", restriction=RestrictionFactory(board=board)
    )
    ActionFactory(board=board, priority=hidden.priority)
    support = signed_in(Role.BUSINESS_SUPPORT)
    address = url("workplan:plan_carry_forward", board, hidden.plan.pk)

    page = support.client.get(address).text
    support.client.post(
        address,
        {
            "actions": [hidden.pk],
            "new_title": "Next",
            "new_year": "2014-15",
            "keeps_dates": "keep",
            "reason": "Not done",
            "version": 1,
        },
    )

    assert "Hidden words" not in page
    hidden.refresh_from_db()
    assert hidden.is_open


def test_close_page_counts_what_is_unfinished_and_closes(keeping, url):
    address = url("workplan:plan_close", keeping.board, keeping.plan.pk)
    assert "1 action in it is unfinished" in keeping.client.get(address).text

    keeping.client.post(address, {"version": 1})

    keeping.plan.refresh_from_db()
    assert keeping.plan.status == "closed"
    page = keeping.client.get(keeping.plan.get_absolute_url()).text
    assert url("workplan:plan_reopen", keeping.board, keeping.plan.pk) in page


@pytest.mark.parametrize("deed", ["roll_over", "close", "reopen", "carry_forward"])
def test_life_of_a_plan_is_not_for_a_member_nor_on_another_board(signed_in, url, deed):
    member = signed_in(Role.BOARD_MEMBER)
    ours, theirs = PlanFactory(board=member.board), PlanFactory()
    name = f"workplan:plan_{deed}"

    refused = member.client.post(url(name, member.board, ours.pk), {"version": 1})
    unknown = signed_in(Role.BUSINESS_MANAGER).client.post(
        url(name, member.board, theirs.pk), {"version": 1}
    )

    assert (refused.status_code, unknown.status_code) == (403, 404)
    ours.refresh_from_db()
    assert ours.version == 1


# The plan of a sub-group, and its chair


@pytest.fixture
def chair(signed_in, board):
    group = GroupFactory(board=board, name="Practice sub-group")
    chair = signed_in(Role.GROUP_CHAIR, group=group)
    chair.plan = PlanFactory(board=board, kind="sub_group", group=group, year=2013)
    chair.priority = PriorityFactory(plan=chair.plan)
    return chair


def test_group_chair_keeps_the_own_groups_plan(chair, url):
    keys = chair.plan.pk, chair.priority.pk

    chair.client.post(
        url("workplan:action_add", chair.board, *keys), {"text": "Ask parents"}
    )
    action = chair.plan.actions.get()
    chair.client.post(
        url("workplan:action_edit", chair.board, action.pk),
        {"text": "Ask parents and carers", "version": 1},
    )
    chair.client.post(
        url("workplan:action_complete", chair.board, action.pk),
        {"completed_on": "2013-05-01", "words": "Asked", "version": 2},
    )
    page = chair.client.get(chair.plan.get_absolute_url()).text

    action.refresh_from_db()
    assert (action.text, action.status) == ("Ask parents and carers", "complete")
    assert url("workplan:priority_edit", chair.board, *keys) in page


def test_group_chair_does_not_keep_other_plans(chair, url, board):
    others = PlanFactory(board=board, kind="sub_group", group=GroupFactory(board=board))
    for plan in (others, PlanFactory(board=board)):
        action = ActionFactory(board=board, priority__plan=plan)
        answers = [
            chair.client.post(
                url("workplan:action_edit", board, action.pk),
                {"text": "Mine", "version": 1},
            ),
            chair.client.post(
                url("workplan:action_add", board, plan.pk, action.priority.pk),
                {"text": "Mine"},
            ),
            chair.client.post(
                url("workplan:plan_close", board, plan.pk), {"version": 1}
            ),
            chair.client.post(
                url("workplan:priority_add", board, plan.pk), {"title": "Mine"}
            ),
        ]

        assert {answer.status_code for answer in answers} == {403}
        page = chair.client.get(plan.get_absolute_url()).text
        assert url("workplan:priority_add", board, plan.pk) not in page


def test_group_chair_makes_a_plan_of_the_own_group_alone(chair, url, board):
    other = GroupFactory(board=board)
    address = url("workplan:plan_add", board)

    for group in (other, chair.grant.group):
        chair.client.post(
            address, {"title": "Plan", "year": "2014-15", "group": group.pk}
        )

    made = board.plans.get(year=2014)
    assert (made.group, made.kind) == (chair.grant.group, "sub_group")


def test_group_chair_carries_actions_into_no_plan_of_the_board(chair, url, board):
    action = ActionFactory(board=board, priority=chair.priority)
    ours = PlanFactory(board=board, title="The board’s own")
    address = url("workplan:plan_carry_forward", board, chair.plan.pk)

    page = chair.client.get(address).text
    chair.client.post(
        address,
        {
            "actions": [action.pk],
            "to_plan": ours.pk,
            "keeps_dates": "keep",
            "reason": "Not done",
            "version": 1,
        },
    )

    assert "The board’s own" not in page
    assert not ours.actions.exists()


def test_sub_group_plan_needs_its_group_and_no_other_has_one(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)
    group = GroupFactory(board=board)
    address = url("workplan:plan_add", board)
    values = {"title": "Plan", "year": "2013-14"}

    without = manager.client.post(address, values | {"kind": "sub_group"}).text
    with_one = manager.client.post(
        address, values | {"kind": "business_plan", "group": group.pk}
    ).text

    assert "Select the sub-group it is of" in without
    assert "make it a sub-group plan" in with_one
    assert not board.plans.exists()


def test_priorities_of_a_group_support_the_boards_and_both_say_so(chair, url, board):
    above = PriorityFactory(
        plan__board=board, plan__title="Ours", title="Hear children"
    )
    closed = PriorityFactory(plan__board=board, plan__status="closed", title="Long ago")
    address = url("workplan:priority_add", board, chair.plan.pk)
    opened = chair.client.get(address).text

    chair.client.post(
        address,
        {
            "title": "Ask schools",
            "kind": "objective",
            "outcomes": "Schools answer",
            "links_text": "Health plan, theme 2",
            "footnotes": "1 In two years",
            "supports": [above.pk],
        },
    )

    assert str(closed) not in opened
    below = chair.client.get(chair.plan.get_absolute_url()).text
    for words in (
        "Objective",
        "Schools answer",
        "Health plan, theme 2",
        "In two years",
    ):
        assert words in below
    assert "Supports" in below
    page = chair.client.get(above.plan.get_absolute_url()).text
    assert "Supported by" in page
    assert "Ask schools" in page


def test_priority_of_the_board_is_not_asked_what_it_supports(keeping, url):
    page = keeping.client.get(
        url("workplan:priority_add", keeping.board, keeping.plan.pk)
    ).text

    assert 'name="supports"' not in page
