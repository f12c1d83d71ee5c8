"""The bodies that take part in the board: what they are, are called, and when they end."""

from django.db import transaction

from boards import saving
from boards.exceptions import Refused
from boards.models import Agency, Organisation
from lscb.history import services as history

from .names import taken

EDITABLE = (
    "kind",
    "is_under_section_11",
    "chief_officer",
    "organisation",
)


@transaction.atomic
def add_agency(
    *,
    board,
    name,
    kind,
    by,
    is_under_section_11=False,
    chief_officer="",
    organisation_code="",
):
    agency = Agency(
        board=board,
        name=name,
        kind=kind,
        is_under_section_11=is_under_section_11,
        chief_officer=chief_officer,
        organisation=_organisation(organisation_code, name),
    )
    saving.add(agency, taken=taken(agency, name))
    history.record(
        "agency_added",
        about=agency,
        by=by,
        after=_filled(saving.told(agency, ("name", *EDITABLE))),
    )
    return agency


@transaction.atomic
def edit_agency(*, agency, version, by, organisation_code="", **changes):
    """Change what an agency is. What it is called changes only by renaming it from a date."""
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    changes["organisation"] = _organisation(organisation_code, agency.name)
    done = saving.edit(agency, version, changes)
    history.record("agency_edited", about=agency, by=by, **done)
    return agency


@transaction.atomic
def end_agency(*, agency, version, ended, by, merged_into=None):
    """
    Say when it ceased, and what it became part of. Its seats stay until they are ended.

    Without `ended` it goes on after all.
    """
    if merged_into == agency:
        raise Refused("An agency cannot merge into itself: choose another one")
    if merged_into and not ended:
        raise Refused("Enter when it merged")
    done = saving.edit(agency, version, {"ended": ended, "merged_into": merged_into})
    verb = "agency_ended" if ended else "agency_goes_on"
    history.record(verb, about=agency, by=by, **done)
    return agency


def _organisation(code, name):
    """The bare identity with this code, made if no board has written it down yet."""
    if not code:
        return None
    return Organisation.objects.get_or_create(code=code, defaults={"name": name})[0]


def _filled(values):
    return {name: value for name, value in values.items() if value}
