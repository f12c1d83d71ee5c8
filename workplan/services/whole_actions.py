"""A new action with its milestones and origins: all are saved, or nothing."""

from django.db import transaction

from .actions import add_action
from .milestones import set_milestones
from .origins import set_origins


@transaction.atomic
def add_whole_action(*, milestones=(), origins=(), by, **values):
    """As `add_action`. `milestones` are lines, `origins` pairs of kind and label."""
    action = add_action(by=by, **values)
    set_milestones(action=action, lines=milestones, by=by)
    set_origins(action=action, origins=origins, by=by)
    return action
