"""
Whether a zip file is a Word document or an Excel workbook that is safe to open.

Decided from its directory and its `[Content_Types].xml` alone, before any library opens it:
a third of a megabyte can unpack to gigabytes, and every zip file looks like a document to
those who look at its first bytes only.
"""

import io
import struct
import zipfile
import zlib

from lxml import etree

from .exceptions import FileRefused

MEGABYTE = 1_000_000
MOST_UNPACKED = 100 * MEGABYTE
MOST_PARTS = 2_000
MOST_RATIO = 50
# Under this an honest file may pack better: a megabyte of empty table rows does no harm.
RATIO_COUNTS_FROM = MEGABYTE
CONTENT_TYPES = "[Content_Types].xml"
LONGEST_CONTENT_TYPES = MEGABYTE

OPEN_XML = "application/vnd.openxmlformats-officedocument"
DOCX = f"{OPEN_XML}.wordprocessingml.document"
XLSX = f"{OPEN_XML}.spreadsheetml.sheet"
MAIN_PARTS = {f"{DOCX}.main+xml": DOCX, f"{XLSX}.main+xml": XLSX}

MACRO_TYPES = ("macroenabled", "vbaproject", "macrosheet", "activex", "intlmacrosheet")
MACRO_PARTS = ("vbaproject.bin", ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".pptm")

# What Python's zip reader raises at a file that is broken, by accident or by intent.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    etree.XMLSyntaxError,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)

DAMAGED = (
    "The file is damaged or only part of it arrived. Open it in Word or Excel, save it under"
    " a new name and upload that."
)
TOO_LARGE_UNPACKED = (
    "The file holds far more than its size shows. Copy what is needed into a new document and"
    " upload that."
)
NOT_OFFICE = (
    "This is a zip file, but neither a Word document nor an Excel workbook. Unpack it and"
    " upload the files one by one."
)
HAS_MACROS = (
    "The file contains macros or other programs. Save it as an ordinary Word document (.docx)"
    " or Excel workbook (.xlsx) and upload that."
)


def content_type_of(content: bytes) -> str:
    """DOCX or XLSX, or a `FileRefused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            _check_directory(parts)
            declared = _declared_types(package, parts)
    except UNREADABLE:
        raise FileRefused(DAMAGED) from None
    if any(word in kind.lower() for kind in declared for word in MACRO_TYPES):
        raise FileRefused(HAS_MACROS)
    kinds = {MAIN_PARTS[kind] for kind in declared if kind in MAIN_PARTS}
    if len(kinds) != 1:
        raise FileRefused(NOT_OFFICE)
    return kinds.pop()


def _check_directory(parts):
    if len(parts) > MOST_PARTS:
        raise FileRefused(TOO_LARGE_UNPACKED)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise FileRefused(DAMAGED)
    for part in parts:
        if part.flag_bits & 0x1:
            raise FileRefused(
                "The file is protected by a password. Save it without one and upload it again."
            )
        if part.filename.startswith("/") or ".." in part.filename.split("/"):
            raise FileRefused(DAMAGED)
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise FileRefused(DAMAGED)
        if part.filename.lower().endswith(MACRO_PARTS):
            raise FileRefused(HAS_MACROS)
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    too_dense = unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * packed
    if unpacked > MOST_UNPACKED or too_dense:
        raise FileRefused(TOO_LARGE_UNPACKED)


def _declared_types(package, parts):
    """Every content type the package declares; the default of an extension counts too."""
    sizes = {part.filename: part.file_size for part in parts}
    if CONTENT_TYPES not in sizes:
        raise FileRefused(NOT_OFFICE)
    if sizes[CONTENT_TYPES] > LONGEST_CONTENT_TYPES:
        raise FileRefused(DAMAGED)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root = etree.fromstring(package.read(CONTENT_TYPES), parser)
    if root.getroottree().docinfo.doctype:
        raise FileRefused(DAMAGED)
    return [node.get("ContentType", "") for node in root]
