"""Taking in a sheet of members: kept as it was read, shown, then committed."""

from dataclasses import replace
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from boards.exceptions import ChangedMeanwhile, Refused
from boards.importing import cells, columns, rows
from boards.importing import members as sheet
from boards.models import ImportPreview
from lscb.history import services as history

from . import agencies, appointments, seats


@transaction.atomic
def preview_members(*, board, file_name, rows, by):
    """
    Keep what was uploaded, every row, for somebody to look at. Stores no member yet.

    `rows` are (number in the sheet, cells as text), headings among them.
    """
    place = columns.heading_place(rows) or 0
    kept = [[number, words] for number, words in rows]
    headings = kept.pop(place)
    preview = ImportPreview.objects.create(
        board=board,
        kind=ImportPreview.Kind.MEMBERS,
        file_name=file_name[:200],
        headings=headings,
        rows=kept,
        made_by=by.user,
    )
    history.record(
        "import_previewed",
        about=preview,
        by=by,
        after={"file": preview.file_name, "rows": len(preview.rows)},
    )
    return preview


@transaction.atomic
def correct_row(*, preview, number, version, told, by):
    """
    Write into the sheet what a row should have said. Nothing is stored as a member yet.

    `told` is words by the name of what they are; a column that the sheet lacks is added.
    """
    kept = ImportPreview.objects.select_for_update().get(pk=preview.pk)
    if kept.committed_at:
        raise Refused("This sheet was taken in already: nothing more can be corrected")
    before = kept.told_in_row(number)
    if kept.version_of_row(number) != version:
        stored = SimpleNamespace(version=kept.version_of_row(number), **before)
        raise ChangedMeanwhile(stored)
    kept.headings, kept.rows = columns.corrected(kept.headings, kept.rows, number, told)
    kept.save(update_fields=["headings", "rows"])
    changed = [name for name in told if told[name] != before[name]]
    history.record(
        "import_row_corrected",
        about=kept,
        by=by,
        before={"row": number} | {name: before[name] for name in changed},
        after={"row": number} | {name: told[name] for name in changed},
    )
    return kept


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
    taken = ImportPreview.objects.filter(pk=preview.pk, committed_at=None)
    if not taken.update(committed_at=timezone.now()):
        raise Refused("This sheet was taken in already")
    preview.refresh_from_db()
    reading = reading_of(preview)
    rooms = _Rooms(preview.board, by)
    for row in reading.good:
        rooms.store(row.values)
    preview.stored_count = len(reading.good)
    preview.set_aside = [[row.number, row.problem] for row in reading.set_aside]
    preview.save(update_fields=["stored_count", "set_aside"])
    history.record(
        "members_imported",
        about=preview,
        by=by,
        after={
            "file": preview.file_name,
            "rows": len(preview.rows),
            "stored": preview.stored_count,
            "set aside": len(preview.set_aside),
        },
    )
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
