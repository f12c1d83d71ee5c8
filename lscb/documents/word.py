"""
Documents to Word: real styles, so that whoever goes on writing can; heading rows that are
repeated; wide tables on pages turned sideways; charts as pictures with their words.
"""

from functools import singledispatchmethod
from io import BytesIO

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from .alt_text import alt_text
from .blocks import (
    BulletList,
    Document,
    Figure,
    Heading,
    Note,
    Pairs,
    Prose,
    Table,
)
from .drawing import draw_png
from .prose import Grid, Kind, Paragraph, Run, parts_of
from .sheets import plain
from .word_fields import add_page_number, wrap_in_field
from .word_styles import LINKED, REMARK, TABLE_NOTE, styled_document
from .word_tables import pairs_xml, table_xml

SHORT_SIDE, LONG_SIDE = Cm(21), Cm(29.7)
MARGIN = Cm(2)
PICTURE = Cm(16.2)
COVER_TOP = Cm(6)
LOGO, LOGO_WIDEST = Cm(2.8), Cm(9)
LIST_STYLES = {
    Kind.BULLET: "List Bullet",
    Kind.NUMBER: "List Number",
    Kind.CONTINUED: "List Continue",
}
DEEPEST = 3  # list styles Word has


def render_docx(document: Document) -> bytes:
    return _Writer(document).written()


class _Writer:
    def __init__(self, document):
        self.document = document
        self.word = styled_document(language=document.language, colour=document.colour)
        self.style_ids = {style.name: style.style_id for style in self.word.styles}
        self.is_wide = False
        self.wide_chapter = False
        self.heading = 0  # the level in force

    def written(self):
        self._set_properties()
        document = self.document
        has_front = document.cover or document.contents
        self.is_wide = not has_front and any(
            chapter.is_wide for chapter in document.chapters[:1]
        )
        self._set_page(self.word.sections[0], is_wide=self.is_wide)
        self._set_running_lines(self.word.sections[0])
        self._front()
        for chapter in self.document.chapters:
            self._chapter(chapter)
        target = BytesIO()
        self.word.save(target)
        return target.getvalue()

    # The frame

    def _set_properties(self):
        properties = self.word.core_properties
        properties.title = plain(self.document.title)[:255]
        properties.author = plain(self.document.board_name)[:255]
        properties.subject = plain(self.document.status)[:255]
        properties.keywords = plain(self.document.keywords)[:255]
        properties.language = self.document.language
        properties.comments = ""

    def _set_page(self, section, *, is_wide=False):
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width = LONG_SIDE if is_wide else SHORT_SIDE
        section.page_height = SHORT_SIDE if is_wide else LONG_SIDE
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = MARGIN

    def _set_running_lines(self, section):
        document = self.document
        section.header.paragraphs[0].text = plain(document.board_name)
        said = [document.title, document.status, document.footer, "page "]
        footer = section.footer.paragraphs[0]
        footer.text = " · ".join(plain(each) for each in said if each)
        add_page_number(footer)

    def _turn(self, is_wide):
        if is_wide != self.is_wide:
            section = self.word.add_section(WD_SECTION.NEW_PAGE)
            self._set_page(section, is_wide=is_wide)
            self.is_wide = is_wide

    def _front(self):
        document, cover = self.document, self.document.cover
        if cover and cover.logo:
            self._logo(cover.logo)
        first = self._paragraph(document.board_name, "Subtitle")
        first.paragraph_format.space_before = COVER_TOP if cover else 0
        if cover and cover.strapline:
            self._paragraph(cover.strapline, "Subtitle")
        self._paragraph(cover.title if cover else document.title, "Title")
        if cover and cover.subtitle:
            self._paragraph(cover.subtitle, "Subtitle")
        if document.status:
            self._paragraph(document.status)
        if cover:
            for line in cover.details:
                self._paragraph(line)
        if document.contents:
            self._contents(on_new_page=bool(cover))
        if cover or document.contents:
            self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _logo(self, logo):
        run = self.word.add_paragraph().add_run()
        picture = run.add_picture(BytesIO(logo.content), height=LOGO)
        if picture.width > LOGO_WIDEST:
            picture.height = Emu(picture.height * LOGO_WIDEST // picture.width)
            picture.width = LOGO_WIDEST
        picture._inline.docPr.set("descr", plain(logo.alt))

    def _contents(self, *, on_new_page):
        """The headings as Word collects them; it puts in the page numbers when asked to update."""
        contents = self.document.contents
        self._paragraph(
            contents.title, "TOC Heading"
        ).paragraph_format.page_break_before = on_new_page
        entries = [
            (level, text) for level, text in self._headings() if level <= contents.depth
        ]
        paragraphs = [
            self._paragraph(text, f"toc {min(level, 2)}") for level, text in entries
        ]
        if paragraphs:
            wrap_in_field(paragraphs, rf'TOC \o "1-{contents.depth}" \h \z \u')

    def _headings(self):
        for chapter in self.document.chapters:
            yield 1, _numbered(chapter)
            for block in chapter.blocks:
                if isinstance(block, Heading):
                    yield block.level + 1, _numbered(block)

    def _chapter(self, chapter):
        self._turn(chapter.is_wide)
        self.wide_chapter = chapter.is_wide
        heading = self._paragraph(_numbered(chapter), "Heading 1")
        heading.paragraph_format.page_break_before = chapter.starts_page
        self.heading = 1
        for block in chapter.blocks:
            self._turn(self.wide_chapter or getattr(block, "is_wide", False))
            self.add(block)

    # The blocks

    @singledispatchmethod
    def add(self, block):
        raise TypeError(f"{type(block).__name__} is not a block")

    @add.register
    def _(self, block: Heading):
        self.heading = min(block.level + 1, self.heading + 1, 3)
        self._paragraph(_numbered(block), f"Heading {self.heading}")

    @add.register
    def _(self, block: Prose):
        lists = {}
        for part in parts_of(block.markdown):
            if isinstance(part, Grid):
                self._grid(part)
            else:
                self._prose(part, lists)

    @add.register
    def _(self, block: Note):
        paragraph = self._paragraph("", REMARK)
        paragraph.add_run(f"{plain(block.label)}: ").bold = True
        paragraph.add_run(plain(block.text))

    @add.register
    def _(self, block: BulletList):
        kind = Kind.NUMBER if block.is_numbered else Kind.BULLET
        lists = {}
        for number, item in enumerate(block.items, 1):
            self._prose(Paragraph((Run(item),), kind, number=number), lists)

    @add.register
    def _(self, block: Pairs):
        self._append(pairs_xml(block, width=self._width, style_ids=self.style_ids))
        self._paragraph("", TABLE_NOTE)

    @add.register
    def _(self, block: Table):
        self._paragraph(block.caption, "Caption")
        self._append(table_xml(block, width=self._width, style_ids=self.style_ids))
        source = [f"Source: {block.source}"] if block.source else []
        for note in [*block.notes, *source, ""]:
            self._paragraph(note, TABLE_NOTE)

    @add.register
    def _(self, block: Figure):
        self._paragraph(block.caption, "Caption")
        paragraph = self._paragraph("", "Normal")
        paragraph.paragraph_format.keep_with_next = bool(block.source)
        picture = paragraph.add_run().add_picture(
            BytesIO(draw_png(block.chart)), width=PICTURE
        )
        described = picture._inline.docPr
        described.set("descr", plain(block.alt or alt_text(block.chart)))
        described.set("title", plain(block.caption))
        if block.source:
            self._paragraph(f"Source: {block.source}", TABLE_NOTE)

    # Pieces

    @property
    def _width(self):
        """Of the text, in twentieths of a point."""
        page = LONG_SIDE if self.is_wide else SHORT_SIDE
        return Emu(page - 2 * MARGIN).pt * 20

    def _append(self, element):
        self.word.element.body.insert_element_before(element, "w:sectPr")

    def _paragraph(self, text, style="Normal"):
        return self.word.add_paragraph(plain(text), style)

    def _prose(self, part, lists):
        if part.kind == Kind.HEADING:
            style = f"Heading {min(self.heading + part.level, 4)}"
        elif part.kind == Kind.TEXT:
            style = "Normal"
        else:
            depth = min(part.level, DEEPEST)
            style = LIST_STYLES[part.kind] + (f" {depth}" if depth > 1 else "")
        paragraph = self._paragraph("", style)
        for run in part.runs:
            self._run(paragraph, run)
        if part.kind == Kind.NUMBER:
            self._number(paragraph, part, style, lists)

    def _run(self, paragraph, run):
        added = paragraph.add_run(plain(run.text))
        added.bold, added.italic = run.is_bold or None, run.is_italic or None
        if run.address:
            added.style = LINKED
            link = OxmlElement("w:hyperlink")
            relation = self.word.part.relate_to(
                run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), relation)
            added._r.addprevious(link)
            link.append(added._r)

    def _number(self, paragraph, part, style, lists):
        """Each list counts for itself: Word would go on from the one before."""
        level = part.level
        for deeper in [each for each in lists if each > level]:
            del lists[deeper]
        if level not in lists:
            numbering = self.word.part.numbering_part.element
            known = self.word.styles[style].element.pPr.numPr.numId.val
            abstract = numbering.num_having_numId(known).abstractNumId.val
            added = numbering.add_num(abstract)
            added.add_lvlOverride(ilvl=0).add_startOverride(part.number)
            lists[level] = added.numId
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = lists[level]

    def _grid(self, grid):
        heading, *rows = (
            tuple("".join(run.text for run in cell) for cell in row)
            for row in grid.rows
        )
        width = len(heading)
        table = Table("", (heading,), tuple(row[:width] for row in rows))
        self._append(table_xml(table, width=self._width, style_ids=self.style_ids))
        self._paragraph("", TABLE_NOTE)


def _numbered(titled):
    text = titled.text if isinstance(titled, Heading) else titled.title
    if not titled.number:
        return text
    between = " " if titled.number[0].isdigit() else ": "
    return f"{titled.number}{between}{text}"
