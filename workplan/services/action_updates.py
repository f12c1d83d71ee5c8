"""
What people say of an action: what did we do, how well, what difference did it make.

An update is kept for good, with the files that show it. Who was wrong says more.
"""

from django.db import transaction
from django.utils import timezone

from lscb.files import services as files
from lscb.history import services as history
from lscb.links import services as links
from workplan.exceptions import ReasonNeeded
from workplan.models import Action, ActionEvidence, ActionUpdate

from .action_versions import claim_action


@transaction.atomic
def update_action(
    *,
    action,
    version,
    words,
    status,
    by,
    how_well="",
    difference="",
    evidence=(),
    completed_on=None,
    was=None,
):
    """
    Say how it stands. The words are kept for good; the status is the action's from now on.

    Complete takes the day it was done, today unless said. Whatever is given up says why,
    in the same words. Its update links end when the action does. Raises FileRefused where
    a file of `evidence` is not one we take: then nothing was said. `was` is the status on
    the screen: while that stands, a change somebody made to other words is no obstacle.
    """
    if not words.strip():
        raise ReasonNeeded("words", "Say how the action stands")
    before = {
        "status": action.status,
        "_status_reason": action.status_reason,
        "_completed_on": action.completed_on,
    }
    if was and was.get("status") == action.status:
        version = action.version
    is_complete = status == Action.Status.COMPLETE
    claim_action(
        action,
        version,
        status=status,
        status_reason=words if status in Action.GIVEN_UP else "",
        completed_on=(completed_on or action.board.today) if is_complete else None,
    )
    update = ActionUpdate.objects.create(
        action=action,
        words=words,
        how_well=how_well,
        difference=difference,
        status=status,
        made_at=timezone.now(),
        made_by=by.user,
        made_by_label=by.label[:200],
    )
    kept = [_keep(upload, update, by) for upload in evidence]
    answers = {
        "what_did_we_do": words,
        "how_well_did_we_do_it": how_well,
        "what_difference_did_it_make": difference,
    }
    after = {"status": status, "_update": update.pk} | {
        name: said for name, said in answers.items() if said
    }
    if kept:
        after["evidence"] = [file.name for file in kept]
    history.record(
        "action_completed" if is_complete else "action_updated",
        about=action,
        by=by,
        before=before,
        after=after,
    )
    if not action.is_open:
        links.revoke_for(about=action, by=by)
    return update


def _keep(upload, update, by):
    """Read by whoever may read the action: the file takes its restriction along."""
    action = update.action
    file = files.keep(
        upload,
        name=upload.name,
        board=action.board,
        by=by,
        restriction=action.restriction,
    )
    ActionEvidence.objects.create(update=update, file=file)
    return file
