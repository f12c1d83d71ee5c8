"""
Which blocks belong together on paper: a table, the notes under it, and its chart.

They stand on one page, side by side where the table leaves half of it free.
"""

from collections.abc import Iterable, Iterator

from .blocks import Block, Cell, Figure, Note, Table

HALF_A_PAGE = 46  # letters: the longest word of every column, added up


def runs_of(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks in order, alone or, where a figure `is_beside` a table, with that table."""
    held = []
    for block in blocks:
        if held and isinstance(block, Figure) and block.is_beside:
            yield (*held, block)
            held = []
        elif held and isinstance(block, Note):
            held.append(block)
        else:
            yield from ((one,) for one in held)
            held = [block] if isinstance(block, Table) else []
            if not held:
                yield (block,)
    yield from ((one,) for one in held)


def is_narrow(table: Table) -> bool:
    """Whether it can be read in half the width of a page."""
    longest = [0] * table.columns
    for row in (*table.heading, *table.rows, table.total):
        column = 0
        for cell in row:
            cell = cell if isinstance(cell, Cell) else Cell(cell)
            if cell.span == 1:
                words = map(len, cell.text.split())
                longest[column] = max(longest[column], *words, 3)
            column += cell.span
    return not table.is_wide and sum(longest) <= HALF_A_PAGE
