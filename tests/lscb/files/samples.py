"""Small files of every kind, honest and hostile."""

import io
import zipfile

import docx
import openpyxl
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
WORD_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
EXCEL_MAIN = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def word():
    document = docx.Document()
    document.add_paragraph("Progress this quarter")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def excel():
    workbook = openpyxl.Workbook()
    workbook.active.append(["Indicator", 12])
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def picture(kind, size=(4, 4)):
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, kind)
    return target.getvalue()


def types(*declared):
    overrides = "".join(
        f'<Override PartName="/part{number}.xml" ContentType="{kind}"/>'
        for number, kind in enumerate(declared)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<?xml version="1.0"?><Types xmlns="{namespace}">{overrides}</Types>'


def package(parts, *declared):
    """A zip file with these parts; a Word document by what it declares, unless told."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types(*(declared or (WORD_MAIN,))))
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def plain_zip(*names):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return target.getvalue()
