from boards.exceptions import Refused


class NoSuchMove(Refused):
    """The transition table does not lead from the review's stage to the one asked for."""
