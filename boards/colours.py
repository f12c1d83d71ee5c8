"""Which colours a board may choose: its words must be readable. Pure."""

import re
from math import floor

from django.core.exceptions import ValidationError

from lscb.documents.contrast import AA_FOR_TEXT, contrast

HEADER, LINK = "#16548a", "#1a65a6"
WHITE = "#ffffff"
PAGE, NAVIGATION = (
    WHITE,
    "#f3f4f5",
)  # what links stand on; the second is the stylesheet's
NEEDED = f"{AA_FOR_TEXT}:1"


def check_header(colour):
    """The header's words are white."""
    _check_written(colour)
    found = contrast(colour, WHITE)
    if found < AA_FOR_TEXT:
        raise ValidationError(
            f"White words on {colour} have a contrast of {ratio(found)}, and {NEEDED} is the"
            " least that can be read. Choose a darker colour."
        )


def check_link(colour):
    _check_written(colour)
    found = min(contrast(colour, PAGE), contrast(colour, NAVIGATION))
    if found < AA_FOR_TEXT:
        raise ValidationError(
            f"Links in {colour} have a contrast of {ratio(found)} with the pages they stand"
            f" on, and {NEEDED} is the least that can be read. Choose a darker colour."
        )


def ratio(contrast):
    """Rounded down, so that what fails never reads as if it passed: "4.49:1"."""
    return f"{floor(contrast * 100) / 100:.2f}:1"


def _check_written(colour):
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        raise ValidationError(
            "Enter the colour as # and six figures or letters from a to f, such as #16548a"
        )
