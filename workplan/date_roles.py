"""What a text's dates are dates of: a limit, a start, a meeting, a date that was before. Pure."""

import datetime
from dataclasses import dataclass

RANGES = (["until", "date"], ["until", "ongoing"])
RUN = frozenset({"date", "meeting", "slash"})


def day_in_words(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass
class Dates:
    """A text's dates, by what they are dates of."""

    limits: list
    starts: list
    meetings: list
    notes: list

    @classmethod
    def sorted_from(cls, pieces):
        dates = cls([], [], [], [])
        heard = _heard(pieces)
        for place, piece in enumerate(pieces):
            if piece.kind == "date":
                dates._add(piece, pieces, place, is_heard=place in heard)
        return dates

    def _add(self, piece, pieces, place, *, is_heard):
        before = pieces[place - 1].kind if place else ""
        kinds = [each.kind for each in pieces[place + 1 : place + 3]] + ["", ""]
        if piece.note:
            self.notes.append(piece.note)
        if before == "after":
            self.starts.append(piece.last + datetime.timedelta(days=1))
        elif kinds[0] == "moved_to" or kinds[:2] == ["until", "moved_to"]:
            self.notes.append(f"before that, {day_in_words(piece.last)}")
        elif before == "between" and kinds[0] == "date":
            self.starts.append(piece.first)
        elif before == "former":
            self.notes.append(f"before that, {day_in_words(piece.last)}")
        elif before == "done":
            self.notes.append(piece.words)
        elif before == "from" or kinds[0] == "onwards" or kinds[:2] in RANGES:
            self.starts.append(piece.first)
        elif kinds[0] == "meeting" or (before != "by" and is_heard):
            self.meetings.append(piece)
        elif not _is_window(piece, pieces[place + 1 : place + 3]):
            self.limits.append(piece.last)


def _heard(pieces):
    """
    The places of dates in a run of dates and meetings with a meeting in it, or after a report.

    "Report to LSCB March 2014", "report June 2013 and March 2014", "June and December LSCB".
    """
    heard = set()
    run, before = [], ""
    for place, piece in enumerate([*pieces, None]):
        if piece and piece.kind in RUN:
            run.append(place)
            continue
        if before == "report" or any(pieces[each].kind == "meeting" for each in run):
            heard.update(run)
        run, before = [], piece and piece.kind
    return heard


def _is_window(piece, following):
    """The first half of "April/May 2013": one stretch of time, of which the end counts."""
    if [each.kind for each in following] != ["slash", "date"]:
        return False
    return following[1].first == piece.last + datetime.timedelta(days=1)
