"""
What "By September 2013" means: the words of a work programme's two date columns, understood.

Pure. The words come back as typed, always; what cannot be read is named in `doubts` and
never guessed. A month without a year belongs to the plan's year.
"""

import calendar
import datetime
from dataclasses import dataclass
from functools import lru_cache

from .date_words import Piece, read

DEFAULT_YEAR_START = 4


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
    action they are its limits too.
    """

    words: str
    limits: tuple[datetime.date, ...] = ()
    open_start: datetime.date | None = None
    is_ongoing: bool = False
    recurrence: str = ""
    event: str = ""
    meetings: tuple[Month, ...] = ()
    is_not_applicable: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.words.strip()

    @property
    def due_on(self) -> datetime.date | None:
        """The last limit there is; None where nothing says when it is over."""
        return max(self.limits, default=None)

    @property
    def understood(self) -> str:
        """The meaning in plain words, to be shown under what was typed."""
        if self.is_blank:
            return "No date given"
        if self.is_not_applicable:
            return "Not applicable"
        parts = []
        if self.is_ongoing:
            parts.append("ongoing")
        if self.recurrence:
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
        return _sentence("; ".join(parts))


@dataclass(frozen=True)
class ReportBacks:
    """The meetings at which an action owes the board a report."""

    words: str
    months: tuple[Month, ...] = ()
    is_ongoing: bool = False
    recurrence: str = ""
    event: str = ""
    is_not_applicable: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.words.strip()

    @property
    def understood(self) -> str:
        if self.is_blank:
            return "No report asked for"
        if self.is_not_applicable:
            return "No report is owed"
        parts = []
        if self.months:
            parts.append(f"report to {_meetings(self.months)}")
        if self.recurrence:
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
    pieces = read(text, plan_year=plan_year, start_month=start_month)
    limits, starts, meetings = _dates(pieces)
    says = _says(pieces)
    if not (limits or starts or says["is_ongoing"] or says["recurrence"]):
        limits = [piece.last for piece in meetings]
    return Timing(
        words=text,
        limits=tuple(dict.fromkeys(limits)),
        open_start=min(starts, default=None),
        meetings=_months(meetings),
        doubts=_doubts(text, pieces),
        **says,
    )


@lru_cache(maxsize=4096)
def parse_report_back(
    text: str, *, plan_year: int, start_month: int = DEFAULT_YEAR_START
) -> ReportBacks:
    pieces = read(text, plan_year=plan_year, start_month=start_month)
    dates = [piece for piece in pieces if piece.kind == "date"]
    return ReportBacks(
        words=text,
        months=_months([piece for piece in dates if _is_one_month(piece)]),
        doubts=_doubts(text, pieces)
        + tuple(piece.words for piece in dates if not _is_one_month(piece)),
        **_says(pieces),
    )


def day_in_words(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _dates(pieces):
    """The pieces' dates as limits, starts and meetings that hear a report."""
    limits, starts, meetings = [], [], []
    for place, piece in enumerate(pieces):
        if piece.kind != "date":
            continue
        before = pieces[place - 1].kind if place else ""
        after = pieces[place + 1].kind if place + 1 < len(pieces) else ""
        then = pieces[place + 2].kind if place + 2 < len(pieces) else ""
        if before == "from" and pieces[place - 1].words.lower() == "after":
            starts.append(piece.last + datetime.timedelta(days=1))
        elif before == "from" or (after == "until" and then == "date"):
            starts.append(piece.first)
        elif after == "meeting" or _follows_a_report(pieces, place):
            meetings.append(piece)
        else:
            limits.append(piece.last)
    return limits, starts, meetings


def _follows_a_report(pieces, place):
    """ "Report to LSCB March 2014", "report June 2013 and March 2014"."""
    kinds = [piece.kind for piece in pieces[:place]]
    while kinds and kinds[-1] in {"meeting", "date"}:
        kinds.pop()
    return bool(kinds) and kinds[-1] == "report"


def _says(pieces):
    kinds = {piece.kind for piece in pieces}
    events = [piece.words for piece in pieces if piece.kind in {"event", "calendar"}]
    repeats = [piece.words for piece in pieces if piece.kind == "recurrence"]
    return {
        "is_ongoing": "ongoing" in kinds,
        "recurrence": " and ".join(dict.fromkeys(repeats)),
        "event": "; ".join(_uncapitalised(words) for words in events),
        "is_not_applicable": kinds - {"until"} == {"not_applicable"},
    }


def _doubts(text, pieces):
    """
    What could not be read and might matter.

    Words beside a date that was understood ("Establish by …") are no doubt; anything with a
    figure in it is, and so is everything when nothing was understood.
    """
    kinds = {piece.kind for piece in pieces}
    meaningful = {"date", "ongoing", "recurrence", "event", "calendar"}
    is_understood = kinds & meaningful or kinds - {"until"} == {"not_applicable"}
    chunks = []
    for place, piece in enumerate(pieces):
        if piece.kind == "unknown" and place and pieces[place - 1].kind == "unknown":
            chunks[-1] = f"{chunks[-1]} {piece.words}"
        elif piece.kind == "unknown":
            chunks.append(piece.words)
    if not is_understood:
        return (text.strip(),) if text.strip() else ()
    return tuple(chunk for chunk in chunks if any(letter.isdigit() for letter in chunk))


def _months(pieces) -> tuple[Month, ...]:
    months = [Month(piece.last.year, piece.last.month) for piece in pieces]
    return tuple(dict.fromkeys(months))


def _is_one_month(piece: Piece) -> bool:
    return (piece.first.year, piece.first.month) == (piece.last.year, piece.last.month)


def _meetings(months):
    names = [month.words for month in months]
    return f"the {_listed(names)} meeting{'s' if len(names) > 1 else ''}"


def _listed(words):
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _sentence(words):
    return words[:1].upper() + words[1:]


def _uncapitalised(words):
    return words[:1].lower() + words[1:]
