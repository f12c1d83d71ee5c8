"""Plain text into safe HTML."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def joined(parts: Iterable[str]) -> SafeString:
    """Parts one after the other; any that is not known to be safe is escaped."""
    return format_html_join("", "{}", ((part,) for part in parts))


def lines(text: str) -> SafeString:
    """Text with its line breaks."""
    return format_html_join("<br>", "{}", ((line,) for line in text.splitlines()))


def paragraph(text: str, classes: str) -> SafeString:
    """A paragraph, or nothing at all when there is no text."""
    return (
        format_html('<p class="{}">{}</p>', classes, lines(text))
        if text
        else joined(())
    )
