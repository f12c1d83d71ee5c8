from django.db import transaction

from boards.models import Group, GroupMembership
from lscb.history import services as history


@transaction.atomic
def add_group(*, board, name, kind, position, by, **values):
    group = Group(board=board, name=name, kind=kind, position=position, **values)
    group.full_clean()
    group.save()
    history.record("group_added", about=group, by=by, after={"name": name})
    return group


@transaction.atomic
def add_group_member(*, group, post, position, by, agency=None, role="member"):
    membership = GroupMembership(
        group=group, post=post, agency=agency, role=role, position=position
    )
    membership.full_clean()
    membership.save()
    history.record(
        "group_member_added", about=group, by=by, after={"post": post, "role": role}
    )
    return membership
