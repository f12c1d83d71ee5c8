import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan import challenge_workflow as workflow
from workplan.models import Challenge

STATES = [state.value for state in Challenge.State]
deeds = st.lists(st.sampled_from(sorted(workflow.TRANSITIONS)), max_size=12)


def test_the_table_and_the_model_have_the_same_states():
    assert workflow.NOT_CLOSED | {workflow.CLOSED} == {*STATES}


@given(deeds)
def test_from_closed_the_only_way_is_to_reopen(deeds):
    state = workflow.OPEN
    for deed in deeds:
        before = state
        if workflow.may(deed, state):
            state = workflow.after(deed, state)
        assert state in STATES
        if before == workflow.CLOSED and state != before:
            assert (deed, state) == ("reopen", workflow.REOPENED)


@given(st.sampled_from(sorted(workflow.TRANSITIONS)), st.sampled_from(STATES))
def test_what_may_not_be_is_refused(deed, state):
    if workflow.may(deed, state):
        assert workflow.after(deed, state) in STATES
    else:
        with pytest.raises(ValueError, match=f"Cannot {deed}"):
            workflow.after(deed, state)


@pytest.mark.parametrize(
    ("deed", "then"),
    [
        ("respond", "responded"),
        ("escalate", "escalated"),
        ("close", "closed"),
        ("edit", "open"),
        ("link", "open"),
    ],
)
def test_after_an_open_challenge(deed, then):
    assert workflow.after(deed, "open") == then


@given(st.integers(0, 9), st.integers(0, 9))
def test_levels_left_are_levels_of_the_route_and_never_go_down(reached, steps):
    left = list(workflow.levels_left(reached, steps))

    assert set(left) <= set(range(1, steps + 1))
    assert bool(left) is bool(steps)
    if 0 < reached <= steps:
        assert left == list(range(reached, steps + 1))
