import pytest

from boards.models import Role
from boards.people import Person
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory
from workplan.action_record import ancestry_of, carried_to, ratings_of, suggestion_of
from workplan.services import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def action(board):
    return ActionFactory(board=board)


def rate(action, by, **values):
    actions.edit_action(action=action, version=action.version, by=by, **values)


def test_ratings_tell_who_rated_what_and_why_newest_first(action, manager):
    rate(action, manager, rag="amber", rag_reason="No officer yet")
    rate(action, manager, rag="red")
    rate(action, manager, rag_reason="Still none")
    rate(action, manager, text="Other words")
    rate(action, manager, rag="", rag_reason="")

    found = ratings_of(action, manager)

    assert [(each.words, each.reason) for each in found] == [
        ("Not rated", ""),
        ("Red", "Still none"),
        ("Red", "No officer yet"),
        ("Amber", "No officer yet"),
    ]
    assert found[0].who == str(manager.user)


def test_ratings_are_read_by_whoever_reads_the_action(action, manager, signed_in):
    rate(action, manager, rag="red", rag_reason="No officer yet")
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(action.get_absolute_url()).text

    assert 'id="ratings"' in page
    assert "Action edited" not in page  # the history itself is not theirs


def test_suggestion_stands_beside_what_the_owner_says(board, signed_in):
    late = ActionFactory(board=board, due_on="2013-03-27", rag="green")
    late.refresh_from_db()
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(late.get_absolute_url()).text

    suggestion = suggestion_of(late)
    days = (board.today - late.due_on).days
    assert (suggestion.rag, suggestion.reason) == ("red", f"{days} days overdue")
    assert f"The dates and updates say: red, {days} days overdue" in page
    assert f"Rated green, {days} days overdue" in page


@pytest.fixture
def generations(board):
    """Three actions, each carrying forward the one before."""
    first = ActionFactory(board=board, code="2.1", priority__plan__year=2011)
    second = ActionFactory(
        board=board, code="3.2", priority__plan__year=2012, ancestor=first
    )
    return first, second, ActionFactory(board=board, code="1.1", ancestor=second)


def test_ancestry_is_told_both_ways(generations, signed_in):
    first, second, third = generations
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(third.get_absolute_url()).text
    earlier = reader.client.get(first.get_absolute_url()).text

    assert page.index("3.2</a> of 2012-13") < page.index("2.1</a> of 2011-12")
    assert "Carried forward to" in earlier
    assert second.get_absolute_url() in earlier


def test_ancestry_ends_where_the_reader_may_not_look(board, generations, acting):
    first, second, third = generations
    second.restriction = RestrictionFactory(board=board)
    second.save()
    reader, chair = acting(Role.OBSERVER), acting(Role.CHAIR)

    assert ancestry_of(third, reader) == []
    assert not carried_to(first, reader).exists()
    assert ancestry_of(third, chair) == [second, first]
    assert ancestry_of(third, Person.acting(board, label="A link")) == []
