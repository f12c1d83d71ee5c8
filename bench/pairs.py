"""Paired runs: a machine that is slow for a second is slow for both halves of a pair."""

import gc
import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratios:
    median: float
    lowest: float
    highest: float
    ours: float  # seconds, for information: never compared
    peers: float

    def __str__(self):
        return (
            f"{self.median:.3g} times (of pairs, a quarter under {self.lowest:.3g}, a"
            f" quarter over {self.highest:.3g}; {self.ours * 1000:.1f} ms and"
            f" {self.peers * 1000:.1f} ms)"
        )


def ratios(ours, peer, *, pairs=25):
    """
    The time of `ours` over that of `peer`, each called in turn after one call to warm up.

    Both begin on a heap that was just collected: whoever comes first would pay for the other's.
    """
    ours(), peer()
    times = []
    for _ in range(pairs):
        times.append((_seconds(ours), _seconds(peer)))
    quotients = [mine / theirs for mine, theirs in times]
    low, median, high = statistics.quantiles(quotients, n=4)
    return Ratios(
        median,
        low,
        high,
        statistics.median(mine for mine, _ in times),
        statistics.median(theirs for _, theirs in times),
    )


def _seconds(work):
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
