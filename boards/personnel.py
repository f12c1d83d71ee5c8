"""
Who sat in each seat in a period, as tables and the annual report say it: posts, never names.

A day is a period of one day. Reads the seats with their appointments in four queries.
"""

from dataclasses import dataclass
from functools import cached_property

from . import tenure
from .models import Board, Seat
from .tenure import Span

C = Seat.MemberClass
# As the field prints them: the chair leads the core members.
TABLES = (
    ("Core members", (C.CHAIR, C.CORE)),
    ("Associate members", (C.ASSOCIATE,)),
    ("Participating observers", (C.OBSERVER,)),
    ("Lay members", (C.LAY,)),
    ("Professional advisers", (C.ADVISER,)),
    ("Staff", (C.STAFF,)),
)
NUMBERS = ("", "", "two", "three", "four", "five", "six")


@dataclass(frozen=True)
class Line:
    """
    One row: a holder, several who share the seat in the same post, or a vacancy.

    `dates` are words: empty for a holder through the entire period.
    """

    post: str
    organisation: str
    dates: str
    holders: tuple  # Appointments; empty for a vacancy
    is_shared: bool = False

    @property
    def is_vacancy(self):
        return not self.holders


@dataclass(frozen=True)
class SeatHeld:
    seat: Seat
    period: Span

    @cached_property
    def lines(self):
        stretches = tenure.stretches(
            self.seat.holdings(), self.period, exists=self.seat.exists
        )
        together = {}
        for stretch in stretches:
            post = stretch.holding.of.post if stretch.holding else None
            shared = post if stretch.is_shared else id(stretch)
            together.setdefault((stretch.span, shared), []).append(stretch)
        return [self._line(each) for each in together.values()]

    @property
    def holders(self):
        return [holder for line in self.lines for holder in line.holders]

    @cached_property
    def deputies(self):
        return [
            each
            for each in self.seat.appointments.all()
            if each.is_deputy and each.holding.span.within(self.period)
        ]

    @property
    def is_vacant(self):
        return any(line.is_vacancy for line in self.lines)

    @property
    def vacant_since(self):
        """At the end of the period, in words: empty when never filled, None when held."""
        return tenure.vacant_since(
            self.seat.holdings(), self.period.last, exists=self.seat.exists
        )

    @property
    def organisation(self):
        return self.seat.organisation_on(self.period.last)

    @property
    def papers_missing(self):
        """For each holder with something missing what it is, in a few words."""
        return list(
            filter(None, (holder.papers_missing_in_short for holder in self.holders))
        )

    def _line(self, stretches):
        first = stretches[0]
        organisation = self.seat.organisation_on(first.span.last)
        if first.is_vacancy:
            return Line("Vacant", organisation, first.words or "throughout", ())
        words = [first.words]
        if first.is_shared:
            count = len(stretches)
            words.append(
                f"shared by {NUMBERS[count] if count < len(NUMBERS) else count}"
                if count > 1
                else "shared"
            )
        return Line(
            first.holding.of.post,
            organisation,
            ", ".join(filter(None, words)),
            tuple(stretch.holding.of for stretch in stretches),
            first.is_shared,
        )


@dataclass(frozen=True)
class ClassTable:
    title: str
    seats: list

    @property
    def lines(self):
        return [line for held in self.seats for line in held.lines]


def in_period(seats, period):
    """`seats`, those of them that were there in the period, as tables by class of member."""
    there = [
        SeatHeld(seat, period)
        for seat in seats.with_holders().in_printed_order()
        if seat.exists.within(period)
    ]
    return [
        ClassTable(_title(title, found), found)
        for title, classes in TABLES
        if (found := _of_classes(there, classes))
    ]


@dataclass(frozen=True)
class WholeBoard:
    """The board as a group among its groups: its members are its seats."""

    board: Board
    chair: str
    seats: int
    held: int

    def is_group(self, group):
        return group.is_whole_board and group.board_id == self.board.pk


def whole_board_on(board, day):
    seats = [
        held
        for table in in_period(board.seats.all(), Span(day, day))
        for held in table.seats
    ]
    chairs = [held for held in seats if held.seat.member_class == C.CHAIR]
    return WholeBoard(
        board=board,
        chair=", ".join(each.post for held in chairs for each in held.holders),
        seats=len(seats),
        held=sum(bool(held.holders) for held in seats),
    )


def in_year(board, year):
    """What the annual report of `year` prints: the listed seats through the year."""
    return in_period(board.seats.listed(), Span(*board.year_dates(year)))


def _of_classes(there, classes):
    found = [held for held in there if held.seat.member_class in classes]
    return sorted(found, key=lambda held: classes.index(held.seat.member_class))


def _title(title, found):
    """One participating observer is headed by the seat: "Lead Member for …"."""
    seat = found[0].seat
    is_alone = len(found) == 1 and seat.member_class == C.OBSERVER
    return seat.printed_name if is_alone else title
