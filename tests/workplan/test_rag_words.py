"""The board's own words for a rating, wherever the work programme shows one."""

import pytest

from boards.models import Role
from boards.services import boards
from tests.factories.plans import ActionFactory, PriorityFactory


@pytest.fixture
def action(board, manager):
    boards.edit_board(
        board=board, version=1, rag_words={"amber": "needs a push"}, by=manager
    )
    return ActionFactory(
        board=board,
        priority=PriorityFactory(plan__board=board),
        rag="amber",
        rag_reason="Two agencies have not answered",
    )


@pytest.mark.parametrize("place", ["programme", "action"])
def test_the_words_stand_after_the_colour(signed_in, action, place):
    reader = signed_in(Role.OBSERVER)
    address = {
        "programme": action.plan.get_absolute_url(),
        "action": action.get_absolute_url(),
    }[place]

    page = reader.client.get(address).text

    assert "Amber: needs a push" in page


def test_a_board_without_words_of_its_own_says_the_colour(signed_in, action, manager):
    boards.edit_board(board=action.board, version=2, rag_words={}, by=manager)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(action.plan.get_absolute_url()).text

    assert ">Amber<" in page
