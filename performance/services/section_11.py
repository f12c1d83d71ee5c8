"""Everything that changes who owes, and who has sent, a Section 11 return."""

from django.db import transaction

from boards.versions import claim
from lscb.history import services as history
from performance.models import Section11Return, Section11Round

State = Section11Return.State


@transaction.atomic
def open_section_11_round(*, board, title, due_on, by, agencies=None):
    """
    Ask agencies for a return: those under Section 11, or the ones given.

    `agencies` are agencies, or pairs of an agency and its name as printed in this round.
    """
    round = Section11Round(board=board, title=title, due_on=due_on)
    round.full_clean()
    round.save()
    if agencies is None:
        agencies = board.agencies.filter(is_under_section_11=True)
    returns = Section11Return.objects.bulk_create(
        Section11Return(
            round=round, agency=agency, printed_name=printed_name, position=position
        )
        for position, (agency, printed_name) in enumerate(_named(agencies))
    )
    history.record(
        "section_11_round_opened",
        about=round,
        by=by,
        after={
            "title": title,
            "due_on": due_on,
            "agencies": [row.printed_name for row in returns],
        },
    )
    return round


@transaction.atomic
def record_return(
    *,
    section_11_return,
    version,
    state,
    by,
    returned_on=None,
    is_day_illustrative=False,
):
    """Say whether an agency has sent its return, and when. Not returned has no day."""
    before = {
        "state": section_11_return.state,
        "returned_on": section_11_return.returned_on,
    }
    after = {
        "state": state,
        "returned_on": returned_on if state == State.RETURNED else None,
    }
    claim(
        section_11_return,
        version,
        **after,
        is_day_illustrative=is_day_illustrative and after["returned_on"] is not None,
    )
    history.record(
        "section_11_return_recorded",
        about=section_11_return,
        by=by,
        before=before,
        after=after,
    )


def _named(agencies):
    for one in agencies:
        yield one if isinstance(one, tuple) else (one, one.name)
