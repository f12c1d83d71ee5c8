"""
The rating an action is shown with, in SQL: the owner's, or what `rag.suggest` says.

A test holds the two together.
"""

from django.db.models import Case, CharField, F, IntegerField, Q, Value, When

from workplan.rag import DUE_SOON

from .action_status import ActionStatus, Rag

WORST_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.GREY, Rag.BLUE)
GIVEN_UP = (
    ActionStatus.SUPERSEDED,
    ActionStatus.CARRIED_FORWARD,
    ActionStatus.NOT_PURSUED,
)
BEGUN = (ActionStatus.IN_PROGRESS, ActionStatus.ONGOING)


def shown_rag(today):
    return Case(
        When(~Q(rag=""), then=F("rag")),
        When(status=ActionStatus.COMPLETE, then=Value(Rag.BLUE)),
        When(status__in=GIVEN_UP, then=Value(Rag.GREY)),
        When(due_on__lt=today, then=Value(Rag.RED)),
        When(due_on__lte=today + DUE_SOON, then=Value(Rag.AMBER)),
        When(~Q(leads_text__regex=r"\S"), then=Value(Rag.AMBER)),
        When(status__in=BEGUN, then=Value(Rag.GREEN)),
        default=Value(Rag.GREY),
        output_field=CharField(),
    )


def rag_rank():
    """How bad the shown rating is; the worst is 0."""
    return Case(
        *(
            When(shown_rag=rag, then=Value(rank))
            for rank, rag in enumerate(WORST_FIRST)
        ),
        output_field=IntegerField(),
    )
