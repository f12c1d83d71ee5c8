import pytest

from boards.exceptions import Refused
from boards.models import Role
from lscb.history.models import Event
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskAssessmentFactory, RiskFactory
from workplan.models import Action, ActionOrigin, RiskMitigation
from workplan.services import risk_mitigations


@pytest.fixture
def risk(board):
    return RiskAssessmentFactory(risk__board=board).risk


def test_add_mitigation_puts_an_action_in_the_one_register(risk, manager):
    link = risk_mitigations.add_mitigation(
        risk=risk, text="Write to both", timing_text="By June 2013", by=manager
    )

    action = link.action
    assert action.board == risk.board
    assert action.due_on.isoformat() == "2013-06-30"
    assert [str(origin) for origin in action.origins.all()] == [
        f"Risk: {risk.reference}"
    ]
    event = Event.objects.about(risk).newest_first().first()
    assert (event.verb, event.after["action"]) == ("mitigation_added", "Write to both")


def test_what_answers_a_restricted_risk_is_restricted_as_it_is(board, manager):
    restriction = RestrictionFactory(board=board)
    risk = RiskFactory(board=board, restriction=restriction)

    link = risk_mitigations.add_mitigation(risk=risk, text="Quietly", by=manager)

    assert link.action.restriction == restriction


def test_link_mitigation_refuses_twice_and_another_board(risk, manager):
    action = ActionFactory(board=risk.board)
    risk_mitigations.link_mitigation(risk=risk, action=action, by=manager)

    with pytest.raises(Refused, match="already"):
        risk_mitigations.link_mitigation(risk=risk, action=action, by=manager)
    with pytest.raises(Refused, match="another board"):
        risk_mitigations.link_mitigation(risk=risk, action=ActionFactory(), by=manager)

    assert RiskMitigation.objects.count() == 1


def test_the_history_of_a_risk_does_not_name_a_restricted_action(risk, manager):
    action = ActionFactory(
        board=risk.board,
        text="A secret step",
        restriction=RestrictionFactory(board=risk.board),
    )

    link = risk_mitigations.link_mitigation(risk=risk, action=action, by=manager)
    risk_mitigations.unlink_mitigation(mitigation=link, by=manager)

    said = str(Event.objects.about(risk).values_list("before", "after"))
    assert "secret" not in said
    assert said.count("a restricted action") == 2


# On screen


def test_an_action_is_found_linked_and_taken_out(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)
    action = ActionFactory(board=risk.board, code="4.2", text="Write to both partners")
    address = url("workplan:risk_mitigations", manager.board, risk.pk)

    found = manager.client.get(f"{address}?words=both").text
    manager.client.post(address, {"action": action.pk})
    page = manager.client.get(risk.get_absolute_url()).text

    assert "Action 4.2" in found
    assert "Action 4.2" in page
    register = manager.client.get(url("workplan:risk_list", manager.board)).text
    assert "0 done, 1 open" in register
    link = risk.mitigations.get()
    manager.client.post(
        url("workplan:risk_mitigation_remove", manager.board, risk.pk, link.pk)
    )
    assert not risk.mitigations.exists()
    assert Action.objects.filter(pk=action.pk).exists()


@pytest.mark.parametrize("typed", ["", "x", "0", "9" * 20, "-1", "１"])
def test_linking_nothing_or_nonsense_is_explained(signed_in, url, risk, typed):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(
        url("workplan:risk_mitigations", manager.board, risk.pk),
        {"action": typed},
        follow=True,
    )

    assert "Find an action first" in answer.text
    assert not risk.mitigations.exists()


def test_an_action_of_another_board_cannot_be_linked(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(
        url("workplan:risk_mitigations", manager.board, risk.pk),
        {"action": ActionFactory().pk},
        follow=True,
    )

    assert "Find an action first" in answer.text
    assert not risk.mitigations.exists()


def test_a_new_action_needs_words(signed_in, url, risk):
    manager = signed_in(Role.BUSINESS_MANAGER)

    answer = manager.client.post(
        url("workplan:risk_mitigation_add", manager.board, risk.pk), {"text": ""}
    )

    assert "Say what is to be done" in answer.text
    assert not ActionOrigin.objects.exists()


def test_a_restricted_action_is_neither_shown_nor_counted(signed_in, url, risk):
    reader = signed_in(Role.BOARD_MEMBER)
    action = ActionFactory(
        board=risk.board,
        text="A secret step",
        restriction=RestrictionFactory(board=risk.board),
    )
    RiskMitigation.objects.create(risk=risk, action=action)

    page = reader.client.get(risk.get_absolute_url()).text
    register = reader.client.get(url("workplan:risk_list", reader.board))

    assert "A secret step" not in page
    assert "No action answers this risk yet" in page
    assert [row.record.mitigation_count for row in register.context["table"].rows] == [
        0
    ]


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.GROUP_CHAIR, Role.CHAIR])
def test_mitigations_are_forbidden_to(signed_in, url, risk, role):
    reader = signed_in(role)
    link = RiskMitigation.objects.create(
        risk=risk, action=ActionFactory(board=risk.board)
    )
    other = ActionFactory(board=risk.board)

    answers = [
        reader.client.post(url(f"workplan:{name}", reader.board, *args), values)
        for name, args, values in (
            ("risk_mitigations", [risk.pk], {"action": other.pk}),
            ("risk_mitigation_add", [risk.pk], {"text": "More"}),
            ("risk_mitigation_remove", [risk.pk, link.pk], {}),
        )
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert risk.mitigations.get() == link
