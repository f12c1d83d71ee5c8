"""Plain text into safe HTML."""

import re
from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

BREAK, BREAK_HERE = SafeString("<br>"), SafeString("<wbr>")
LONG_RUN = re.compile(r"\S{24}(?=\S)")


def joined(parts: Iterable[str]) -> SafeString:
    """Parts one after the other; any that is not known to be safe is escaped."""
    return format_html_join("", "{}", ((part,) for part in parts))


def lines(text: str) -> SafeString:
    """Text with its line breaks, and with places to break words too long for a column."""
    return format_html_join(
        BREAK, "{}", ((breakable(line),) for line in text.splitlines())
    )


def breakable(line: str) -> SafeString:
    """Escaped text whose long words may break; it also keeps a very long one from taking minutes."""
    pieces = LONG_RUN.sub("\\g<0>\0", line).split("\0")
    return format_html_join(BREAK_HERE, "{}", ((piece,) for piece in pieces))


def paragraph(text: str, classes: str) -> SafeString:
    """A paragraph, or nothing at all when there is no text."""
    return (
        format_html('<p class="{}">{}</p>', classes, lines(text))
        if text
        else joined(())
    )
