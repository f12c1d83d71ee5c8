"""
Who answers to whom among the groups that are there in a period: for the chart and the list.

A group whose parent has ended stands under what is next above; one whose parent belongs to
another board stands by itself.
"""

from dataclasses import dataclass

from boards import partial_dates, tenure
from boards.models import Group, groups_seen_by
from lscb.documents.charts import Node, Tree


@dataclass(frozen=True)
class Place:
    """A group with those under it."""

    group: Group
    name: str
    note: str
    is_outside: bool
    parts: tuple["Place", ...]

    @property
    def node(self):
        return Node(
            self.name,
            self.note,
            tuple(part.node for part in self.parts),
            is_ours=self.group.kind == Group.Kind.BOARD,
            is_outside=self.is_outside,
        )


def places_between(board, first, last):
    """The groups without one above them, in printed order, each with those under it."""
    seen = groups_seen_by(board).select_related("board").prefetch_related("names")
    by_key = {group.pk: group for group in seen.in_printed_order()}
    there = set(seen.existing_between(first, last).values_list("pk", flat=True))
    under = {}
    for group in by_key.values():
        if group.pk in there:
            under.setdefault(_above(group, by_key, there), []).append(group)

    def places(key):
        return tuple(
            Place(
                group,
                group.name_on(last),
                _note(group, board, first, last),
                group.is_external or group.board_id != board.pk,
                places(group.pk),
            )
            for group in under.get(key, ())
        )

    return places(None)


def tree_of(places):
    return Tree(tuple(place.node for place in places))


def _above(group, by_key, there):
    """The key of the nearest group above it that is there, or None."""
    passed = {group.pk}
    key = group.parent_id
    while key in by_key and key not in there and key not in passed:
        passed.add(key)
        key = by_key[key].parent_id
    return key if key in there and key not in passed else None


def _note(group, board, first, last):
    """Its kind, and what of its dates falls into the period."""
    words = [group.get_kind_display()]
    if group.board_id != board.pk:
        words.append(f"shared by {group.board.short_name}")
    elif group.is_external:
        words.append("external")
    span = tenure.span_of(group.started, group.ended)
    if span.first > first:
        words.append(f"from {partial_dates.in_words(group.started)}")
    if span.last <= last:
        words.append(f"until {partial_dates.in_words(group.ended)}")
    return ", ".join(words)
