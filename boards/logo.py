"""A board's logo: whether a picture will do for one, and what a document needs of it."""

import io
import logging

from PIL import Image

from boards.colours import WHITE, ratio
from lscb.documents.blocks import Logo
from lscb.documents.contrast import contrast
from lscb.files import checks
from lscb.files.exceptions import FileRefused

logger = logging.getLogger(__name__)

MOST_BYTES = checks.MEGABYTE
SMALLEST, LARGEST = 60, 3000  # pixels, each way
WIDEST = 8  # times as wide as high
LOOKED_AT = 200  # pixels: the picture is made as small as this to find its colours
SEEN_FROM = 3.0  # WCAG 2.2, 1.4.11: what is not text
SEEN_PART = 0.02  # of the picture: that much of it has to stand out


def check_logo(upload):
    """Raise `FileRefused`, in words for a person, unless the upload will do for a logo."""
    if upload.size > MOST_BYTES:
        raise FileRefused(
            f"The logo is {upload.size / checks.MEGABYTE:.1f} MB and we take up to 1 MB. Save a"
            " smaller copy of it."
        )
    upload.seek(0)
    content = upload.read()
    if checks.content_type_of(content, upload.name) not in (checks.PNG, checks.JPEG):
        raise FileRefused("Choose a picture: a PNG or JPEG file.")
    with Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture:
        _check_measures(*picture.size)
        try:
            found = _contrast_on_white(picture)
        except (OSError, SyntaxError, ValueError):
            raise FileRefused(
                "The picture is damaged. Save it again and upload that."
            ) from None
    if found < SEEN_FROM:
        raise FileRefused(
            f"The logo has a contrast of {ratio(found)} with the white it stands on, and"
            f" {SEEN_FROM:.0f}:1 is the least that can be seen. Choose the version of it that is"
            " made for a white page."
        )


def _check_measures(width, height):
    size = f"The logo is {width} by {height} pixels"
    if min(width, height) < SMALLEST:
        raise FileRefused(
            f"{size}: too small to print. It needs at least {SMALLEST} each way."
        )
    if max(width, height) > LARGEST:
        raise FileRefused(
            f"{size}. Save a copy of it that is at most {LARGEST} pixels each way."
        )
    if width > WIDEST * height or height > width * 2:
        raise FileRefused(
            f"{size}. It can be at most {WIDEST} times as wide as it is high, and at most twice"
            " as high as it is wide: cut off the empty edge, or choose another version of it."
        )


def _contrast_on_white(picture):
    """The contrast that a fiftieth of the picture reaches, as it looks on a white page."""
    small = picture.convert("RGBA")
    small.thumbnail((LOOKED_AT, LOOKED_AT))
    page = Image.new("RGBA", small.size, WHITE)
    page.alpha_composite(small)
    colours = page.convert("RGB").getcolors(small.width * small.height)
    ranked = sorted(
        (
            (contrast(f"#{bytes(colour).hex()}", WHITE), count)
            for count, colour in colours
        ),
        reverse=True,
    )
    left = SEEN_PART * small.width * small.height
    for found, count in ranked:
        left -= count
        if left <= 0:
            return found
    return 1.0


def on_paper(board):
    """What a cover shows; None without a logo, and where its file is lost from the store."""
    if board.logo is None:
        return None
    try:
        content = board.logo.path.read_bytes()
    except FileNotFoundError:
        logger.error("The logo of %s is missing from the store", board.slug)
        return None
    return Logo(content, board.logo.content_type, alt=board.logo_alt)
