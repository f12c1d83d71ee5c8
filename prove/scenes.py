"""Boards made for a proof, written straight into the database. Needs Django set up."""

import uuid
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from bench.programmes import programme_of
from boards.models import Board, Role, RoleGrant
from lscb.accounts.models import User
from workplan.models import Action


@dataclass(frozen=True)
class Editing:
    """People signed in as editors of one board, and a few actions they will all type in."""

    board: Board
    sessions: list
    actions: list

    def cell_url(self, action, cell):
        return reverse("workplan:action_cell", args=[self.board.slug, action, cell])

    def stored(self, action, name):
        return getattr(Action.objects.get(pk=action), name)


def editing(editors, *, actions=4):
    plan = programme_of(actions)
    return Editing(
        board=plan.board,
        sessions=[_session_of(plan.board) for _ in range(editors)],
        actions=[*plan.actions.values_list("pk", flat=True)],
    )


def _session_of(board):
    user = User.objects.create_user(f"{uuid.uuid4().hex}@example.org", name="An editor")
    RoleGrant.objects.create(
        user=user, board=board, role=Role.BUSINESS_MANAGER, from_on="2012-04-01"
    )
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value
