"""The principles that the board has adopted, and when agencies were checked against them."""

from django.db import transaction

from boards import saving
from boards.models import Statement, StatementCheck
from lscb.history import services as history

TAKEN = "There is a statement of that title already: choose another title"
TOLD = ("title", "adopted", "principles", "note")


@transaction.atomic
def add_statement(
    *, board, title, principles, by, adopted="", note="", checked_years=()
):
    """`principles` has one in each line; `checked_years` are calendar years."""
    statement = Statement(
        board=board, title=title, principles=principles, adopted=adopted, note=note
    )
    saving.add(statement, taken=TAKEN)
    _set_checks(statement, checked_years)
    history.record(
        "statement_added",
        about=statement,
        by=by,
        after=saving.filled(statement, (*TOLD, "checked_years")),
    )
    return statement


@transaction.atomic
def edit_statement(*, statement, version, checked_years, by, **changes):
    before = statement.checked_years
    done = saving.edit(statement, version, changes, taken=TAKEN)
    _set_checks(statement, checked_years)
    if statement.checked_years != before:
        done["before"]["checked_years"] = before
        done["after"]["checked_years"] = statement.checked_years
    history.record("statement_edited", about=statement, by=by, **done)
    return statement


def _set_checks(statement, years):
    wanted = set(years)
    known = set(statement.checks.values_list("year", flat=True))
    statement.checks.exclude(year__in=wanted).delete()
    for year in sorted(wanted - known):
        check = StatementCheck(statement=statement, year=year)
        saving.add(check, taken="That year is entered already")
