"""
What a file really is, by its own bytes, and whether we take it. Pure.

The first bytes decide and the name must agree, so that a file which is two things at once is
only ever handed out as the one its name says. Nothing is trusted that the browser claims.
"""

import io
import zipfile

from PIL import Image

from . import office
from .exceptions import FileRefused
from .names import extension_of

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
CSV, TEXT = "text/csv", "text/plain"

MEGABYTE = 1_000_000
LARGEST = {
    PDF: 50 * MEGABYTE,
    PNG: 10 * MEGABYTE,
    JPEG: 10 * MEGABYTE,
    office.DOCX: 10 * MEGABYTE,
    office.XLSX: 10 * MEGABYTE,
    CSV: 10 * MEGABYTE,
    TEXT: 10 * MEGABYTE,
}
LARGEST_OF_ALL = max(LARGEST.values())
MOST_PIXELS = 50_000_000

EXTENSIONS = {
    "pdf": PDF,
    "png": PNG,
    "jpg": JPEG,
    "jpeg": JPEG,
    "docx": office.DOCX,
    "xlsx": office.XLSX,
    "csv": CSV,
    "txt": TEXT,
}
WORDS = {
    PDF: "a PDF",
    PNG: "a PNG picture",
    JPEG: "a JPEG picture",
    office.DOCX: "a Word document (.docx)",
    office.XLSX: "an Excel workbook (.xlsx)",
    CSV: "a CSV file",
    TEXT: "a text file",
}
TAKEN = "Upload a PDF, Word (.docx), Excel (.xlsx), CSV, text, PNG or JPEG file."
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def content_type_of(content: bytes, name: str) -> str:
    """The content type of a file we take, or a `FileRefused` that says what to do instead."""
    if not content:
        raise FileRefused(
            "The file is empty. Check that it was saved, then upload it again."
        )
    extension = extension_of(name)
    if extension not in EXTENSIONS:
        raise FileRefused(f"We do not take {_ending(extension)}. {TAKEN}")
    claimed = EXTENSIONS[extension]
    check_size(len(content), claimed)
    found = _by_signature(content, claimed)
    check_size(len(content), found)
    if found != claimed:
        raise FileRefused(
            f"The name ends in “.{extension}”, but this is {WORDS[found]}. Save it again as"
            f" {WORDS[claimed]}, or give it a name that fits."
        )
    return found


def check_size(size: int, content_type: str):
    most = LARGEST[content_type]
    if size > most:
        raise FileRefused(
            f"The file is {size / MEGABYTE:.1f} MB and we take {WORDS[content_type]} of up to"
            f" {most // MEGABYTE} MB. Make its pictures smaller, or split it."
        )


def _ending(extension):
    return (
        f"files that end in “.{extension}”" if extension else "files without an ending"
    )


def _by_signature(content, claimed):
    if content.startswith(ZIP):
        return office.content_type_of(content)
    if content.startswith(b"%PDF-"):
        _refuse_second_kind(content)
        _refuse_unless(b"%%EOF" in content[-2048:])
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_picture(content, "PNG")
        _refuse_unless(content.endswith(b"IEND\xaeB`\x82"))
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        _check_picture(content, "JPEG")
        return JPEG
    if content.startswith(OLD_OFFICE):
        raise FileRefused(
            "This is an older or password-protected Office file. Open it and save it without"
            " a password as a Word document (.docx) or Excel workbook (.xlsx)."
        )
    if claimed in {CSV, TEXT}:
        _check_text(content)
        return claimed
    raise FileRefused(
        f"The name says this is {WORDS[claimed]}, but its content is not. Open it in the"
        " program that made it, save it again and upload that."
    )


def _refuse_unless(is_whole):
    if not is_whole:
        raise FileRefused(
            "The file is damaged or only part of it arrived. Save it again and upload that."
        )


def _refuse_second_kind(content):
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise FileRefused(
            "A second file is hidden at the end of this one. Save it again, or print it to"
            " PDF, and upload that."
        )


def _check_picture(content, kind):
    """Reads the header and the chunk checksums; unpacks no pixels."""
    _refuse_second_kind(content)
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            width, height = picture.size
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        _refuse_unless(False)
    if width * height > MOST_PIXELS:
        raise FileRefused(
            f"The picture is {width} by {height} pixels. Make it smaller and upload it again."
        )


def _check_text(content):
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(
            "The file's letters are not stored as UTF-8. In Excel choose “CSV UTF-8”, in other"
            " programs the encoding “UTF-8”, save it again and upload that."
        ) from None
    if any(char < " " and char not in "\t\n\r\f" for char in text):
        raise FileRefused(
            "This is not a text file: it holds characters no text has. Save it again as text"
            " and upload that."
        )
