"""
What a form really changes, and whether somebody else changed the same. Pure.

A form says what its fields `was` when it was opened. Whatever still reads as it did then was
not typed over, and is nobody's change.
"""

# Neither means anything without the other.
TOGETHER = ({"rag", "rag_reason"},)


def same_words(one, other) -> bool:
    """Browsers send other line ends than they were given, and forms trim the edges."""
    return _plain(one) == _plain(other)


def typed_over(typed: dict, was: dict) -> dict:
    return {
        name: value for name, value in typed.items() if not same_words(value, was[name])
    }


def changed_meanwhile(typed: dict, was: dict, stored: dict) -> list:
    """
    The names among `typed` that no longer hold what they `was`.

    Who types what is stored already contradicts nobody.
    """
    names = {name for name in typed if not same_words(typed[name], stored[name])}
    for group in TOGETHER:
        if names & group:
            names |= group & was.keys()
    return [
        name
        for name in was
        if name in names and not same_words(was[name], stored[name])
    ]


def _plain(value):
    if not isinstance(value, str):
        return value or ""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()
