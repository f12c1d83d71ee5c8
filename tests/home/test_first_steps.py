import pytest

from boards.models import Role
from home.first_steps import STEPS, first_steps
from tests.factories.boards import (
    AgencyFactory,
    BoardFactory,
    GroupFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.plans import ActionFactory
from tests.factories.risks import RiskFactory

LABELS = [label for _, label, *_ in STEPS]
ROWS = {
    "Enter the agencies": AgencyFactory,
    "Enter the seats and who holds them": SeatFactory,
    "Enter the board and its groups": GroupFactory,
    "Plan the meetings of the year": MeetingFactory,
    "Import your work programme": ActionFactory,
    "Enter your risks": RiskFactory,
}


def undone(person):
    return [step.label for step in first_steps(person) if not step.is_done]


def test_an_empty_board_has_everything_to_do(manager):
    assert undone(manager) == LABELS


@pytest.mark.parametrize("label", ROWS)
def test_what_is_entered_is_done(manager, label):
    ROWS[label](board=manager.board)
    ROWS[label](board=BoardFactory())  # another board's counts for nothing

    steps = {step.label: step.is_done for step in first_steps(manager)}

    assert steps[label]
    assert not steps["Say who the board is"]


@pytest.mark.parametrize("label", ROWS)
def test_another_boards_rows_count_for_nothing(manager, label):
    ROWS[label](board=BoardFactory())

    assert label in undone(manager)


@pytest.mark.parametrize("values", [{"version": 2}, {"local_authorities": "Avonvale"}])
def test_settings_are_done_once_saved_or_given(acting, board, values):
    for name, value in values.items():
        setattr(board, name, value)
    board.save()

    assert "Say who the board is" not in undone(acting(Role.BUSINESS_MANAGER))


def test_settings_are_no_step_of_those_who_may_not_change_them(acting):
    assert undone(acting(Role.BUSINESS_SUPPORT)) == LABELS[1:]


def test_each_step_leads_to_a_page_that_opens(signed_in, manager):
    person = signed_in(Role.BUSINESS_MANAGER)

    for step in first_steps(manager):
        assert person.client.get(step.url).status_code == 200, step.label


def test_it_stands_first_on_the_managers_home_until_all_is_done(signed_in, url):
    person = signed_in(Role.BUSINESS_MANAGER)
    home = url("home:home", person.board)
    panels = person.client.get(home).context["panels"]
    assert panels[0].name == "getting_started"
    assert "0 of 7 done" in person.client.get(home).text

    for factory in ROWS.values():
        factory(board=person.board)
    assert "6 of 7 done" in person.client.get(home).text
    person.board.version = 2
    person.board.save()

    assert "Getting started" not in person.client.get(home).text


@pytest.mark.parametrize("role", [Role.CHAIR, Role.OBSERVER, Role.BOARD_MEMBER])
def test_it_is_not_for_those_who_enter_nothing(signed_in, url, role):
    person = signed_in(role)

    page = person.client.get(url("home:home", person.board)).text

    assert "Getting started" not in page


def test_it_costs_one_query(manager, django_assert_num_queries):
    with django_assert_num_queries(1):
        first_steps(manager)
