"""Which states an annual report goes through, who may move it on, and who may read it. Pure."""

from dataclasses import dataclass

from boards.permissions import Permission

DRAFT, CONSULTATION = "draft", "consultation"
APPROVED, PUBLISHED = "approved", "published"


@dataclass(frozen=True)
class Move:
    """A step from one state to another: the verb on its button, and who may press it."""

    to: str
    words: str
    permission: Permission


MOVES = {
    DRAFT: (Move(CONSULTATION, "Send for consultation", Permission.EDIT_REPORT),),
    CONSULTATION: (
        Move(APPROVED, "Approve", Permission.PUBLISH_REPORT),
        Move(DRAFT, "Take back to draft", Permission.EDIT_REPORT),
    ),
    APPROVED: (
        Move(PUBLISHED, "Mark as published", Permission.PUBLISH_REPORT),
        Move(CONSULTATION, "Reopen", Permission.PUBLISH_REPORT),
    ),
    PUBLISHED: (),
}
# The words of a report change only before it is approved.
OPEN_FOR_EDITING = frozenset({DRAFT, CONSULTATION})
# Seen by its authors, the manager and the chair only.
KEPT_BACK = frozenset({DRAFT})


def move_to(state: str, to: str) -> Move:
    """The move from one state to the other. Raises ValueError when there is none."""
    for move in MOVES[state]:
        if move.to == to:
            return move
    raise ValueError(f"A report cannot go from {state} to {to}")
