"""A plan as it was read, ready for its page: a line for each row, only the columns that are used. Pure."""

from dataclasses import dataclass, field

from workplan import timing

from .entries import Entry, Reading
from .sections import Section

COLUMNS = {
    "code": "Number",
    "text": "Action",
    "leads_text": "Lead officer(s)",
    "timing_text": "Date for completion",
    "report_back_text": "Report to meeting",
    "outcome": "Outcome",
    "milestones": "Milestones",
}
ALWAYS = {"text"}
DOUBTS, ASIDE = "doubts", "aside"


@dataclass(slots=True)
class Cell:
    title: str
    words: str
    steps: tuple[str, ...] = ()
    understood: str = ""


@dataclass(slots=True)
class Line:
    entry: Entry
    cells: list[Cell] = field(default_factory=list)

    @property
    def is_heading(self):
        return self.entry.kind in {"priority", "sub_theme"}


@dataclass(slots=True)
class Shape:
    """Tables whose columns have the same titles, and the place of the first of them."""

    number: int
    section: Section
    names: list[str]
    is_open: bool

    @property
    def pairs(self):
        return [(column.title, column.field) for column in self.section.columns.columns]


class Shown:
    """`only` is `DOUBTS` or `ASIDE` for the rows of that sort alone."""

    def __init__(self, reading: Reading, *, year: int, start_month: int, only: str):
        self.reading, self.year, self.start_month = reading, year, start_month
        self.columns = [
            name
            for name in COLUMNS
            if name in ALWAYS or any(each.values[name] for each in reading.actions)
        ]
        merged = {id(each.entry): each.values for each in reading.actions}
        self.lines = [
            self._line(entry, merged.get(id(entry)))
            for entry in reading.entries
            if _is_wanted(entry, only)
        ]

    @property
    def titles(self):
        return [COLUMNS[name] for name in self.columns]

    @property
    def width(self):
        return len(self.columns)

    @property
    def shapes(self):
        """Once for all tables with the same titles; those that need a look come open."""
        found = {}
        for number, section in enumerate(self.reading.sections):
            if not section.columns.columns:
                continue
            if section.key in found:
                found[section.key].names.append(section.name)
            else:
                is_open = section.columns.is_guessed or not section.is_plan
                found[section.key] = Shape(number, section, [section.name], is_open)
        return list(found.values())

    def _line(self, entry, values):
        if values is None:
            return Line(entry)
        return Line(entry, [self._cell(name, values) for name in self.columns])

    def _cell(self, name, values):
        words = values[name]
        steps = ()
        if name == "text":
            steps = tuple(filter(None, values["steps"].split("\n")))
        return Cell(COLUMNS[name], words, steps, self._understood(name, words))

    def _understood(self, name, words):
        reads = {
            "timing_text": timing.parse,
            "report_back_text": timing.parse_report_back,
        }.get(name)
        if reads is None or not words:
            return ""
        found = reads(words, plan_year=self.year, start_month=self.start_month)
        return found.understood


def _is_wanted(entry, only):
    if only == DOUBTS:
        return bool(entry.doubts)
    return entry.kind == "aside" if only == ASIDE else True
