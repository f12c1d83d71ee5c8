"""
What the pieces of a text do to each other: "mid" to the month after it, a year to the months
before it, "2013-14" to the quarter it stands beside. Pure.
"""

from dataclasses import replace

from .date_pieces import MODIFIERS, Piece, counted, modified, moved_by
from .plan_calendar import PlanCalendar

BETWEEN_DATES = frozenset({"by", "meeting", "slash", "until", *MODIFIERS})
RUN = BETWEEN_DATES | {"date"}
WAITING = MODIFIERS | {"within"}
YEARS = frozenset({"financial_year", "named_year"})
PART_OF_A_YEAR = frozenset(
    {"month", "season", "quarter", "worded_quarter", "ordinal_quarter"}
)


def settled(pieces: list[Piece], plan: PlanCalendar) -> list[Piece]:
    pieces = _parts_of_a_year(pieces)
    pieces = _years_from_the_next(pieces)
    pieces = _years_from_the_last(pieces)
    return _modified(pieces, plan)


def _parts_of_a_year(pieces):
    """ "2013/14 Q2": the quarter is that year's."""
    kept = []
    for piece in pieces:
        year = kept[-1] if kept else None
        if (
            year
            and year.form in YEARS
            and piece.form in PART_OF_A_YEAR
            and not piece.days.is_year_given
        ):
            years = year.first.year - piece.first.year
            within = next(
                moved
                for moved in (moved_by(piece, years), moved_by(piece, years + 1))
                if year.first <= moved.last <= year.last
            )
            kept[-1] = replace(
                within, start=year.start, words=f"{year.words} {piece.words}"
            )
        else:
            kept.append(piece)
    return kept


def _years_from_the_next(pieces):
    """ "September and December 2013": a month without a year takes that of the next one."""
    settled = list(pieces)
    following = None
    for place in range(len(settled) - 1, -1, -1):
        piece = settled[place]
        if piece.kind not in RUN:
            following = None
        if piece.kind != "date":
            continue
        if following and _may_share(piece, following):
            year = following.first.year - (piece.first.month > following.first.month)
            piece = settled[place] = moved_by(piece, year - piece.first.year)
        following = piece
    return settled


def _years_from_the_last(pieces):
    """ "September 2013, December, March": otherwise the first it can be after the one before."""
    settled = list(pieces)
    last = None
    for place, piece in enumerate(settled):
        if piece.kind not in RUN:
            last = None
        if piece.kind != "date":
            continue
        if last and _may_share(piece, last):
            years = last.first.year - piece.first.year
            piece = moved_by(piece, years)
            if piece.first < last.first:
                piece = moved_by(piece, 1)
            settled[place] = piece
        last = piece
    return settled


def _may_share(piece, other):
    return not piece.days.is_year_given and other.days.is_year_given


def _modified(pieces, plan):
    """Modifiers and counts, each worked into the date after it. What has none is dropped."""
    settled = []
    waiting = []
    for piece in pieces:
        if piece.kind in WAITING:
            waiting.append(piece)
            continue
        if piece.kind == "date":
            for modifier in reversed(waiting):
                if modifier.kind == "within":
                    piece = counted(replace(piece, count=modifier.count), piece.last)
                else:
                    piece = modified(piece, modifier.kind)
        else:
            settled += [each for each in waiting if each.kind == "within"]
        waiting = []
        settled.append(piece)
    return settled + [each for each in waiting if each.kind == "within"]
