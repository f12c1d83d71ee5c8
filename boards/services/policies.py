"""The register of policies and protocols."""

from django.db import transaction

from boards import saving
from boards.models import Policy
from lscb.files import services as files
from lscb.history import services as history

EDITABLE = (
    "title",
    "kind",
    "source",
    "status",
    "group",
    "signatories",
    "adopted",
    "reviewed",
    "review_due_on",
    "note",
)
TAKEN = "There is a policy of that title already: choose another title"


@transaction.atomic
def add_policy(*, board, title, kind, by, upload=None, **facts):
    """Enter a policy, with its text where there is one. Raises `FileRefused` where that is not taken."""
    policy = Policy(board=board, title=title, kind=kind, **facts)
    if upload:
        policy.file = _kept(upload, board, by)
    saving.add(policy, taken=TAKEN)
    names = (*EDITABLE, "file")
    history.record(
        "policy_added", about=policy, by=by, after=saving.filled(policy, names)
    )
    return policy


@transaction.atomic
def edit_policy(*, policy, version, by, upload=None, **changes):
    """
    Change what is given. A file takes the place of the one before, which stays kept.

    Raises `FileRefused` where it is not taken.
    """
    if upload:
        changes["file"] = _kept(upload, policy.board, by)
    done = saving.edit(policy, version, changes, taken=TAKEN)
    history.record("policy_edited", about=policy, by=by, **done)
    return policy


def _kept(upload, board, by):
    return files.keep(upload, name=upload.name, board=board, by=by)
