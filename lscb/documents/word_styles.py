"""The styles of a Word document: those Word knows by name, in our look, and a few of our own."""

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
INK, GREY = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F)
LINK = RGBColor(0x1D, 0x70, 0xB8)
TABLE_TEXT, TABLE_NOTE, REMARK = "Table Text", "Table Note", "Remark"
TABLE, LINKED = "Document Table", "Hyperlink"
# size, before, after, is bold; points
LOOKS = {
    "Normal": (11, 0, 8, False),
    "Title": (26, 0, 6, True),
    "Subtitle": (14, 0, 6, False),
    "Heading 1": (20, 24, 8, True),
    "Heading 2": (15, 18, 6, True),
    "Heading 3": (12, 12, 4, True),
    "Heading 4": (11, 10, 4, True),
    "Caption": (11, 12, 4, True),
    "Header": (9, 0, 0, False),
    "Footer": (9, 0, 0, False),
}
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def styled_document(*, language: str, colour: str):
    """An empty document on A4 with its styles; headings in `colour`, as "#rrggbb"."""
    word = new_document()
    _set_language(word, language)
    ink = RGBColor.from_string(colour.removeprefix("#").upper())
    for name, (size, before, after, is_bold) in LOOKS.items():
        style = word.styles[name]
        style.font.size, style.font.bold = Pt(size), is_bold
        style.font.italic = False
        _without_spacing(style)
        style.font.color.rgb = ink if name in HEADINGS else INK
        _set_font(style)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    word.styles["Normal"].paragraph_format.line_spacing = 1.15
    word.styles["Caption"].paragraph_format.keep_with_next = True
    _without_border(word.styles["Title"])
    for name in ("List Bullet", "List Number", "List Continue"):
        for style in (word.styles[f"{name}{deeper}"] for deeper in ("", " 2", " 3")):
            style.paragraph_format.space_after = Pt(4)
    _add_paragraph_style(word, TABLE_TEXT, size=9, after=0)
    _add_paragraph_style(word, TABLE_NOTE, size=9, after=2).font.color.rgb = GREY
    _add_remark(word)
    for level in (1, 2):
        entry = _add_paragraph_style(word, f"toc {level}", size=11, after=3)
        entry.paragraph_format.left_indent = Cm(0.75 * (level - 1))
    link = word.styles.add_style(LINKED, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = LINK, True
    _add_table_style(word)
    return word


def _set_language(word, language):
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for lang in defaults.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
    for lang in word.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), language)


def _set_font(style):
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _without_spacing(style):
    for spacing in style.element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)


def _without_border(style):
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _add_paragraph_style(word, name, *, size, after):
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Normal"]
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    return style


def _add_remark(word):
    style = _add_paragraph_style(word, REMARK, size=11, after=10)
    style.paragraph_format.left_indent = Cm(0.5)
    border = _element("w:pBdr")
    border.append(_element("w:left", val="single", sz="36", space="10", color="B1B4B6"))
    style.element.get_or_add_pPr().append(border)


def _add_table_style(word):
    """Lines between the rows, and room around the text."""
    style = word.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = word.styles["Normal Table"]
    properties = _element("w:tblPr")
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", color="B1B4B6"))
    margins = _element("w:tblCellMar")
    for side, width in (("top", 50), ("left", 80), ("bottom", 50), ("right", 80)):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    properties.extend([borders, margins])
    style.element.append(properties)


def _element(name, **attributes):
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
