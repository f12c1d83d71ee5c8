"""Adding and editing rows so that what the database refuses is said in words for a person."""

import copy

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction

from .exceptions import Refused
from .versions import claim

CANNOT = "This cannot be stored as it stands: check the dates and what goes with them"


def add(row, *, taken):
    """Save a new row. `taken` is what to say when another one has its name already."""
    _check(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(taken) from None
    return row


def edit(row, version, changes, *, taken=CANNOT):
    """Change a row that is still at `version`; return before and after for the history."""
    names = list(changes)
    before = told(row, names)
    wanted = copy.copy(row)
    for name, value in changes.items():
        setattr(wanted, name, value)
    _check(wanted)
    try:
        with transaction.atomic():
            claim(row, version, **changes)
    except IntegrityError:
        raise Refused(taken) from None
    after = told(row, names)
    changed = [name for name in names if before[name] != after[name]]
    return {
        "before": {name: before[name] for name in changed},
        "after": {name: after[name] for name in changed},
    }


def told(row, names):
    """Values as the history tells them: another row by what it is called."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: str(value) if isinstance(value, models.Model) else value
        for name, value in values.items()
    }


def filled(row, names):
    """What `told` tells of a new row, without what was left empty."""
    return {name: value for name, value in told(row, names).items() if value}


def _check(row):
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        said = [
            f"{name.replace('_', ' ')}: {' '.join(words)}"
            if name != NON_FIELD_ERRORS
            else " ".join(words)
            for name, words in error.message_dict.items()
        ]
        raise Refused(" ".join(said)) from None
