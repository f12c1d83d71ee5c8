"""
What may happen to a highlight report in each state, and who may still write in it.

Pure: one table of transitions. A sent-back report is a draft again, with a reason.
"""

DRAFT, SUBMITTED, RECEIVED, SENT_BACK = "draft", "submitted", "received", "sent_back"

# deed: (from these states, to this one)
TRANSITIONS = {
    "save": ({DRAFT, SENT_BACK}, None),
    "submit": ({DRAFT, SENT_BACK}, SUBMITTED),
    "receive": ({SUBMITTED}, RECEIVED),
    "send_back": ({SUBMITTED}, SENT_BACK),
}
BEING_WRITTEN = frozenset(TRANSITIONS["save"][0])  # read by its authors alone
WITH_THE_BOARD = frozenset({SUBMITTED, RECEIVED})


def may(deed: str, state: str) -> bool:
    return state in TRANSITIONS[deed][0]


def after(deed: str, state: str) -> str:
    """The state that follows. Raises KeyError for a deed unknown, ValueError for one refused."""
    before, then = TRANSITIONS[deed]
    if state not in before:
        raise ValueError(f"Cannot {deed} what is {state}")
    return then or state
