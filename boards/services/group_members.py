"""Who sits on a group. Nobody is deleted: a membership ends on a date."""

from django.db import transaction

from boards import saving
from boards.models import GroupMembership
from lscb.history import services as history

EDITABLE = ("post", "agency", "role", "started", "ended")
TAKEN = "This member is on the group already"


@transaction.atomic
def add_group_member(*, group, post, by, position=None, **values):
    """`values`: agency, role, started, ended. Without a `position` it comes last."""
    if position is None:
        last = group.memberships.order_by("-position").first()
        position = last.position + 1 if last else 0
    membership = GroupMembership(group=group, post=post, position=position, **values)
    saving.add(membership, taken=TAKEN)
    history.record(
        "group_member_added",
        about=group,
        by=by,
        after={"post": post, "role": membership.get_role_display()},
    )
    return membership


@transaction.atomic
def edit_group_member(*, membership, version, by, **changes):
    changes = {name: changes[name] for name in EDITABLE if name in changes}
    post = membership.post
    done = saving.edit(membership, version, changes)
    done["after"] = {"member": membership.post, **done["after"]}
    done["before"] = {"member": post, **done["before"]}
    history.record("group_member_edited", about=membership.group, by=by, **done)
    return membership


@transaction.atomic
def end_group_member(*, membership, version, ended, by):
    """They stay in what is printed about the time until then."""
    saving.edit(membership, version, {"ended": ended})
    history.record(
        "group_member_left",
        about=membership.group,
        by=by,
        before={"member": membership.post},
        after={"member": "", "until": ended},
    )
    return membership
