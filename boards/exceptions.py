"""What can go wrong with a board's business, in words for the person who asked for it."""


class Refused(Exception):
    """A change that cannot be made now. The message says what to do; `status` is the answer's."""

    status = 422


class ChangedMeanwhile(Refused):
    """Somebody else changed the row since it was on the screen. `row` is as it is stored now."""

    status = 409

    def __init__(self, row):
        self.row = row
        super().__init__(
            "Somebody else changed this while you were writing. Your words are kept below,"
            " beside theirs: put together what should stand, then save again."
        )
