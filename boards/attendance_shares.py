"""A record of attendance by agency, by who held the seat, and over the years. Reads, writes nothing."""

from dataclasses import dataclass

from . import attendance, attendance_record, partial_dates
from .attendance import Attended


@dataclass(frozen=True)
class Share:
    name: str
    detail: str
    attended: Attended


def by_agency(record) -> list[Share]:
    """Each agency over all of its seats; a seat without an agency by itself. Best first."""
    sums = {}
    for row in record.rows:
        agency = row.seat.agency
        name = agency.name if agency else row.seat.printed_name
        there, counted, seats = sums.get(name, (0, 0, 0))
        sums[name] = (
            there + row.attended.attended,
            counted + row.attended.counted,
            seats + 1,
        )
    shares = [
        Share(
            name, f"{seats} seat{'' if seats == 1 else 's'}", Attended(there, counted)
        )
        for name, (there, counted, seats) in sums.items()
    ]
    return _best_first(shares)


def by_holder(record) -> list[Share]:
    """
    Each holder of a seat over the meetings of their own time, in person: a deputy who came
    in their place is not them. One query.
    """
    seats = {row.seat.pk: row for row in record.rows}
    if not record.meetings or not seats:
        return []
    board = record.rows[0].seat.board
    holders = board.appointments.filter(seat__in=seats, is_deputy=False)
    shares = []
    for holder in holders.in_printed_order().select_related("seat"):
        marks = [
            mark.mark if mark else attendance.ABSENT
            for mark, meeting in zip(
                seats[holder.seat_id].marks, record.meetings, strict=True
            )
            if partial_dates.covers(holder.started, holder.ended, meeting.held_on)
        ]
        rule = attendance.Rule(deputy_counts=False, counts_all_meetings=False)
        if marks:
            shares.append(
                Share(
                    holder.post,
                    holder.seat.printed_name,
                    attendance.attended(marks, rule),
                )
            )
    return _best_first(shares)


@dataclass(frozen=True)
class Trend:
    years: list[int]
    rows: list  # (seat, a percentage or None for each year)
    whole: list  # the board's own percentage in each year


def trend(board, last_year, *, years=5, rule=None) -> Trend:
    """The years up to `last_year` in which the board met, at most so many."""
    records = {}
    for year in range(last_year - years + 1, last_year + 1):
        record = attendance_record.in_year(board, year, rule=rule)
        if record.meetings:
            records[year] = record
    seats = {row.seat.pk: row.seat for each in records.values() for row in each.rows}
    found = {
        (year, row.seat.pk): row.percentage
        for year, record in records.items()
        for row in record.rows
    }
    return Trend(
        list(records),
        [
            (seat, [found.get((year, pk)) for year in records])
            for pk, seat in seats.items()
        ],
        [_whole(record).percentage for record in records.values()],
    )


def _whole(record):
    return Attended(
        sum(row.attended.attended for row in record.rows),
        sum(row.attended.counted for row in record.rows),
    )


def _best_first(shares):
    """Those that no meeting counts for come last."""
    return sorted(
        shares,
        key=lambda share: (
            share.attended.percentage is None,
            -(share.attended.percentage or 0),
        ),
    )
