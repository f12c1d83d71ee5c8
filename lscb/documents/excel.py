"""
Documents to Excel workbooks: a sheet for each table, register and chart, and one about the file.

Text stays text: nothing that somebody typed is ever a formula, an error or a number.
Numbers and dates are typed where a `Sheet` gives them as such. Words stand under the table
they precede; a register has nothing under it, so that it can be sorted and read in again.
"""

import re
import textwrap
import zipfile
from functools import singledispatchmethod
from io import BytesIO

from openpyxl import Workbook

from .alt_text import gaps_in_words
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
from .charts import Gap, Tree
from .excel_cells import named
from .excel_pages import Page
from .prose import lines_of
from .sheets import Sheet, plain

WORDS_IN_A_ROW = 120  # characters
NO_SIZE = re.compile(rb'(?<=<dimension ref=")[^"]*')
NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")


def render_xlsx(document: Document) -> bytes:
    book = _Book(document)
    for chapter in document.chapters:
        if chapter.title != document.title:
            book.add(Heading(chapter.title, number=chapter.number))
        for block in chapter.blocks:
            book.add(block)
    book.add_about()
    return book.written()


class _Book:
    def __init__(self, document):
        self.document = document
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        self.pages = []
        self.names = set()
        self.words = []  # met since the last table
        self.about = []
        properties = self.workbook.properties
        properties.title = plain(document.title)
        properties.creator = plain(document.board_name)
        properties.description = plain(document.footer or document.status)
        properties.keywords = plain(document.keywords)
        properties.language = document.language

    @singledispatchmethod
    def add(self, block):
        raise TypeError(f"{type(block).__name__} is not a block")

    @add.register
    def _(self, block: Sheet):
        page = self._page(block.title, block.widths)
        page.row(block.columns, look="heading")
        for row in block.rows:
            page.row(row)
        page.offer_filters()
        page.lay_out(heading_rows=1)
        self.about += [*self._words_met(), *block.notes]

    @add.register
    def _(self, block: Table):
        page = self._page(block.caption)
        page.row([block.caption], look="title")
        for row in block.heading:
            page.row(row, look="heading")
        for row in block.rows:
            page.row(row, first="bold" if block.has_row_headings else "body")
        if not block.rows:
            page.row([block.empty_text], look="line")
        if block.total:
            page.row(block.total, look="total")
        page.lay_out(heading_rows=1 + len(block.heading))
        self._end(page, block.notes, block.source)

    @add.register
    def _(self, block: Figure):
        """The values the chart is drawn from."""
        chart = block.chart
        if isinstance(chart, Tree):
            rows = tuple(
                (node.name, node.note, part_of.name if part_of else "")
                for node, part_of in chart.rows()
            )
            self.add(Sheet(block.caption, ("Name", "Note", "Part of"), rows))
            return
        heading = (chart.unit, *(series.name for series in chart.series))
        columns = [chart.places, *(series.values for series in chart.series)]
        page = self._page(block.caption)
        page.row([block.caption], look="title")
        page.row(heading, look="heading")
        for row in zip(*columns, strict=True):
            page.row(map(_shown, row), first="bold")
        page.lay_out(heading_rows=2)
        self._end(page, gaps_in_words(chart), block.source)

    @add.register
    def _(self, block: Heading):
        self.words.append(" ".join(filter(None, [block.number, block.text])))

    @add.register
    def _(self, block: Prose):
        self.words += lines_of(block.markdown)

    @add.register
    def _(self, block: Note):
        self.words.append(f"{block.label}: {block.text}")

    @add.register
    def _(self, block: BulletList):
        self.words += [f"• {item}" for item in block.items]

    @add.register
    def _(self, block: Pairs):
        self.words += [f"{name}: {value}" for name, value in block.items]

    def add_about(self):
        document = self.document
        page = self._page("About")
        for text in (document.title, document.board_name):
            page.row([text], look="title")
        for text in (document.status, document.footer):
            if text:
                page.row([text], look="line")
        self._end(page, self.about, "")
        page.lay_out(heading_rows=0)

    def written(self) -> bytes:
        """The workbook as openpyxl makes it, with our rows in its empty sheets."""
        empty, target = BytesIO(), BytesIO()
        self.workbook.save(empty)
        parts = {
            f"xl/worksheets/sheet{number}.xml": page
            for number, page in enumerate(self.pages, 1)
        }
        with (
            zipfile.ZipFile(empty) as source,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
        ):
            for part in source.namelist():
                content = source.read(part)
                if page := parts.get(part):
                    rows = "".join(["<sheetData>", *page.xml, "</sheetData>"]).encode()
                    content = NO_SIZE.sub(page.size.encode(), content, count=1)
                    before, after = NO_ROWS.split(content)
                    content = b"".join([before, rows, after])
                package.writestr(part, content)
        return target.getvalue()

    def _page(self, title, shares=()):
        name = named(title, taken=self.names)
        self.pages.append(Page(self.workbook.create_sheet(name), shares))
        return self.pages[-1]

    def _words_met(self):
        words, self.words = self.words, []
        return words

    def _end(self, page, notes, source):
        """Under the table; in rows of their own because merged cells do not grow with their text."""
        source = [f"Source: {source}"] if source else []
        for text in [*notes, *source, *self._words_met()]:
            page.row([])
            for line in textwrap.wrap(plain(text), WORDS_IN_A_ROW):
                page.row([line], look="line")


def _shown(value):
    return value.marker if isinstance(value, Gap) else value
