"""Asking for the PDF of a long plan, and finding what was made of it."""

from django.db import transaction

from lscb.jobs import services as jobs

PRINT = "workplan.plan_printing.print_plan"


@transaction.atomic
def request_print(*, plan, query, by):
    """
    Have the PDF made of what the page shows for `query`, for this person alone.

    While one is being made, that one is the answer. It changes nothing in the record.
    """
    under_way = prints_of(plan, query, by).filter(finished_at=None).first()
    if under_way:
        return under_way
    arguments = {"plan": plan.pk, "query": query}
    return jobs.enqueue(PRINT, board=plan.board, by=by, arguments=arguments)


def prints_of(plan, query, person):
    """The jobs of this person for the same page, the latest first."""
    return plan.board.jobs.filter(
        task=PRINT,
        created_by=person.user,
        arguments__plan=plan.pk,
        arguments__query=query,
    ).order_by("-created_at")
