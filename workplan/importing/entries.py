"""What was understood of a file: what each row is, and the plan that the rows make. Pure."""

from dataclasses import dataclass, field

from workplan.layouts import NO_PRIORITY

KINDS = {
    "action": "Action",
    "priority": "Priority",
    "sub_theme": "Sub-theme",
    "continuation": "Goes on from the row above",
    "aside": "Not part of the plan",
}
TITLES_KIND = "titles"
VALUES = (
    "code",
    "text",
    "range_text",
    "steps",
    "leads_text",
    "timing_text",
    "report_back_text",
    "outcome",
    "milestones",
    "statement",
    "outcomes",
    "links_text",
)
OF_ACTION = (
    "code",
    "text",
    "steps",
    "leads_text",
    "timing_text",
    "report_back_text",
    "outcome",
    "milestones",
)
OF_PRIORITY = ("code", "text", "range_text", "statement", "outcomes", "links_text")
OF_SUB_THEME = ("text", "range_text")


@dataclass
class Entry:
    """
    One row, or a part of one: a heading in its first cell, the second action in a cell.

    `key` names it for corrections. `text` among its values is an action's words and a
    heading's title. `words` is how it stands in the file. `reason` says why it is aside.
    """

    key: str
    number: int
    where: str
    kind: str
    values: dict[str, str] = field(default_factory=dict)
    words: str = ""
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    note: str = ""
    look: str = ""
    is_corrected: bool = False
    version: int = 0
    parent: "Entry | None" = None  # the priority of a sub-theme

    @property
    def is_stored(self) -> bool:
        return self.kind not in {"aside", TITLES_KIND}

    @property
    def is_none(self) -> bool:
        """Whether it heads what stands under no priority."""
        return self.kind == "priority" and self.value("text") == NO_PRIORITY

    @property
    def kind_in_words(self) -> str:
        return KINDS.get(self.kind, "Titles of columns")

    def value(self, name: str) -> str:
        return self.values.get(name, "")


@dataclass
class ActionRead:
    """An action as it will be stored, put together from its row and those that go on from it."""

    entry: Entry
    values: dict[str, str]
    priority: Entry | None = None
    sub_theme: Entry | None = None

    @property
    def doubts(self):
        return self.entry.doubts


@dataclass
class Reading:
    """Every row of a file, and what the plan would be."""

    entries: list[Entry]
    actions: list[ActionRead]
    sections: list
    notes: list[str]
    empty_rows: int = 0

    @property
    def priorities(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == "priority"]

    @property
    def title_rows(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == TITLES_KIND]

    @property
    def doubted(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.doubts]

    @property
    def set_aside(self) -> list[Entry]:
        """In the file's order: whole rows, and parts of rows of which the rest is stored."""
        return [entry for entry in self.entries if entry.kind == "aside"]

    @property
    def rows_in(self) -> int:
        """Rows with something in them that are not titles of columns."""
        return len(self._fates())

    @property
    def rows_stored(self) -> int:
        return sum(self._fates().values())

    @property
    def rows_aside(self) -> int:
        fates = self._fates()
        return len(fates) - sum(fates.values())

    def _fates(self) -> dict[int, bool]:
        """Whether anything of a row is stored, by its number. What stands outside rows has none."""
        fates = {}
        for entry in self.entries:
            if entry.number and entry.kind != TITLES_KIND:
                fates[entry.number] = fates.get(entry.number, False) or entry.is_stored
        return fates
