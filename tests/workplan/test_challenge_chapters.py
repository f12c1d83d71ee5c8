import pytest

from boards.models import Role
from boards.people import Person
from reporting.live_blocks import LIVE_BLOCKS
from tests.factories.boards import AgencyFactory, RestrictionFactory
from tests.factories.challenges import ChallengeFactory
from workplan.chapters import challenges


@pytest.fixture
def printed(board):
    """The rows of the table for 2012-13, as the annual report reads it."""
    anybody = Person.acting(board, label="Printing")

    def _printed(reader=anybody):
        (table,) = challenges(board=board, year=2012, reader=reader)
        return table.rows

    return _printed


def test_the_year_s_challenges_are_printed_oldest_first(board, printed):
    police = AgencyFactory(board=board, name="Police")
    ChallengeFactory(board=board, raised="2013-03", number=1, closed=True)
    ChallengeFactory(
        board=board, raised="2012-06", number=2, to_agencies=[police], to_text=""
    )
    ChallengeFactory(board=board, raised="2013-04", number=3)

    first, second = printed()

    assert first == (
        "C2",
        "Independent Chair to Police",
        "Nobody comes to meetings, June 2012",
        "No response yet.",
        "Not known yet",
    )
    assert (second[0], second[4]) == ("C1", "Somebody comes to every meeting")
    assert second[3] == "No response yet.\nThe rota was changed"


def test_restricted_challenges_are_not_printed(board, printed, acting):
    ChallengeFactory(board=board, restriction=RestrictionFactory(board=board))

    assert not printed()
    assert printed(acting(Role.BUSINESS_MANAGER))


def test_an_author_may_call_on_it():
    assert LIVE_BLOCKS["challenges"].build is challenges
