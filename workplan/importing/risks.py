"""
A risk register as it is usually kept in Excel, into rows with their doubts. Pure: saves nothing.

A row is good when it can be stored as it was read; its doubts say what was guessed or does not
agree. Any other row says all that is wrong with it. What the register has no place for is kept
as words, and said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import prod

from boards.importing.rows import Reading
from workplan.scoring import Matrix, Rating

from .risk_columns import RISKS, TITLES, WORKED_OUT
from .risk_row import AskedRow

SHOWN = {"reference", "title", "likelihood", "impact", "owner", "agency", "next_review"}
COMPARED = (
    "title",
    "cause",
    "consequence",
    "category",
    "owner_text",
    "lead_agency",
    "existing_controls",
    "next_review_on",
    "likelihood",
    "impact",
)


@dataclass(frozen=True)
class Known:
    """What the board has. Agencies go by any name they have had, priorities by number and title."""

    matrix: Matrix
    agencies: Mapping[str, str] = field(
        default_factory=dict
    )  # any name: its present one
    priorities: Mapping[str, int] = field(
        default_factory=dict
    )  # in lower case: its key
    # Every reference in lower case; what the risk says, where it may be read.
    risks: Mapping[str, dict | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """
    One row as it was read: `told` is what its cells say, `values` what is to be stored.

    One above the headings has only `words`; one with `left_out` is set aside by somebody.
    """

    number: int
    told: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    words: str = ""
    left_out: str = ""
    rating: Rating | None = None  # of a good row, on the board's matrix

    @property
    def is_good(self) -> bool:
        return not self.problems

    @property
    def problem(self) -> str:
        return "; ".join(self.problems)

    @property
    def title(self) -> str:
        """As it will be stored, or as it was typed where it cannot be."""
        told = (self.told.get(name, "") for name in ("title", "event"))
        return self.values.get("title") or next(filter(None, told), "")

    @property
    def owner(self) -> str:
        if self.is_good:
            named = (self.values["owner_text"], self.values["lead_agency"])
        else:
            named = (self.told.get("owner"), self.told.get("agency"))
        return ", ".join(filter(None, named))

    @property
    def ratings(self) -> list[tuple[str, int, int, int]]:
        """Those beside the current one: name, likelihood, impact and score."""
        return [
            (name.capitalize(), *self.values[name], prod(self.values[name]))
            for name in ("inherent", "target")
            if self.is_good and self.values[name][0]
        ]

    @property
    def score(self) -> int:
        return self.values["likelihood"] * self.values["impact"]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What its cells say beside what the table shows, by heading."""
        return [
            (TITLES[name], words)
            for name, words in self.told.items()
            if words and name not in SHOWN
        ]


def read(
    headings: tuple[int, list[str]], rows: Iterable[list], known: Known
) -> Reading:
    """Rows are [number in the sheet, cells, version, why it is left out]; every one comes back."""
    heading, titles = headings
    columns, unknown, twice = RISKS.columns_of(titles)
    problem = ""
    if twice:
        problem = f"Two columns mean {twice}: keep one of them"
    elif not {"title", "event"} & columns.keys():
        problem = "No column says what the risk is: head one of them Risk"
    reader = _Reader(columns, known)
    found = []
    for number, texts, *rest in rows:
        words = " | ".join(filter(None, texts))
        left_out = (rest or [1])[1:]
        if problem:
            found.append(Row(number, problems=(problem,), words=words))
        elif number < heading:
            why = "It stands above the headings"
            found.append(Row(number, problems=(why,), words=words))
        elif left_out:
            told = RISKS.told_in(columns, texts)
            why = f"Left out: {left_out[0]}"
            found.append(Row(number, told, {}, (), (why,), words, left_out[0]))
        else:
            found.append(reader.read(number, texts, words))
    unread = tuple(
        each for each in unknown if each.casefold().strip() not in WORKED_OUT
    )
    return Reading(tuple(found), unread, problem)


class _Reader:
    """Reads rows one after the other, and remembers those that can be stored."""

    def __init__(self, columns, known):
        self.columns, self.known = columns, known
        self.agencies = {name.casefold(): now for name, now in known.agencies.items()}
        self.references, self.titles = {}, {}  # in the sheet: their rows

    def read(self, number, texts, words):
        told = RISKS.told_in(self.columns, texts)
        if not any(told.values()):
            return Row(number, told, problems=("No risk stands in it",), words=words)
        asked = AskedRow(told, self.known, self.agencies)
        values = asked.values()
        if not asked.problems:
            self._check_not_there(values, asked)
        problems, doubts = tuple(asked.problems), tuple(asked.doubts)
        if problems:
            return Row(number, told, {}, doubts, problems, words)
        self.references[values["reference"].casefold()] = number
        self.titles[values["title"].casefold()] = number
        band = None
        if values["likelihood"]:
            score = values["likelihood"] * values["impact"]
            band = self.known.matrix.band_for(score)
        return Row(number, told, values, doubts, (), words, rating=band)

    def _check_not_there(self, values, asked):
        reference, title = values["reference"], values["title"].casefold()
        key = reference.casefold()
        if reference and key in self.known.risks:
            stored = self.known.risks[key]
            if stored and all(
                stored[name] == values[name] for name in COMPARED if values[name]
            ):
                why = f"{reference} is in the register already, just as it stands here"
            else:
                why = f"{reference} is in the register already: an import makes new risks only"
            asked.problems.append(why)
        elif reference and key in self.references:
            first = self.references[key]
            asked.problems.append(f"Row {first} has the reference {reference} already")
        elif title in self.titles:
            asked.doubts.append(f"The same risk as row {self.titles[title]}?")
        else:
            same = [
                stored["reference"]
                for stored in self.known.risks.values()
                if stored and stored["title"].casefold() == title
            ]
            if same:
                asked.doubts.append(f"The same risk as {same[0]}, in the register?")
