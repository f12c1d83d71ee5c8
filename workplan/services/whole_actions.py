"""An action with all that hangs on it: everything is saved, or nothing."""

from django.db import transaction

from .action_moves import last_under, place_action
from .actions import add_action, edit_action
from .milestones import set_milestones
from .origins import set_origins


@transaction.atomic
def add_whole_action(*, milestones=(), origins=(), by, **values):
    """As `add_action`. `milestones` are lines, `origins` pairs of kind and label."""
    action = add_action(by=by, **values)
    set_milestones(action=action, lines=milestones, by=by)
    set_origins(action=action, origins=origins, by=by)
    return action


@transaction.atomic
def edit_whole_action(*, action, by, heading=None, **values):
    """As `edit_action`. `heading` is the priority and sub-theme it goes to, last of all there."""
    edit_action(action=action, by=by, **values)
    if heading:
        priority, sub_theme = heading
        place_action(
            action=action,
            priority=priority,
            sub_theme=sub_theme,
            after=last_under(priority, sub_theme),
            by=by,
        )
    return action
