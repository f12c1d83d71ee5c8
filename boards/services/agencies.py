from django.db import transaction

from boards.models import Agency
from lscb.history import services as history


@transaction.atomic
def add_agency(*, board, name, kind, by, is_under_section_11=False, chief_officer=""):
    agency = Agency(
        board=board,
        name=name,
        kind=kind,
        is_under_section_11=is_under_section_11,
        chief_officer=chief_officer,
    )
    agency.full_clean()
    agency.save()
    history.record("agency_added", about=agency, by=by, after={"name": name})
    return agency
