from django.db.models import Q

from boards.models import GroupMembership
from lscb.documents.blocks import Heading, Table


def groups(*, board, year, reader, named=""):
    """
    The groups of the year with members in the record, each with its chair first; or the one
    `named`, by this or an earlier name. As they were called at the end of the year.
    """
    first, last = board.year_dates(year)
    listed = board.groups.in_printed_order().prefetch_related("names")
    if named:
        called_so = Q(name__iexact=named) | Q(names__name__iexact=named)
        listed = listed.filter(called_so).distinct()
    else:
        listed = listed.existing_between(first, last)
    members = {}
    sitting = (
        GroupMembership.objects.filter(group__in=listed)
        .in_force_between(first, last)
        .select_related("agency")
        .prefetch_related("agency__names")
        .chair_first()
    )
    for each in sitting:
        members.setdefault(each.group_id, []).append(each)
    blocks = []
    for group in listed:
        if group.pk in members:
            name = group.name_on(last)
            if not named:
                blocks.append(Heading(name, level=2))
            blocks.append(_table(name, members[group.pk], last))
    return tuple(blocks)


def _table(name, members, day):
    return Table(
        caption=f"{name}: members by post",
        heading=(("Post", "Organisation", "Role"),),
        rows=tuple(
            (
                each.post,
                each.agency.name_on(day) if each.agency else "",
                ", ".join(filter(None, [each.get_role_display(), each.dates_in_words])),
            )
            for each in members
        ),
        widths=(50, 35, 15),
    )
