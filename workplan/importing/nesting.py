"""Whether a heading is a priority, or a sub-theme of the one above it. Pure."""

from . import headings, refs
from .entries import Entry
from .headings import Heading


def kind_of(
    heading: Heading,
    *,
    above: Entry | None,
    looks_like: str | None,
    is_under_one: bool,
    is_nested: bool,
) -> str:
    """
    `above` is the priority it follows. `looks_like` is the kind of an earlier heading that
    looks the same. `is_under_one` where a heading without a number can only be a smaller one,
    `is_nested` where it follows a priority at once.
    """
    if above is None or heading.says == "priority":
        return "priority"
    if heading.says == "sub_theme":
        return "sub_theme"
    if heading.says == "theme":
        is_same = headings.read(above.words).says == "theme"
        return "priority" if is_same else "sub_theme"
    if heading.code:
        is_below = _begins(refs.parts(heading.code), refs.parts(above.value("code")))
    elif heading.heads:
        is_below = _heads_below(heading, above)
    elif is_under_one or not looks_like:
        is_below = is_under_one or is_nested
    else:
        return looks_like
    return "sub_theme" if is_below else "priority"


def _begins(own, above):
    return bool(above) and len(own) > len(above) and own[: len(above)] == above


def _heads_below(heading, above):
    """Whether its range belongs to the priority: "(4.4-4.6)" to 4, or beside "(4.1-4.3)"."""
    code = refs.plain(above.value("code"))
    starts = {code} if code else set(headings.read(above.words).heads)
    return any(
        head == start or head.startswith(f"{start}.")
        for head in heading.heads
        for start in starts
    )
