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
    """Each agency over all of its members; a member without one by itself. Best first."""
    noun = "member" if record.group else "seat"
    sums = {}
    for row in record.rows:
        agency = row.member.agency
        name = agency.name if agency else row.member.printed_name
        there, counted, members = sums.get(name, (0, 0, 0))
        sums[name] = (
            there + row.attended.attended,
            counted + row.attended.counted,
            members + 1,
        )
    shares = [
        Share(
            name,
            f"{members} {noun}{'' if members == 1 else 's'}",
            Attended(there, counted),
        )
        for name, (there, counted, members) in sums.items()
    ]
    return _best_first(shares)


def by_holder(record) -> list[Share]:
    """
    Each holder of a seat, or member of a group, over the meetings of their own time, in person:
    a deputy who came in their place is not them. One query.
    """
    if not record.meetings or not record.rows:
        return []
    rule = attendance.Rule(deputy_counts=False, counts_all_meetings=False)
    shares = []
    for holder, name, detail, row in _holders(record):
        marks = [
            mark.mark if mark else attendance.ABSENT
            for mark, meeting in zip(row.marks, record.meetings, strict=True)
            if partial_dates.covers(holder.started, holder.ended, meeting.held_on)
        ]
        if marks:
            shares.append(Share(name, detail, attendance.attended(marks, rule)))
    return _best_first(shares)


def _holders(record):
    """Who is it that came: a seat has holders over time, a membership is its own."""
    if record.group:
        for row in record.rows:
            agency = row.member.agency
            yield row.member, row.member.post, agency.name if agency else "", row
        return
    rows = {row.member.pk: row for row in record.rows}
    board = record.rows[0].member.board
    holders = board.appointments.filter(seat__in=rows, is_deputy=False)
    for holder in holders.in_printed_order().select_related("seat"):
        yield holder, holder.post, holder.seat.printed_name, rows[holder.seat_id]


@dataclass(frozen=True)
class Trend:
    years: list[int]
    rows: list  # (member, a percentage or None for each year)
    whole: list  # the percentage of them all in each year


def trend(board, last_year, *, group=None, years=5, rule=None) -> Trend:
    """The years up to `last_year` in which the board, or `group`, met, at most so many."""
    records = {}
    for year in range(last_year - years + 1, last_year + 1):
        record = attendance_record.in_year(board, year, group=group, rule=rule)
        if record.meetings:
            records[year] = record
    members = {
        row.member.pk: row.member for each in records.values() for row in each.rows
    }
    found = {
        (year, row.member.pk): row.percentage
        for year, record in records.items()
        for row in record.rows
    }
    return Trend(
        list(records),
        [
            (member, [found.get((year, pk)) for year in records])
            for pk, member in members.items()
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
