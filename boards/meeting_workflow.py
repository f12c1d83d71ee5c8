"""
What may happen to a meeting in each state. Pure: one table of transitions.

A meeting that was called off can be planned again; one whose minutes were agreed too early is
only held again.
"""

PLANNED, PAPERS_OUT, HELD = "planned", "papers_out", "held"
MINUTES_AGREED, CANCELLED = "minutes_agreed", "cancelled"

# deed: (from these states, to this one)
TRANSITIONS = {
    "circulate": ({PLANNED, PAPERS_OUT}, PAPERS_OUT),
    "hold": ({PLANNED, PAPERS_OUT}, HELD),
    "agree_minutes": ({HELD}, MINUTES_AGREED),
    "cancel": ({PLANNED, PAPERS_OUT}, CANCELLED),
    "plan_again": ({CANCELLED, HELD}, PLANNED),
    "reopen_minutes": ({MINUTES_AGREED}, HELD),
}


def may(deed: str, state: str) -> bool:
    return state in TRANSITIONS[deed][0]


def after(deed: str, state: str) -> str:
    """The state that follows. Raises KeyError for a deed unknown, ValueError for one refused."""
    before, then = TRANSITIONS[deed]
    if state not in before:
        raise ValueError(f"Cannot {deed} what is {state}")
    return then


def deeds(state: str) -> list[str]:
    """What may happen now, in the order of the table."""
    return [deed for deed in TRANSITIONS if may(deed, state)]
