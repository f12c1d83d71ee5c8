"""The bodies that take part in the board: what they are, are called, and when they end."""

from django.db import IntegrityError, transaction

from boards import partial_dates, saving
from boards.exceptions import Refused
from boards.models import Agency, AgencyName, Organisation
from boards.versions import claim
from lscb.history import services as history

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
    saving.add(agency, taken=_taken(name))
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
def rename_agency(*, agency, version, name, started, by):
    """
    Give it another name from a date on; what is about an earlier day keeps the earlier one.

    The name before it ends just before that date, as exactly as the date is known. Without
    a date the present name was wrong and is corrected.
    """
    before = agency.name
    claim_name = _corrected if not started else _succeeded
    try:
        with transaction.atomic():
            claim(agency, version, name=name)
    except IntegrityError:
        raise Refused(_taken(name)) from None
    claim_name(agency, before, name, started)
    history.record(
        "agency_renamed",
        about=agency,
        by=by,
        before={"name": before},
        after={"name": name, "from": started},
    )
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


def _corrected(agency, before, name, started):
    agency.names.filter(ended="").update(name=name)


def _succeeded(agency, before, name, started):
    current = agency.names.filter(ended="").first() or AgencyName(
        agency=agency, name=before
    )
    current.ended = partial_dates.day_before(started)
    if partial_dates.ends_before_it_starts(current.started, current.ended):
        begun = partial_dates.in_words(current.started)
        raise Refused(
            f"It is called {before} since {begun}: enter a later date for the new name"
        )
    current.save()
    saving.add(
        AgencyName(agency=agency, name=name, started=started),
        taken="It got another name on that date already: enter a later date",
    )


def _organisation(code, name):
    """The bare identity with this code, made if no board has written it down yet."""
    if not code:
        return None
    return Organisation.objects.get_or_create(code=code, defaults={"name": name})[0]


def _taken(name):
    return f"There is an agency called {name} already: choose another name"


def _filled(values):
    return {name: value for name, value in values.items() if value}
