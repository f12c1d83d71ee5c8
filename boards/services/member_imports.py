"""Taking in a sheet of members: kept as it was read, shown, then committed."""

from dataclasses import replace

from django.db import transaction

from boards.importing import cells, rows
from boards.importing import members as sheet
from boards.importing.columns import MEMBERS
from boards.models import ImportPreview

from . import agencies, appointments, import_previews, seats


def preview_members(*, board, file_name, rows, by):
    """Keep what was uploaded for somebody to look at. Stores no member yet."""
    return import_previews.keep_sheet(
        board=board,
        kind=ImportPreview.Kind.MEMBERS,
        headings=MEMBERS,
        file_name=file_name,
        rows=rows,
        by=by,
    )


def correct_row(*, preview, number, version, told, by):
    return import_previews.correct_row(
        preview=preview,
        headings=MEMBERS,
        number=number,
        version=version,
        told=told,
        by=by,
    )


def reading_of(preview):
    """The rows as they read against the record as it is now. Six queries."""
    read = [(number, words) for number, words, *_ in preview.rows]
    return sheet.read(preview.headings, read, known_on(preview.board))


def known_on(board):
    today = board.today
    return rows.Known(
        seats=[
            rows.KnownSeat(
                seat.printed_name,
                seat.member_class,
                seat.agency.name if seat.agency else "",
                seat.exists.last < today,
                tuple(
                    replace(holding, of=holding.of.post) for holding in seat.holdings()
                ),
            )
            for seat in board.seats.with_holders()
        ],
        agencies={name: agency.name for name, agency in _names(board).items()},
        emails=frozenset(
            email.casefold()
            for email in board.grants.values_list("user__email", flat=True)
        ),
        appointments=frozenset(
            sheet.key_of(
                {
                    "seat": each.seat.printed_name,
                    "post": each.post,
                    "started": each.started,
                    "is_deputy": each.is_deputy,
                }
            )
            for each in board.appointments.select_related("seat")
        ),
    )


def _names(board):
    """The agencies by every name they have had, as typed; the present names count first."""
    agencies = list(board.agencies.prefetch_related("names"))
    known = {name.name: each for each in agencies for name in each.names.all()}
    return known | {each.name: each for each in agencies}


@transaction.atomic
def commit_members(*, preview, by):
    """
    Store every good row, all in one transaction; say of every other why it was set aside.

    Rows in are rows stored and rows set aside: nothing is dropped.
    """
    import_previews.take(preview)
    reading = reading_of(preview)
    rooms = _Rooms(preview.board, by)
    for row in reading.good:
        rooms.store(row.values)
    import_previews.keep_outcome(preview, reading, verb="members_imported", by=by)
    return preview


class _Rooms:
    """The board's seats, agencies and people by what a sheet calls them."""

    def __init__(self, board, by):
        self.board, self.by = board, by
        self.seats = {each.printed_name.casefold(): each for each in board.seats.all()}
        self.agencies = {
            name.casefold(): agency for name, agency in _names(board).items()
        }
        self.users = {
            grant.user.email.casefold(): grant.user
            for grant in board.grants.select_related("user")
        }

    def store(self, values):
        seat = self._seat(values)
        if values["post"]:
            appointments.appoint(
                seat=seat,
                post=values["post"],
                user=self.users.get(values["email"]),
                is_deputy=values["is_deputy"],
                started=values["started"],
                ended=values["ended"],
                by=self.by,
            )

    def _seat(self, values):
        name = values["seat"].casefold()
        if name not in self.seats:
            self.seats[name] = seats.add_seat(
                board=self.board,
                printed_name=values["seat"],
                member_class=values["member_class"],
                agency=self._agency(values["agency"]),
                by=self.by,
            )
        return self.seats[name]

    def _agency(self, name):
        if not name:
            return None
        if name.casefold() not in self.agencies:
            self.agencies[name.casefold()] = agencies.add_agency(
                board=self.board, name=name, kind=cells.kind_of(name), by=self.by
            )
        return self.agencies[name.casefold()]
