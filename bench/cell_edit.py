"""A cell typed in place and saved, against the same through Django's admin."""

import re
from html import unescape

from django.urls import reverse

from workplan.models import Action

from .pairs import ratios
from .programmes import manager_of, programme_of

WORK = "in-place edit of a cell, round trip, 500 actions on the page"
PEER = "admin: open the form, save it, list again"
BAR = 0.05

HTMX = {"HX-Request": "true"}


def value_of(name, form):
    return unescape(re.search(f'name="{name}" value="([^"]*)"', form).group(1))


def measure():
    plan = programme_of(500)
    board = plan.board
    client = manager_of(board)
    action = plan.actions.first()
    cell = reverse("workplan:action_cell", args=[board.slug, action.pk, "text"])
    typed = iter(range(10_000))

    def in_place():
        form = client.get(cell, headers=HTMX).text
        words = {"code": action.code, "text": f"Words {next(typed)}"}
        words |= {name: value_of(name, form) for name in ("version", "was")}
        saved = client.post(cell, words, headers=HTMX)
        assert words["text"] in saved.text

    rows = {
        "board": board.pk,
        "plan": plan.pk,
        "priority": action.priority_id,
        "status": action.status,
        "code": action.code,
        "position": action.position,
    }

    def through_admin():
        address = f"/admin/workplan/action/{action.pk}/change/"
        form = client.get(address).text
        assert action.code in form
        words = rows | {"text": f"Words {next(typed)}"}
        saved = client.post(address, words, follow=True)
        assert saved.redirect_chain, saved.text
        assert words["text"] in saved.text

    result = ratios(in_place, through_admin, pairs=9)
    assert Action.objects.get(pk=action.pk).text.startswith("Words")
    return result
