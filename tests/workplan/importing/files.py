"""Word documents made of their XML alone, and workbooks: as odd as a test needs them."""

import io
import zipfile
from xml.sax.saxutils import escape

import openpyxl

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLES = ("Ref", "Action", "Lead", "Timescale", "Report to")


def docx(*blocks, numbering="", styles="", parts=None):
    """A document with these blocks of XML in its body."""
    kinds = {"document.main": "document", "styles": "styles", "numbering": "numbering"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for kind, name in kinds.items()
    )
    package = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    } | (parts or {})
    return zipped(package)


def zipped(package):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in package.items():
            made.writestr(name, content)
    return file.getvalue()


def run(text, marks=""):
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs, style="", marks=""):
    """Texts, or runs of XML."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{own}{marks}</w:pPr>{inner}</w:p>"


def cell(*content, span=1, merge="", marks=""):
    """A text a paragraph, or blocks of XML. `merge` is restart or continue."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inner = "".join(
        each if each.startswith("<") else paragraph(each) for each in content or ("",)
    )
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{merged}{marks}</w:tcPr>{inner}</w:tc>"


def row(*cells, marks=""):
    """Texts, or cells of XML."""
    inner = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{marks}</w:trPr>{inner}</w:tr>"


def table(*rows):
    inner = "".join(each if isinstance(each, str) else row(*each) for each in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inner}</w:tbl>"


def control(inner, prompt=False):
    """A content control around runs, cells, rows or tables."""
    marks = "<w:showingPlcHdr/>" if prompt else ""
    return (
        f"<w:sdt><w:sdtPr>{marks}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def xlsx(*sheets):
    """A workbook; each sheet is a function that fills it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, fill in enumerate(sheets, 1):
        fill(book.create_sheet(f"Sheet {number}"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
