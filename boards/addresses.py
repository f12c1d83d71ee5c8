"""Which words may be a board's address. Site addresses come first, so their words are taken."""

from django.core.exceptions import ValidationError

RESERVED = frozenset(
    [
        "accessibility",
        "accounts",
        "calendar",
        "gallery",
        "health",
        "link",
        "published",
        "static",
    ]
)


def check_not_reserved(slug):
    if slug in RESERVED:
        raise ValidationError(
            f"“{slug}” is an address of the site itself: choose another"
        )
