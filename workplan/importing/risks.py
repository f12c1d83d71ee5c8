"""
A risk register as it is usually kept in Excel, into rows with their doubts. Pure: saves nothing.

A row is good when it can be stored as it was read; its doubts say what was guessed or does not
agree. Any other row says all that is wrong with it. What the register has no place for is kept
as words, and said.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import prod

from boards.importing.rows import Reading
from workplan.scoring import IMPACTS, LIKELIHOODS, Matrix, Rating

from . import risk_cells as cells
from .risk_columns import RISKS, TITLES, WORKED_OUT

LONGEST = {"reference": 20, "category": 60, "owner_text": 200}
LABELS = {"reference": "Ref", "category": "Category", "owner_text": "Owner with agency"}
LONGEST_TITLE = 200
MARK = re.compile(r" \((restricted|closed|restricted, closed)\)$")
RATINGS = {"": "rating", "inherent": "inherent rating", "target": "target rating"}
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
KEPT_AS = "Taken in with the register, which does not say why"


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
        asked = _Asked(told, self.known, self.agencies)
        values = asked.values()
        if not asked.problems:
            self._check_not_there(values, asked)
        problems, doubts = tuple(asked.problems), tuple(asked.doubts)
        if problems:
            return Row(number, told, {}, doubts, problems, words)
        self.references[values["reference"].casefold()] = number
        self.titles[values["title"].casefold()] = number
        band = self.known.matrix.band_for(values["likelihood"] * values["impact"])
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


class _Asked:
    """One row, asked for each thing in turn; what is doubtful or wrong is gathered."""

    def __init__(self, told, known, agencies):
        self.told, self.known, self.agencies = told, known, agencies
        self.doubts, self.problems = [], []

    def values(self):
        told = self._told
        title, cause = self._title()
        owner, agency = self._owner()
        chosen, others = self._priorities()
        likelihood, impact, is_illustrative = self._rating("")
        day, doubt = cells.day_of(told("next_review"))
        if doubt:
            self.doubts.append(doubt)
        values = {
            "reference": " ".join(told("reference").split()),
            "title": title,
            "cause": cause,
            "consequence": "\n".join(filter(None, [told("consequence"), others])),
            "category": " ".join(told("category").split()),
            "owner_text": owner,
            "lead_agency": agency,
            "treatment": self._treatment(),
            "existing_controls": self._controls(),
            "next_review_on": day,
            "priorities": chosen,
            "likelihood": likelihood,
            "impact": impact,
            "is_illustrative": is_illustrative,
            "inherent": self._rating("inherent")[:2],
            "target": self._rating("target")[:2],
            "rationale": told("rationale") or KEPT_AS,
        }
        for name, most in LONGEST.items():
            if len(values[name]) > most:
                self.problems.append(f"{LABELS[name]} has more than {most} characters")
        return values

    def _told(self, name):
        return self.told.get(name, "")

    def _title(self):
        """The title, and the cause with whatever words have no other place."""
        title, event, cause = map(self._told, ("title", "event", "cause"))
        if mark := MARK.search(title):
            if "restricted" in mark[1]:
                why = "It is marked as restricted: raise it by hand and restrict it, or everybody reads it"
            else:
                why = "It is marked as closed: an import makes open risks"
            self.problems.append(why)
        more = []
        if not title:
            title = event
        elif event and event != title:
            more.append(event)
            self.doubts.append(
                "What could happen is kept at the beginning of the cause"
            )
        if not title:
            self.problems.append("It does not say what the risk is")
        if len(title) > LONGEST_TITLE:
            more.insert(0, title)
            title = cells.shortened(title, LONGEST_TITLE)
            self.doubts.append(
                "Longer than a title may be: the whole of it is kept at the beginning of the cause"
            )
        return title.replace("\n", " "), "\n\n".join(filter(None, [*more, cause]))

    def _owner(self):
        """The owner in words and the agency by its present name; one not known stays words."""
        owner = " ".join(self._told("owner").split())
        typed = " ".join(self._told("agency").split())
        agency = self.agencies.get(typed.casefold(), "")
        if typed and not agency:
            self.doubts.append(
                f"“{typed}” is no agency of the board: kept with the owner"
            )
            owner = ", ".join(filter(None, [owner, typed]))
        elif agency.casefold() != typed.casefold():
            self.doubts.append(f"{typed} is called {agency} now: taken as that agency")
        if "agency" not in self.told and owner:
            post, _, last = owner.rpartition(", ")
            if last.casefold() in self.agencies:
                agency = self.agencies[last.casefold()]
                self.doubts.append(f"Led by {agency}, going by its owner")
                owner = post
        return owner, agency

    def _priorities(self):
        """The keys of those known, and a line with the others as they stand."""
        found, others = [], []
        for line in self._told("priorities").split("\n"):
            for typed in [line] if self._priority(line) else line.split(";"):
                key = self._priority(typed)
                if key:
                    found.append(key)
                elif typed.strip():
                    others.append(typed.strip())
        if not others:
            return found, ""
        named = "; ".join(others)
        self.doubts.append(
            f"“{named}” is no priority of a plan in force: kept with the consequence"
        )
        return found, f"Priority: {named}"

    def _priority(self, typed):
        """By its number and title, by either alone, or by its title under another number."""
        words = " ".join(typed.split()).casefold()
        title = words.partition(". ")[2]
        known = self.known.priorities
        return known.get(words) or known.get(title)

    def _treatment(self):
        try:
            return cells.treatment_of(self._told("treatment")) or "reduce"
        except ValueError as error:
            self.doubts.append(str(error))
            return "reduce"

    def _controls(self):
        controls, mitigations = self._told("controls"), self._told("mitigations")
        if not mitigations:
            return controls
        self.doubts.append(
            "Its mitigations are kept with the controls: link actions to the risk afterwards"
        )
        return "\n\n".join(filter(None, [controls, f"Mitigations: {mitigations}"]))

    def _rating(self, kind):
        """Likelihood and impact, each None where not given, and whether it was made up."""
        before, wrong_so_far = f"{kind}_" if kind else "", len(self.problems)
        levels = {
            "likelihood": self._level(f"{before}likelihood", LIKELIHOODS),
            "impact": self._level(f"{before}impact", IMPACTS),
        }
        said = [
            cells.rated_in(self._told(name))
            for name in (("score", "rating") if not kind else (kind,))
        ]
        for each in said:
            self._add_pair(levels, each, RATINGS[kind])
        is_illustrative = any(each.is_illustrative for each in said)
        likelihood, impact = levels["likelihood"], levels["impact"]
        is_asked = not kind or any((likelihood, impact, *(e.score for e in said)))
        if likelihood and impact:
            self._check_rating(likelihood, impact, said, RATINGS[kind])
        elif is_asked and len(self.problems) == wrong_so_far:
            missing = [name for name, level in levels.items() if not level]
            self.problems.append(
                f"Its {RATINGS[kind]} has no {' and no '.join(missing)}"
            )
        elif not is_asked and any(each.words for each in said):
            words = self._told(kind)
            self.doubts.append(f"“{words}” alone is no {RATINGS[kind]}: not stored")
        return likelihood, impact, is_illustrative

    def _level(self, name, words):
        try:
            return cells.level_of(self._told(name), words, self.known.matrix)
        except ValueError as error:
            self.problems.append(f"{TITLES[name]}: {error}")
            return None

    def _add_pair(self, levels, said, of):
        """A rating written as "4 x 3", where the columns do not say it."""
        pair = {"likelihood": said.likelihood, "impact": said.impact}
        if not all(pair.values()):
            return
        if not self.known.matrix.holds(*pair.values()):
            self.problems.append(
                f"Its {of} of {said.likelihood} × {said.impact} is not on this board’s matrix"
                f" of 1 to {self.known.matrix.size}"
            )
            return
        if any(levels[name] not in (None, level) for name, level in pair.items()):
            self.doubts.append(
                f"Its {of} says {said.likelihood} × {said.impact}: likelihood and impact"
                " are taken from their own columns"
            )
        for name, level in pair.items():
            levels[name] = levels[name] or level

    def _check_rating(self, likelihood, impact, said, of):
        score = likelihood * impact
        band = self.known.matrix.band_for(score)
        for each in said:
            if each.score not in (None, score):
                self.doubts.append(
                    f"Its {of} says {each.score}, but {likelihood} × {impact} is {score}"
                )
            words = each.words
            if words == "closed":
                self.problems.append(
                    "It is marked as closed: an import makes open risks"
                )
            elif words not in ("", "open") and cells.band_contradicts(words, band):
                self.doubts.append(
                    f"Its {of} says {words}, but {score} is {band.words} on this board’s matrix"
                )
