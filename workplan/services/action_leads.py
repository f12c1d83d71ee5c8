"""Who leads an action: the typed words tied to the board's own rows where a name fits."""

from difflib import get_close_matches

from django.db import transaction

from boards.models import groups_seen_by
from lscb.history import services as history
from workplan.leads import Name, parse_leads
from workplan.models import ActionLead

KEY_OF = {"post": "seat"}  # what a lead's kind is called as a field, where it differs


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


@transaction.atomic
def tie_lead(*, actions, text, name, by):
    """
    Let `text` mean the board's own row `name`, in all of `actions` that use it.

    The words stay as typed. Whatever is typed later is understood by them too, since
    `names_of` knows what a lead was tied to.
    """
    leads = ActionLead.objects.untied().filter(action__in=actions, text=text)
    leads = list(leads.select_related("action__board", "action__restriction"))
    for lead in leads:
        lead.kind = name.kind
        setattr(lead, f"{KEY_OF.get(name.kind, name.kind)}_id", name.pk)
        lead.save()
        history.record(
            "lead_known",
            about=lead.action,
            by=by,
            before={"lead_officer": text},
            after={"lead_officer": f"{text}: {name.words}"},
        )
    return leads


def most_like(text, names, *, most=5):
    """Those of `names` that read most like `text`."""
    by_words = {name.words: name for name in names}
    found = get_close_matches(text, by_words, n=most, cutoff=0.3)
    return [by_words[words] for words in found]


def names_of(board):
    """
    Every name the board has for a seat, a post that holds one, a group or an agency.

    Also the words that somebody has said mean one of them.
    """
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
    known = {name.words.casefold() for name in names}
    names += [name for name in _said(board) if name.words.casefold() not in known]
    return tuple(names)


def _said(board):
    """What leads are tied to, by their words: those of restricted actions stay there."""
    open_to_all = ActionLead.objects.filter(
        action__board=board, action__restriction=None
    )
    tied = open_to_all.exclude(
        kind__in=(ActionLead.Kind.OTHER, ActionLead.Kind.ALL_MEMBERS)
    )
    rows = tied.values_list("text", "kind", "seat", "group", "agency").distinct()
    for text, kind, seat, group, agency in rows.order_by("text"):
        pk = {"post": seat, "group": group, "agency": agency}[kind]
        if pk:
            yield Name(text, kind, pk)
