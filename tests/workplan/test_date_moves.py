import datetime

import pytest

from boards.models import Role
from tests.factories.plans import ActionFactory
from workplan.services import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(board):
    return ActionFactory(
        board=board,
        plan__year=2013,
        timing_text="By June 2013",
        due_on=datetime.date(2013, 6, 30),
    )


def move(action, words, reason, by):
    actions.edit_action(
        action=action, version=action.version, timing_text=words, reason=reason, by=by
    )


def test_each_move_is_kept_with_both_dates_and_the_reason(action, manager):
    move(action, "By July 2013", "The review came late", manager)
    move(action, "Ongoing", "It has no end", manager)

    rows = action.date_moves.values_list(
        "words_before", "words_after", "due_before", "due_after", "reason"
    )
    assert [*rows] == [
        ("By July 2013", "Ongoing", datetime.date(2013, 7, 31), None, "It has no end"),
        (
            "By June 2013",
            "By July 2013",
            datetime.date(2013, 6, 30),
            datetime.date(2013, 7, 31),
            "The review came late",
        ),
    ]
    assert action.date_moves.first().moved_by == manager.user
    assert action.due_moves == 2


def test_words_that_mean_the_same_day_move_nothing(action, manager):
    move(action, "by the end of June 2013", "", manager)

    assert not action.date_moves.exists()


def test_moves_are_counted_and_listed_on_the_page(action, manager, signed_in):
    move(action, "By July 2013", "The review came late", manager)
    move(action, "By August 2013", "Staff had left", manager)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(action.get_absolute_url()).text

    assert "Moved 2 times" in page
    for words in ("The review came late", "Staff had left", "By June 2013"):
        assert words in page
