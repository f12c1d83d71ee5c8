"""Why an action is in the register: one or several labels, as printed where it came from."""

from django.db import transaction

from lscb.history import services as history
from workplan.models import ActionOrigin

from .action_versions import claim_action


@transaction.atomic
def set_origins(*, action, origins, by, version=None):
    """
    Replace the origins of `action` by `origins`, pairs of kind and label. One that stands
    already keeps its row, and so does one that `by` must not know of.

    `version` is the action's as it was on the screen; a new action has none to name.
    """
    wanted = list(dict.fromkeys((kind, label.strip()) for kind, label in origins))
    rows = {(row.kind, row.label): row for row in action.origins.visible_to(by)}
    if wanted == list(rows):
        return
    if version is not None:
        claim_action(action, version)
    before = [str(row) for row in rows.values()]
    gone = [row.pk for pair, row in rows.items() if pair not in wanted]
    action.origins.filter(pk__in=gone).delete()
    for kind, label in wanted:
        if (kind, label) not in rows:
            ActionOrigin.objects.get_or_create(action=action, kind=kind, label=label)
    history.record(
        "origins_set",
        about=action,
        by=by,
        before={"origins": before},
        after={"origins": [str(row) for row in action.origins.visible_to(by)]},
    )
