from boards.models import GroupMembership
from lscb.documents.blocks import Heading, Table


def groups(*, board, year, reader, named=""):
    """The groups with members in the record, each with its chair first; or the one `named`."""
    blocks = []
    listed = board.groups.in_printed_order().prefetch_related("memberships__agency")
    if named:
        listed = listed.filter(name__iexact=named)
    for group in listed:
        members = sorted(
            group.memberships.all(),
            key=lambda each: each.role != GroupMembership.Role.CHAIR,
        )
        if members:
            if not named:
                blocks.append(Heading(group.name, level=2))
            blocks.append(
                Table(
                    caption=f"{group.name}: members by post",
                    heading=(("Post", "Organisation", "Role"),),
                    rows=tuple(
                        (
                            each.post,
                            each.agency.name if each.agency else "",
                            each.get_role_display(),
                        )
                        for each in members
                    ),
                    widths=(50, 35, 15),
                )
            )
    return tuple(blocks)
