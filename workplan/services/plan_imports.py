"""
Taking in a plan made elsewhere: kept as it was read, looked at and corrected, then committed.

What was read and what was said of it are kept apart, so that a correction can be taken back.
Everything stored goes through the services that a person's own typing goes through.
"""

from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from boards.exceptions import ChangedMeanwhile, Refused
from boards.versions import claim
from lscb.files import services as files
from lscb.history import services as history
from workplan.importing import reading, rows, uploads
from workplan.importing.doubts import Known
from workplan.importing.entries import VALUES
from workplan.importing.standing import Correction
from workplan.models import Plan, PlanImport

from . import plans
from .action_leads import names_of
from .plan_import_storing import store

TARGET = ("title", "year", "kind", "group", "plan")
TAKEN_IN = "This plan was taken in already: nothing more can be changed here."


@transaction.atomic
def read_plan(
    *,
    board,
    content,
    name,
    title,
    year,
    by,
    kind=Plan.Kind.WORK_PROGRAMME,
    group=None,
    plan=None,
):
    """
    Read a file's bytes and keep both, for somebody to look at. Nothing is in a plan yet.

    `plan` is an empty one to put it into. Raises `FileRefused`.
    """
    found = uploads.read(content, name)
    file = files.keep(content, name=name, board=board, by=by)
    kept = PlanImport.objects.create(
        board=board,
        file=file,
        content=rows.as_plain_values(found),
        title=title,
        year=year,
        kind=kind,
        group=group,
        plan=plan,
        made_by=by.user,
    )
    history.record(
        "plan_import_read",
        about=kept,
        by=by,
        after={"file": file.name, "rows": sum(len(t.rows) for t in found.tables)},
    )
    return kept


def reading_of(plan_import):
    """What the rows are, as corrected, against the names the board has now. Four queries."""
    return reading.read(
        rows.from_plain_values(plan_import.content),
        known=known_on(plan_import.board, plan_import.year),
        columns=plan_import.columns,
        corrections={
            key: Correction(**said) for key, said in plan_import.corrections.items()
        },
    )


def known_on(board, year):
    return Known(year, board.year_start_month, names_of(board))


@transaction.atomic
def choose_target(*, plan_import, version, by, **target):
    """What the plan is called, its year and kind, or the empty plan it goes into: `TARGET`."""
    _check_open(plan_import)
    before = {name: getattr(plan_import, name) for name in target}
    claim(plan_import, version, **target)
    _record(plan_import, "plan_import_named", before, target, by)
    return plan_import


@transaction.atomic
def choose_columns(*, plan_import, version, key, fields, by):
    """Say once what the columns with these titles are, for every table that has them."""
    _check_open(plan_import)
    before = plan_import.columns.get(key, [])
    claim(plan_import, version, columns=plan_import.columns | {key: list(fields)})
    _record(plan_import, "plan_import_columns_chosen", {key: before}, {key: fields}, by)
    return plan_import


@transaction.atomic
def correct_entry(*, plan_import, entry, version, kind, values, by, reason=""):
    """
    Say what a row is, or what it should have said. `entry` is its key.

    `version` is the entry's own, so that two people correct different rows at once.
    """
    kept = _locked(plan_import)
    before = kept.corrections.get(entry)
    _check_version(before, version, kind, values)
    said = {
        "kind": kind,
        "values": {name: values[name] for name in VALUES if name in values},
        "reason": reason,
        "version": version + 1,
    }
    kept.corrections[entry] = said
    kept.save(update_fields=["corrections"])
    _record(kept, "plan_import_corrected", {entry: before}, {entry: said}, by)
    return kept


@transaction.atomic
def take_back_correction(*, plan_import, entry, version, by):
    """The row is again what it was read as."""
    kept = _locked(plan_import)
    before = kept.corrections.pop(entry, None)
    _check_version(before, version, "", {})
    if before:
        kept.save(update_fields=["corrections"])
        _record(kept, "plan_import_corrected", {entry: before}, {entry: None}, by)
    return kept


@transaction.atomic
def commit_plan(*, plan_import, by):
    """
    Store the plan, all of it in this transaction; say of every other row why it is aside.

    A second commit is refused: somebody pressed twice, or somebody else was first.
    """
    kept = _locked(plan_import)
    found = reading_of(kept)
    if not found.actions and not found.priorities:
        raise Refused("There is no action in it yet: say which column is which.")
    plan = kept.plan or plans.create_plan(
        board=kept.board,
        title=kept.title,
        year=kept.year,
        kind=kept.kind,
        group=kept.group,
        by=by,
    )
    if plan.actions.exists() or plan.priorities.exists():
        raise Refused(
            f"“{plan}” is no longer empty. Choose another plan, or a new one."
        )
    store(found, plan=plan, by=by)
    kept.plan, kept.committed_at = plan, timezone.now()
    kept.rows_in, kept.rows_stored = found.rows_in, found.rows_stored
    kept.rows_aside = found.rows_aside
    kept.set_aside = [[each.where, each.words, each.reason] for each in found.set_aside]
    kept.version += 1
    kept.save()
    history.record(
        "plan_imported",
        about=kept,
        by=by,
        after={
            "file": kept.file.name,
            "plan": str(plan),
            "rows": kept.rows_in,
            "stored": kept.rows_stored,
            "set aside": kept.rows_aside,
        },
    )
    return kept


def earlier_of(plan_import):
    """An import of the same file that is in the record already, or None."""
    same = plan_import.board.plan_imports.committed().of_the_same_file(plan_import)
    return same.select_related("plan").newest_first().first()


def _locked(plan_import):
    """The row as it is now, kept from everybody else until the transaction ends."""
    kept = PlanImport.objects.select_for_update(of=("self",)).get(pk=plan_import.pk)
    kept.board = plan_import.board
    _check_open(kept)
    return kept


def _check_open(plan_import):
    if plan_import.is_committed:
        raise Refused(TAKEN_IN)


def _check_version(said, version, kind, values):
    """Refuse to write over what somebody else said of the same row since it was on the screen."""
    stored = said["version"] if said else 0
    if stored != version:
        words = said or {"kind": kind, "values": values, "reason": ""}
        raise ChangedMeanwhile(
            SimpleNamespace(
                version=stored,
                kind=words["kind"],
                reason=words["reason"],
                **dict.fromkeys(VALUES, "") | words["values"],
            )
        )


def _record(plan_import, verb, before, after, by):
    history.record(
        verb,
        about=plan_import,
        by=by,
        before=_plain(before),
        after=_plain(after),
    )


def _plain(values):
    return {
        name: value if isinstance(value, int | dict | list | None) else str(value)
        for name, value in values.items()
    }
