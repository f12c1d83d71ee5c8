"""
What may happen to a challenge in each state, and what it awaits. Pure: one table.

A closed challenge changes only by being reopened, with a reason.
"""

OPEN, RESPONDED, ESCALATED = "open", "responded", "escalated"
CLOSED, REOPENED = "closed", "reopened"

NOT_CLOSED = frozenset({OPEN, RESPONDED, ESCALATED, REOPENED})
AWAITING_RESPONSE = frozenset({OPEN, ESCALATED, REOPENED})

# deed: (from these states, to this one; None leaves it as it is)
TRANSITIONS = {
    "edit": (NOT_CLOSED, None),
    "link": (NOT_CLOSED, None),
    "respond": (NOT_CLOSED, RESPONDED),
    "escalate": (NOT_CLOSED, ESCALATED),
    "close": (NOT_CLOSED, CLOSED),
    "reopen": (frozenset({CLOSED}), REOPENED),
}


def may(deed: str, state: str) -> bool:
    return state in TRANSITIONS[deed][0]


def after(deed: str, state: str) -> str:
    """The state that follows. Raises KeyError for a deed unknown, ValueError for one refused."""
    before, then = TRANSITIONS[deed]
    if state not in before:
        raise ValueError(f"Cannot {deed} what is {state}")
    return then or state


def levels_left(reached: int, steps: int) -> range:
    """
    The levels of a route of so many `steps` that a challenge may still go to: the one it has
    `reached` (0 for none), to press again, and those above it. Of a route that has become
    shorter than it went, the last.
    """
    return range(max(1, min(reached, steps)), steps + 1)
