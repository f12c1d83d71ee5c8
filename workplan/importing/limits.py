"""How much of a file is read. More is refused in words, never cut off in silence."""

from lscb.files.exceptions import FileRefused

MOST_ROWS = 1_000
MOST_COLUMNS = 60
MOST_TEXT = 3_000_000  # characters


class Budget:
    """What has been read so far; raises `FileRefused` when it is too much."""

    def __init__(self):
        self.rows = self.text = 0

    def count_row(self) -> int:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise FileRefused(
                f"There are more than {MOST_ROWS:,} rows. Take the plan in by parts of up to"
                f" {MOST_ROWS:,} rows each."
            )
        return self.rows

    def count_cell(self, column: int):
        if column >= MOST_COLUMNS:
            raise FileRefused(
                f"A table has more than {MOST_COLUMNS} columns. Delete those that do not"
                " belong to the plan."
            )

    def spend(self, text: str):
        self.text += len(text)
        if self.text > MOST_TEXT:
            raise FileRefused(
                f"There are more than {MOST_TEXT:,} letters. Copy the plan alone into a new"
                " document."
            )
