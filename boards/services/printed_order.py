"""Rows that somebody has put in order, and moves up or down one place."""

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history


def move(*, row, peers, direction, end, by):
    """
    Exchange the place of `row` with its neighbour's among `peers`, which are in that order.

    `end` says what it is that nothing comes before or after.
    """
    peers = list(peers)
    here = peers.index(row)
    there = here + {"up": -1, "down": 1}[direction]
    if not 0 <= there < len(peers):
        raise Refused(f"{row} is at that end of {end} already")
    peers[here], peers[there] = peers[there], peers[here]
    places = sorted(peer.position for peer in peers)
    if len(set(places)) < len(places):  # set by hand or imported: make them differ
        places = list(range(places[0], places[0] + len(places)))
    for peer, place in zip(peers, places, strict=True):
        if peer.position != place:
            claim(peer, peer.version, position=place)
    verb = f"{row._meta.model_name}_moved"
    history.record(verb, about=row, by=by, after={"direction": direction})
