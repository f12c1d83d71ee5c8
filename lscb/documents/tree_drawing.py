"""
The boxes of a structure chart and the lines between them, from left to right.

Measured in inches, downwards from the top. A box is as high as its words need, so that a long
name is never cut, and a parent stands at the middle of its parts.
"""

import re
import textwrap
from dataclasses import dataclass
from functools import cached_property

from matplotlib.patches import FancyBboxPatch

from .charts import Node, Tree

CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # neither XML nor a font has them
OURS, LINE, PAPER = "#12436d", "#505a5f", "#ffffff"
INSIDE, INK = "#e8eef5", "#0b0c0c"
BETWEEN_COLUMNS, BETWEEN_ROWS, PADDING = 0.34, 0.09, 0.07
WIDEST = 2.7
NAME_LINE, NOTE_LINE = 0.145, 0.125
NAME_SIZE, NOTE_SIZE = 8.5, 7.5  # points
LETTERS_IN_AN_INCH = 16.5  # of a name in wide letters


@dataclass(frozen=True)
class Box:
    node: Node
    width: float
    parts: tuple["Box", ...]

    @cached_property
    def name(self) -> list[str]:
        return self._wrapped(self.node.name) or [""]

    @cached_property
    def note(self) -> list[str]:
        return self._wrapped(self.node.note)

    def _wrapped(self, text):
        letters = int((self.width - 2 * PADDING) * LETTERS_IN_AN_INCH)
        text = CONTROL.sub(" ", text)
        return textwrap.wrap(text, letters, break_on_hyphens=False)

    @property
    def height(self) -> float:
        lines = NAME_LINE * len(self.name) + NOTE_LINE * len(self.note)
        return lines + 2 * PADDING

    @cached_property
    def room(self) -> float:
        """With everything under it."""
        return max(self.height, room_of(self.parts))


def room_of(boxes) -> float:
    between = BETWEEN_ROWS * (len(boxes) - 1)
    return sum(box.room for box in boxes) + between if boxes else 0


def boxes_of(tree: Tree, width: float) -> tuple[Box, ...]:
    columns = max(map(_depth, tree.roots))
    wide = min(WIDEST, (width - 0.04 - BETWEEN_COLUMNS * (columns - 1)) / columns)
    return tuple(_box(node, wide) for node in tree.roots)


def height_of(tree: Tree, width: float) -> float:
    return room_of(boxes_of(tree, width)) + 0.04


def draw_tree(axes, tree: Tree, width: float):
    """On axes that fill the figure."""
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height_of(tree, width), 0)
    _draw_column(axes, boxes_of(tree, width), x=0.02, top=0.02)


def _depth(node):
    return 1 + max(map(_depth, node.parts), default=0)


def _box(node, width):
    return Box(node, width, tuple(_box(part, width) for part in node.parts))


def _draw_column(axes, boxes, *, x, top):
    """Draw boxes under each other with all their parts; return the middle of each."""
    middles = []
    for box in boxes:
        middle = top + box.room / 2
        right = x + box.width
        parts_top = middle - room_of(box.parts) / 2
        parts_x = right + BETWEEN_COLUMNS
        for part in _draw_column(axes, box.parts, x=parts_x, top=parts_top):
            bend = right + BETWEEN_COLUMNS / 2
            axes.plot(
                [right, bend, bend, parts_x],
                [middle, middle, part, part],
                color=LINE,
                linewidth=0.9,
                zorder=1,
            )
        _draw_box(axes, box, x=x, top=middle - box.height / 2)
        middles.append(middle)
        top += box.room + BETWEEN_ROWS
    return middles


def _draw_box(axes, box, *, x, top):
    node = box.node
    fill = OURS if node.is_ours else PAPER if node.is_outside else INSIDE
    axes.add_patch(
        FancyBboxPatch(
            (x, top),
            box.width,
            box.height,
            boxstyle="round,pad=0,rounding_size=0.04",
            facecolor=fill,
            edgecolor=LINE if node.is_outside else OURS,
            linestyle=(0, (4, 2.5)) if node.is_outside else "-",
            linewidth=1,
            zorder=2,
        )
    )
    ink = PAPER if node.is_ours else INK
    line = top + PADDING
    for text, size, height in [
        *((text, NAME_SIZE, NAME_LINE) for text in box.name),
        *((text, NOTE_SIZE, NOTE_LINE) for text in box.note),
    ]:
        axes.text(
            x + PADDING,
            line + height / 2,
            text,
            fontsize=size,
            color=ink,
            va="center_baseline",
            zorder=3,
        )
        line += height
