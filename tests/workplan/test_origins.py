import pytest

from boards.exceptions import ChangedMeanwhile
from boards.models import Role
from lscb.history.models import Event
from tests.factories.plans import ActionFactory, ActionOriginFactory
from workplan.services.origins import set_origins

pytestmark = pytest.mark.django_db

REVIEW = ("review", "SCR 2012/1, recommendation 3")
AUDIT = ("audit", "Audit 4")


@pytest.fixture
def action(board):
    return ActionFactory(board=board, code="1.1")


def test_an_action_answers_several_and_one_that_stays_keeps_its_row(action, manager):
    set_origins(action=action, origins=[REVIEW, AUDIT, REVIEW], by=manager)
    kept = action.origins.get(kind="audit")
    set_origins(action=action, origins=[AUDIT, ("risk", " R4 ")], by=manager)

    assert [(row.kind, row.label) for row in action.origins.all()] == [
        AUDIT,
        ("risk", "R4"),
    ]
    assert action.origins.get(kind="audit") == kept
    event = Event.objects.about(action).newest_first().first()
    assert event.after == {"origins": ["Audit finding: Audit 4", "Risk: R4"]}


def test_setting_the_same_again_leaves_no_event(action, manager):
    set_origins(action=action, origins=[REVIEW], by=manager)
    set_origins(action=action, origins=[REVIEW], by=manager)

    assert Event.objects.about(action).count() == 1


def test_setting_refuses_a_change_made_meanwhile(action, manager):
    set_origins(action=action, origins=[REVIEW], version=1, by=manager)

    with pytest.raises(ChangedMeanwhile):
        set_origins(action=action, origins=[AUDIT], version=1, by=manager)


def test_origins_page_changes_and_takes_away(signed_in, url, board, action):
    ActionOriginFactory(action=action, kind="review", label="SCR 2012/1")
    ActionOriginFactory(action=action, kind="audit", label="Audit 4")
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:action_origins", board, action.pk)
    assert 'value="SCR 2012/1"' in manager.client.get(address).text

    page = manager.client.post(
        address,
        {
            **{"kind_0": "", "label_0": ""},
            **{"kind_1": "audit", "label_1": "Audit 4, finding 2"},
            **{"kind_2": "risk", "label_2": "R4"},
            "version": 1,
        },
        follow=True,
    ).text

    assert "Audit 4, finding 2" in page
    assert [row.label for row in action.origins.all()] == ["Audit 4, finding 2", "R4"]


def test_origins_page_explains_half_a_row(signed_in, url, board, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:action_origins", board, action.pk),
        {"kind_0": "risk", "label_1": "R4", "version": 1},
    ).text

    assert "Enter what it is called there" in page
    assert "Select what kind of thing it is" in page
    assert not action.origins.exists()


def test_origins_page_keeps_both_when_somebody_else_was_first(
    signed_in, url, board, action, manager
):
    set_origins(action=action, origins=[REVIEW], version=1, by=manager)
    member = signed_in(Role.BUSINESS_MANAGER)

    response = member.client.post(
        url("workplan:action_origins", board, action.pk),
        {"kind_0": "audit", "label_0": "Mine", "version": 1},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert REVIEW[1] in response.text


@pytest.mark.parametrize("name", ["origins", "milestones"])
def test_lines_of_an_action_are_not_for_a_member_nor_on_another_board(
    signed_in, url, action, name
):
    address = f"workplan:action_{name}"
    member = signed_in(Role.BOARD_MEMBER)
    refused = member.client.post(
        url(address, member.board, action.pk), {"version": 1, "milestones": "Mine"}
    )
    manager = signed_in(Role.BUSINESS_MANAGER)
    unknown = manager.client.post(
        url(address, manager.board, ActionFactory().pk), {"version": 1}
    )

    assert (refused.status_code, unknown.status_code) == (403, 404)
    assert not action.milestones.exists()


def test_action_is_added_outside_every_plan(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:action_add_loose", board),
        {
            "text": "Ask every agency",
            "timing_text": "By June",
            "milestones": "Asked by May\nAnswered",
            "kind_0": "meeting",
            "label_0": "LSCB, 13 March 2013, item 4",
            "kind_2": "challenge",
            "label_2": "Challenge 2",
        },
        follow=True,
    ).text

    action = board.actions.get()
    assert action.plan is None
    assert [row.text for row in action.milestones.all()] == ["Asked by May", "Answered"]
    for words in ("In no plan", "LSCB, 13 March 2013, item 4", "Challenge 2"):
        assert words in page


def test_action_outside_every_plan_says_what_is_to_be_done(signed_in, url, board):
    manager = signed_in(Role.BUSINESS_MANAGER)
    address = url("workplan:action_add_loose", board)

    assert "Say what is to be done" in manager.client.post(address, {}).text
    member = signed_in(Role.BOARD_MEMBER)
    assert member.client.post(address, {"text": "Mine"}).status_code == 403
    assert not board.actions.exists()
