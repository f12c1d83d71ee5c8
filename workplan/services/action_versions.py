"""An action claimed for a change: see `boards.versions`."""

from boards.versions import claim


def claim_action(action, version, **changes):
    """As `claim`, keeping the board and plan in hand: they need not be read again."""
    board, plan = action.board, action.plan
    try:
        claim(action, version, **changes)
    finally:
        action.board, action.plan = board, plan
