"""Which words over a table are the priority, or the sub-theme, that its rows stand under. Pure."""

from collections.abc import Sequence

from . import headings
from .rows import Paragraph

LOOKED_AT = 12  # paragraphs before a table
LONGEST = 120  # of a title that nothing marks as one


def titles_of(before: Sequence[Paragraph], *, has_many_tables: bool) -> list[Paragraph]:
    """
    A priority, and a sub-theme under it where there is one; or neither.

    Where each priority has a table of its own, its title may be any short line above it.
    """
    found = [
        each for each in before[-LOOKED_AT:] if headings.may_be_priority(each.text)
    ]
    named = [each for each in found if _is_named(each)]
    if not named and has_many_tables:
        named = [each for each in found if each.level or each.is_strong][-1:]
        named = named or [each for each in found[-1:] if _is_short_title(each.text)]
    if not named:
        return []
    last = named[-1]
    higher = [each for each in named if 0 < each.level < last.level]
    is_sub = headings.read(last.text).says == "sub_theme"
    if is_sub and not higher:
        higher = [each for each in named[:-1] if each is not last]
    return [higher[-1], last] if higher else [last]


def _is_named(paragraph):
    heading = headings.read(paragraph.text)
    is_marked = paragraph.level or paragraph.is_strong
    return bool(heading.says or (heading.code and is_marked))


def _is_short_title(text):
    return len(text) <= LONGEST and not text.endswith((".", ":"))
