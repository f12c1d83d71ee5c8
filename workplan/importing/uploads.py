"""An uploaded file or a pasted text, whatever it is, as tables of rows. Pure."""

from functools import partial

from lscb.files.checks import content_type_of
from lscb.files.exceptions import FileRefused
from lscb.files.names import extension_of
from lscb.files.office import DOCX, XLSX

from . import as_written, excel, pasted, word
from .rows import Content

SAVE_AS = {
    "odt": "Open it in LibreOffice, choose “Save as”, and save it as Word (.docx).",
    "ods": "Open it in LibreOffice, choose “Save as”, and save it as Excel (.xlsx).",
    "doc": "Open it in Word, choose “Save as”, and save it as Word document (.docx).",
    "rtf": "Open it in Word, choose “Save as”, and save it as Word document (.docx).",
    "xls": "Open it in Excel, choose “Save as”, and save it as Excel workbook (.xlsx).",
    "xlsm": "Open it in Excel, choose “Save as”, and save it as Excel workbook (.xlsx).",
    "pdf": "A PDF does not say where its cells are. Upload the document it was made from,"
    " or copy the table and paste it below.",
}
TAKEN = "Upload a Word document (.docx), an Excel workbook (.xlsx) or a CSV file."


def read(content: bytes, name: str) -> Content:
    """Raises `FileRefused` in words that say what to do."""
    extension = extension_of(name)
    if extension in SAVE_AS:
        raise FileRefused(f"We do not read “.{extension}” files. {SAVE_AS[extension]}")
    if extension not in {"docx", "xlsx", "csv", "txt"}:
        raise FileRefused(TAKEN)
    kind = content_type_of(content, name)
    if kind == DOCX:
        return _as_written(content, kind, partial(word.read, content))
    if kind == XLSX or extension == "csv":
        return _as_written(content, kind, partial(excel.read, content, name, kind))
    return pasted.read(content.decode("utf-8-sig"))


def _as_written(content, kind, read):
    """What a foreign file holds, tidied; a file of our own to the last sign."""
    found = read()
    layout = as_written.layout_of(found, content, is_package=kind in {DOCX, XLSX})
    return as_written.of_layout(read, layout) if layout else found
