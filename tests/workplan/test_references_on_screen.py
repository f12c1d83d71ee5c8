import pytest

from boards.models import Role
from tests.factories.boards import RestrictionFactory
from tests.factories.plans import ActionFactory, PriorityFactory


@pytest.fixture
def priority(board):
    return PriorityFactory(plan__board=board, code="4")


@pytest.fixture
def pages(signed_in, url, board, priority):
    """What the programme and an action's own page show to somebody in a role."""

    def _pages(action, role=Role.OBSERVER):
        reader = signed_in(role)
        addresses = (
            url("workplan:programme_detail", board, priority.plan.pk),
            url("workplan:action_detail", board, action.pk),
        )
        return [reader.client.get(address).text for address in addresses]

    return _pages


def test_references_are_links(pages, board, priority):
    other = ActionFactory(board=board, priority=priority, code="4.2")
    action = ActionFactory(board=board, priority=priority, text="As agreed, see 4:2.")
    link = f'see <a class="govuk-link" href="{other.get_absolute_url()}">4:2</a>.'

    assert all(link in page for page in pages(action))


def test_reference_to_a_priority_leads_to_its_place(pages, board, priority):
    action = ActionFactory(board=board, priority=priority, text="Supports priority 4")
    address = f"{priority.plan.get_absolute_url()}#priority-{priority.pk}"

    assert all(f'href="{address}">4</a>' in page for page in pages(action))


def test_dangling_reference_is_said_to_be_one(pages, board, priority):
    action = ActionFactory(board=board, priority=priority, text="See <b> and see 6.5")

    for page in pages(action):
        assert "See &lt;b&gt; and see 6.5" in page
        assert "6.5 is not in the plan" in page


def test_reference_to_what_is_restricted_is_plain_for_others(pages, board, priority):
    ActionFactory(
        board=board,
        priority=priority,
        code="4.2",
        restriction=RestrictionFactory(board=board),
    )
    action = ActionFactory(
        board=board, priority=priority, code="4.3", text="As agreed, see 4.2"
    )

    for page in pages(action):
        assert "As agreed, see 4.2<" in page
        assert "not in the plan" not in page
    for page in pages(action, Role.CHAIR):
        assert "As agreed, see 4.2<" not in page


def test_silence_and_the_next_day_are_shown(pages, board, priority):
    board.stands_on = board.stands_on.replace(month=9)
    board.save()
    action = ActionFactory(
        board=board, priority=priority, timing_text="Monthly", status="in_progress"
    )

    for page in pages(action):
        assert "Nothing heard for 160 days since it was to begin" in page
        assert "Next by 30 September 2013" in page
