"""Several actions changed at once: each as if it were typed, all in one transaction."""

from dataclasses import dataclass

from django.db import transaction

from boards.exceptions import Refused
from workplan.exceptions import ChangedSinceChosen
from workplan.leads import parse_leads
from workplan.models import Action

from .action_leads import names_of
from .action_updates import update_action
from .actions import edit_action


@dataclass(frozen=True)
class Changed:
    """`refused` are pairs of an action and why it stays as it was."""

    actions: tuple
    refused: tuple


@transaction.atomic
def change_actions(*, board, versions, by, edits=None, reason="", status="", words=""):
    """
    Change every action of `versions`, which says how each was on the screen.

    `edits` are fields as `edit_action` takes them; a `status` goes with `words`. Each action
    has its own event. One that cannot be changed, because somebody changed it meanwhile or
    because a rule forbids it, is left whole and named.
    """
    rows = board.actions.visible_to(by).filter(pk__in=versions)
    rows = rows.select_related("board", "plan", "priority", "sub_theme")
    # Locked in the order of their keys, as everybody does who changes several.
    found = list(rows.order_by("pk").select_for_update(of=("self",)))
    edits = dict(edits or {})
    if "leads_text" in edits:
        edits["leads"] = parse_leads(edits["leads_text"], names_of(board))
    done, refused = [], []
    for action in sorted(found, key=_printed):
        action.board = board
        try:
            with transaction.atomic():
                _change(action, versions[action.pk], by, edits, reason, status, words)
        except Refused as refusal:
            refused.append((action, str(refusal)))
        else:
            done.append(action)
    return Changed(tuple(done), tuple(refused))


def _change(action, version, by, edits, reason, status, words):
    if action.version != version:
        raise ChangedSinceChosen(action)
    if edits:
        edit_action(action=action, version=version, by=by, reason=reason, **edits)
    if status and (status != action.status or words):
        update_action(
            action=action, version=action.version, status=status, words=words, by=by
        )


def _printed(action: Action):
    priority, theme = action.priority, action.sub_theme
    return (
        priority.position if priority else -1,
        theme.position if theme else -1,
        action.position,
    )
