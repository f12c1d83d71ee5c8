"""A sheet that was uploaded, whatever it is of: kept as it was read, corrected, then taken in."""

from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from boards.exceptions import ChangedMeanwhile, Refused
from boards.models import ImportPreview
from lscb.history import services as history


@transaction.atomic
def keep_sheet(*, board, kind, headings, file_name, rows, by):
    """
    Keep what was uploaded, every row, for somebody to look at. Stores nothing of it yet.

    `rows` are (number in the sheet, cells as text), with the row of headings among them.
    """
    place = headings.place_in(rows) or 0
    kept = [[number, words] for number, words in rows]
    titles = kept.pop(place)
    preview = ImportPreview.objects.create(
        board=board,
        kind=kind,
        file_name=file_name[:200],
        headings=titles,
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
def correct_row(*, preview, headings, number, version, told, by):
    """
    Write into the sheet what a row should have said; one left out comes in again.

    `told` is words by the name of what they are; a column that the sheet lacks is added.
    """
    kept, before = _claimed(preview, headings, number, version)
    kept.headings, kept.rows = headings.corrected(
        kept.headings, kept.rows, number, told
    )
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


@transaction.atomic
def leave_out_row(*, preview, headings, number, version, reason, by):
    """Set a row aside, whatever it says. It stays in the sheet with the reason."""
    kept, _ = _claimed(preview, headings, number, version)
    kept.rows = [
        [number, row[1], version + 1, reason] if row[0] == number else row
        for row in kept.rows
    ]
    kept.save(update_fields=["rows"])
    history.record(
        "import_row_left_out",
        about=kept,
        by=by,
        after={"row": number, "reason": reason},
    )
    return kept


def _claimed(preview, headings, number, version):
    """The sheet under lock, and what the row says, if it is still at this version."""
    kept = ImportPreview.objects.select_for_update().get(pk=preview.pk)
    if kept.committed_at:
        raise Refused("This sheet was taken in already: nothing more can be changed")
    told = kept.told_in_row(number, headings)
    now = kept.version_of_row(number)
    if now != version:
        raise ChangedMeanwhile(SimpleNamespace(version=now, **told))
    return kept, told


def take(preview):
    """Part of a service: from here on, nobody takes the sheet in or corrects it."""
    waiting = ImportPreview.objects.filter(pk=preview.pk, committed_at=None)
    if not waiting.update(committed_at=timezone.now()):
        raise Refused("This sheet was taken in already")
    preview.refresh_from_db()


def keep_outcome(preview, reading, *, verb, by):
    """Part of a service: say of each row that was not stored why it was set aside."""
    preview.stored_count = len(reading.good)
    preview.set_aside = [[row.number, row.problem] for row in reading.set_aside]
    preview.save(update_fields=["stored_count", "set_aside"])
    history.record(
        verb,
        about=preview,
        by=by,
        after={
            "file": preview.file_name,
            "rows": len(preview.rows),
            "stored": preview.stored_count,
            "set aside": len(preview.set_aside),
        },
    )
