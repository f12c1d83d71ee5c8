"""Where each number of a plan leads: for the references that texts make to it."""

from django.urls import reverse

from workplan.importing.refs import plain
from workplan.models import Plan, Priority


def code_book(plan, board, person):
    """
    The address of every action and priority of a plan by its comparable number; empty where
    `person` may not read it: it is there, and is not shown.

    A sub-group's plan names the board's own of the same year too, after its own numbers.
    """
    book = {}
    for each in _plans_named_by(plan, board):
        begins, url = actions_url(board), each.get_absolute_url()
        readable = each.actions.visible_to(person).values_list("code", "pk")
        addresses = {
            **dict.fromkeys(each.actions.values_list("code", flat=True), ""),
            **{code: f"{begins}{pk}/" for code, pk in readable},
        }
        for pk, code in Priority.objects.filter(plan=each).values_list("pk", "code"):
            addresses.setdefault(code, f"{url}#priority-{pk}")
        addresses.pop("", None)
        book = {plain(code): url for code, url in addresses.items()} | book
    return book


def actions_url(board):
    """What the addresses of all its actions begin with: made once, not for each row."""
    return f"{reverse('workplan:programme', args=[board.slug])}actions/"


def _plans_named_by(plan, board):
    if plan.kind != Plan.Kind.SUB_GROUP:
        return [plan]
    ours = board.plans.of_the_board().filter(year=plan.year).select_related("board")
    return [plan, *ours.order_by("pk")[:1]]
