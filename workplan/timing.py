"""
What "By September 2013" means: the words of a work programme's two date columns, understood.

Pure. The words come back as typed, always; what cannot be read is named in `doubts` and
never guessed. A month without a year belongs to the plan's year.
"""

import calendar
import datetime
from dataclasses import dataclass
from functools import lru_cache

from .date_pieces import Piece
from .date_roles import Dates, day_in_words
from .date_words import read
from .doubtful_words import Doubt, doubts_of
from .frequency import Frequency

DEFAULT_YEAR_START = 4
WHICH_MEETING = "Which meeting"
EVENTS = frozenset({"event", "calendar", "as_required", "at_once"})
DASHES = "-‐‑‒–—―"


@dataclass(frozen=True, order=True)
class Month:
    """The month of a meeting: "June 2013"."""

    year: int
    month: int

    @property
    def words(self) -> str:
        return f"{calendar.month_name[self.month]} {self.year}"


@dataclass(frozen=True)
class Timing:
    """
    When an action is to be done.

    `limits` are the days by which it, or each part of it, is due. `meetings` are months of
    meetings named in passing ("interim report to June LSCB"); where nothing else dates the
    action they are its limits too. `notes` say how a date was worked out, or which it replaces.
    `doubts` are words that were not understood, or not for certain; `questions` put them.
    """

    words: str
    limits: tuple[datetime.date, ...] = ()
    open_start: datetime.date | None = None
    is_ongoing: bool = False
    repeats: tuple[Frequency, ...] = ()
    event: str = ""
    meetings: tuple[Month, ...] = ()
    notes: tuple[str, ...] = ()
    is_not_applicable: bool = False
    is_said_to_be_done: bool = False
    is_to_be_confirmed: bool = False
    doubts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return _is_blank(self.words)

    @property
    def due_on(self) -> datetime.date | None:
        """The last limit there is; None where nothing says when it is over."""
        return max(self.limits, default=None)

    @property
    def recurrence(self) -> str:
        return " and ".join(frequency.words for frequency in self.repeats)

    @property
    def needs_review_date(self) -> bool:
        """Ongoing work that names no day, meeting or rhythm at which anybody looks at it."""
        return self.is_ongoing and not (self.limits or self.meetings or self.repeats)

    @property
    def understood(self) -> str:
        """The meaning in plain words, to be shown under what was typed."""
        if self.is_blank:
            return "No date given"
        if self.is_not_applicable:
            return "Not applicable"
        parts = ["to be confirmed"] if self.is_to_be_confirmed else []
        if self.is_said_to_be_done:
            parts.append("said to be done")
        if self.is_ongoing:
            parts.append("ongoing")
        if self.repeats:
            parts.append(self.recurrence)
        if self.open_start:
            parts.append(f"from {day_in_words(self.open_start)}")
        if self.limits:
            parts.append(_listed([f"by {day_in_words(day)}" for day in self.limits]))
        if self.meetings:
            parts.append(f"report to {_meetings(self.meetings)}")
        if self.event:
            parts.append(self.event)
        if not parts:
            return "No date found in these words"
        notes = f" ({'; '.join(self.notes)})" if self.notes else ""
        return _sentence("; ".join(parts)) + notes


@dataclass(frozen=True)
class ReportBacks:
    """The meetings at which an action owes the board a report."""

    words: str
    months: tuple[Month, ...] = ()
    is_ongoing: bool = False
    repeats: tuple[Frequency, ...] = ()
    event: str = ""
    is_not_applicable: bool = False
    is_said_to_be_done: bool = False
    is_to_be_confirmed: bool = False
    doubts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return _is_blank(self.words)

    @property
    def recurrence(self) -> str:
        return " and ".join(frequency.words for frequency in self.repeats)

    @property
    def understood(self) -> str:
        if self.is_blank:
            return "No report asked for"
        if self.is_not_applicable:
            return "No report is owed"
        parts = ["to be confirmed"] if self.is_to_be_confirmed else []
        if self.is_said_to_be_done:
            parts.append("said to be done")
        if self.months:
            parts.append(f"report to {_meetings(self.months)}")
        if self.repeats:
            parts.append(self.recurrence)
        if self.event:
            parts.append(self.event)
        if self.is_ongoing and not parts:
            parts.append("ongoing")
        if not parts:
            return "No meeting found in these words"
        return _sentence("; ".join(parts))


@lru_cache(maxsize=4096)
def parse(
    text: str, *, plan_year: int, start_month: int = DEFAULT_YEAR_START
) -> Timing:
    """ "Within three months" counts from the plan's first day, unless its words say from when."""
    pieces = read(text, plan_year=plan_year, start_month=start_month)
    dates = Dates.sorted_from(pieces)
    says = _says(pieces)
    limits = dates.limits
    if not (limits or dates.starts or says["is_ongoing"] or says["repeats"]):
        limits = [piece.last for piece in dates.meetings]
    doubts = doubts_of(text, pieces)
    return Timing(
        words=text,
        limits=tuple(dict.fromkeys(limits)),
        open_start=min(dates.starts, default=None),
        meetings=_months(dates.meetings),
        notes=tuple(dates.notes),
        doubts=tuple(doubt.words for doubt in doubts),
        questions=tuple(doubt.question for doubt in doubts),
        **says,
    )


@lru_cache(maxsize=4096)
def parse_report_back(
    text: str, *, plan_year: int, start_month: int = DEFAULT_YEAR_START
) -> ReportBacks:
    pieces = read(text, plan_year=plan_year, start_month=start_month)
    dates = [piece for piece in pieces if piece.kind == "date"]
    doubts = [
        *doubts_of(text, pieces),
        *(Doubt(piece.words, WHICH_MEETING) for piece in dates if not _is_month(piece)),
    ]
    return ReportBacks(
        words=text,
        months=_months([piece for piece in dates if _is_month(piece)]),
        doubts=tuple(dict.fromkeys(doubt.words for doubt in doubts)),
        questions=tuple(doubt.question for doubt in doubts),
        **_says(pieces),
    )


def _says(pieces):
    kinds = {piece.kind for piece in pieces}
    events = [piece.words for piece in pieces if piece.kind in EVENTS]
    repeats = [piece.frequency for piece in pieces if piece.kind == "recurrence"]
    return {
        "is_ongoing": "ongoing" in kinds,
        "repeats": tuple(dict.fromkeys(repeats)),
        "event": "; ".join(_uncapitalised(words) for words in events),
        "is_not_applicable": kinds - {"until"} == {"not_applicable"},
        "is_said_to_be_done": "done" in kinds,
        "is_to_be_confirmed": "to_be_confirmed" in kinds,
    }


def _months(pieces) -> tuple[Month, ...]:
    months = [Month(piece.last.year, piece.last.month) for piece in pieces]
    return tuple(dict.fromkeys(months))


def _is_month(piece: Piece) -> bool:
    return (piece.first.year, piece.first.month) == (piece.last.year, piece.last.month)


def _is_blank(words):
    return not words.strip(f"{DASHES} \t\r\n\xa0")


def _meetings(months):
    names = [month.words for month in months]
    return f"the {_listed(names)} meeting{'s' if len(names) > 1 else ''}"


def _listed(words):
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _sentence(words):
    return words[:1].upper() + words[1:]


def _uncapitalised(words):
    is_acronym = words[:2].isupper()
    return words if is_acronym else words[:1].lower() + words[1:]
