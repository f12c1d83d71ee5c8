"""Who leads an action: the typed words tied to the board's own rows where a name fits."""

from boards.models import groups_seen_by
from workplan.leads import Name, parse_leads
from workplan.models import ActionLead


def set_leads(action, leads=None):
    """
    Replace the leads of `action` by `leads`, or by what its own words name.

    Part of the services that change an action; leaves no event of its own.
    """
    if leads is None:
        leads = parse_leads(action.leads_text, names_of(action.board))
    action.leads.all().delete()
    ActionLead.objects.bulk_create(
        ActionLead(
            action=action,
            position=position,
            kind=lead.kind,
            text=lead.text[:250],
            seat_id=lead.pk if lead.kind == ActionLead.Kind.POST else None,
            group_id=lead.pk if lead.kind == ActionLead.Kind.GROUP else None,
            agency_id=lead.agency_pk
            or (lead.pk if lead.kind == ActionLead.Kind.AGENCY else None),
        )
        for position, lead in enumerate(leads)
    )


def names_of(board):
    """Every name the board has for a seat, a post that holds one, a group or an agency."""
    seats = board.seats.values_list("pk", "printed_name", "appointments__post")
    groups = groups_seen_by(board).values_list("pk", "name", "short_name")
    names = [
        *(
            Name(words, "agency", pk)
            for pk, words in board.agencies.values_list("pk", "name")
        ),
        *(Name(words, "post", pk) for pk, *both in seats for words in both if words),
        *(Name(words, "group", pk) for pk, *both in groups for words in both if words),
    ]
    return tuple(names)
