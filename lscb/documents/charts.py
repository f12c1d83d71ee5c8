"""
What a chart shows, in plain values. Pure: drawing is in `drawing.py`, words in `alt_text.py`.

A value that was not published is a `Gap`, never a zero: lines stop at it, bars leave
its place empty, and its marker is printed there as the source prints it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """The place of a number that is not shown: its marker in print, and what it means."""

    marker: str = "–"
    meaning: str = "not published"


NOT_PUBLISHED = Gap()
SUPPRESSED = Gap("<5", "suppressed because it is small")

Value = float | int | Gap


@dataclass(frozen=True)
class Series:
    """
    One line, or one colour of bars. `values` has one entry per period or category.

    `is_ours` draws the board's own area with the most weight.
    """

    name: str
    values: tuple[Value, ...]
    is_ours: bool = False


@dataclass(frozen=True)
class Bars:
    """
    Bars by category; several series stand beside each other in each category.

    `unit` is written at the axis ("%", "children", "per 10,000 under 18"). Use
    `is_horizontal` for long category names.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 0
    is_horizontal: bool = False

    def __post_init__(self):
        _check_lengths(self.categories, self.series)

    @property
    def places(self):
        return self.categories


@dataclass(frozen=True)
class Lines:
    """
    Lines over periods in time, oldest first. Give every period, also those without figures.

    `new_definitions` are periods from which the measure was defined anew: no line is
    drawn into them from the period before.
    """

    periods: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    decimals: int = 0
    new_definitions: tuple[str, ...] = ()

    def __post_init__(self):
        _check_lengths(self.periods, self.series)
        if unknown := set(self.new_definitions) - set(self.periods):
            raise ValueError(f"Not among the periods: {', '.join(sorted(unknown))}")

    @property
    def places(self):
        return self.periods


@dataclass(frozen=True)
class Node:
    """
    A box of a `Tree`. The note says in words what its look says too ("Panel, external").

    `is_ours` gives it the most weight, `is_outside` a broken line.
    """

    name: str
    note: str = ""
    parts: tuple["Node", ...] = ()
    is_ours: bool = False
    is_outside: bool = False


@dataclass(frozen=True)
class Tree:
    """Who answers to whom: boxes from left to right, one tree under the other."""

    roots: tuple[Node, ...]

    def __post_init__(self):
        if not self.roots:
            raise ValueError("A tree needs at least one box")

    def rows(self):
        """(box, the one it is part of or None) from the top down."""

        def below(nodes, parent):
            for node in nodes:
                yield node, parent
                yield from below(node.parts, node)

        return list(below(self.roots, None))


Chart = Bars | Lines | Tree


def written(value, chart: Chart) -> str:
    """A value as text: "1,039", "66.0%", or the marker of a gap."""
    if isinstance(value, Gap):
        return value.marker
    return f"{value:,.{chart.decimals}f}{'%' if chart.unit == '%' else ''}"


def _check_lengths(places, series):
    if not places or not series:
        raise ValueError("A chart needs at least one period or category and one series")
    for one in series:
        if len(one.values) != len(places):
            raise ValueError(
                f"{one.name}: {len(one.values)} values for {len(places)} places"
            )
