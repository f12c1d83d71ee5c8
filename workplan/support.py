"""Which priorities of a plan support others, or are supported, whoever's plan those stand in."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from workplan.models import Priority


class Support(NamedTuple):
    """The other priority, as it is named beside this one."""

    words: str
    url: str
    is_from: bool  # the other one supports this one


def support_of(plan):
    """{priority: [Support, …]} of the plan's priorities, by their keys. One query."""
    links = Priority.supports.through.objects.filter(
        Q(from_priority__plan=plan) | Q(to_priority__plan=plan)
    ).select_related("from_priority__plan", "to_priority__plan")
    found = {}
    for link in links.order_by("pk"):
        below, above = link.from_priority, link.to_priority
        if above.plan_id == plan.pk:
            found.setdefault(above.pk, []).append(_named(below, plan, is_from=True))
        if below.plan_id == plan.pk:
            found.setdefault(below.pk, []).append(_named(above, plan, is_from=False))
    return found


def _named(priority, plan, *, is_from):
    page = reverse(
        "workplan:programme_detail", args=[plan.board.slug, priority.plan_id]
    )
    words = f"{priority} ({priority.plan.title})"
    return Support(words, f"{page}#priority-{priority.pk}", is_from)
