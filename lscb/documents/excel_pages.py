"""
One sheet of a workbook: its rows as XML, and how its cells look.

openpyxl makes the workbook and its styles, with its sheets empty; the rows are written here
and put into their place (`excel.py`). That takes a quarter of the time openpyxl takes for them.
"""

from xml.sax.saxutils import escape

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from .blocks import Cell
from .excel_cells import is_like_a_formula, typed

NARROWEST, WIDEST = 9, 60  # characters
WHOLE = 150  # characters, of columns whose shares of it are given
LINE_HEIGHT, TALLEST = 15, 409  # points; Excel has no taller rows
BOLD = Font(name="Calibri", size=11, bold=True)
FONTS = {
    "title": Font(name="Calibri", size=13, bold=True),
    "heading": BOLD,
    "bold": BOLD,
    "total": BOLD,
}
UNWRAPPED = {"title", "line"}  # they run on over the columns beside them
HEADING_FILL = PatternFill("solid", fgColor="E5E6E7")
TONES = {
    "red": PatternFill("solid", fgColor="F6C7C3"),
    "amber": PatternFill("solid", fgColor="FFE3A3"),
    "green": PatternFill("solid", fgColor="CCE2D8"),
    "blue": PatternFill("solid", fgColor="D2E2F1"),
    "grey": PatternFill("solid", fgColor="E5E6E7"),
}
BORDERS = {
    "heading": Border(bottom=Side("thin")),
    "total": Border(top=Side("thin")),
}


class Page:
    def __init__(self, sheet, shares=()):
        self.sheet = sheet
        self.room = [round(WHOLE * share / 100) for share in shares]
        self.xml = []  # a string for each row
        self.letters = []
        self.widths = []
        self.styles = {}
        self.lines = 1  # that the row being written needs

    @property
    def rows(self):
        return len(self.xml)

    def row(self, row, *, look="body", first=""):
        """`first` is the look of the first cell, where it is the heading of the row."""
        number = self.rows + 1
        self.lines = 1
        cells = []
        column = 0
        for value in row:
            if column >= len(self.letters):
                self._add_columns(column + 1)
            its_look = look if column or not first else first
            if isinstance(value, Cell):
                cells.append(self._special_cell(value, column, number, its_look))
                column += value.span
            else:
                if value is not None:
                    cells.append(self._cell(value, column, number, its_look))
                column += 1
        height = min(self.lines * LINE_HEIGHT, TALLEST)
        tall = f' ht="{height}"' if self.lines > 1 else ""
        self.xml.append(f'<row r="{number}"{tall}>{"".join(cells)}</row>')

    def _special_cell(self, cell, column, number, look):
        if cell.span > 1:
            self._merge(column, cell.span, number)
        if cell.is_header and look == "body":
            look = "bold"
        return self._cell(
            cell.text, column, number, look, cell.tone, cell.is_numeric, cell.span
        )

    def _cell(self, value, column, number, look, tone="", is_right=False, span=1):
        value, number_format = typed(value)
        is_text = type(value) is str
        is_quoted = is_text and is_like_a_formula(value)
        key = (look, tone, is_right, number_format, is_quoted)
        style = self.styles.get(key) or self._new_style(key)
        if span == 1 and look not in UNWRAPPED:
            self._widen(column, value, number_format)
        where = f'<c r="{self.letters[column]}{number}" s="{style}"'
        if value == "":
            return f"{where}/>"
        if is_text:
            return f'{where} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        return f"{where}><v>{value}</v></c>"

    def lay_out(self, *, heading_rows):
        """When all rows are there. Those of the heading stay in sight and head each printed page."""
        sheet = self.sheet
        for letter, width in zip(self.letters, self.widths, strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if heading_rows:
            sheet.print_options.gridLines = True
            sheet.freeze_panes = f"A{heading_rows + 1}"
            sheet.print_title_rows = f"1:{heading_rows}"

    @property
    def size(self):
        last = self.letters[-1] if self.letters else "A"
        return f"A1:{last}{max(1, self.rows)}"

    def offer_filters(self):
        self.sheet.auto_filter.ref = self.size

    def _add_columns(self, count):
        for column in range(len(self.letters), count):
            self.letters.append(get_column_letter(column + 1))
            self.widths.append(self.room[column] if self.room else NARROWEST)

    def _widen(self, column, value, number_format):
        room = self.room[column] if self.room else WIDEST
        if type(value) is str and (len(value) > room or "\n" in value):
            lines = sum(1 + len(line) // room for line in value.split("\n"))
            self.lines = max(self.lines, lines)
        if self.room or self.widths[column] == WIDEST:
            return
        if number_format:
            shown = len(number_format) if "y" in number_format else len(str(value)) + 2
        elif type(value) is str and "\n" in value:
            shown = max(map(len, value.split("\n")))
        else:
            shown = len(str(value))
        if shown + 2 > self.widths[column]:
            self.widths[column] = min(shown + 2, WIDEST)

    def _merge(self, column, span, number):
        self._add_columns(column + span)
        begin, end = self.letters[column], self.letters[column + span - 1]
        self.sheet.merged_cells.add(f"{begin}{number}:{end}{number}")

    def _new_style(self, key):
        look, tone, is_right, number_format, is_quoted = key
        cell = WriteOnlyCell(self.sheet)
        cell.alignment = Alignment(
            vertical="top",
            wrap_text=look not in UNWRAPPED,
            horizontal="right" if is_right else None,
        )
        cell.quotePrefix = is_quoted  # text also after somebody has edited it
        if number_format:
            cell.number_format = number_format
        if look in FONTS:
            cell.font = FONTS[look]
        if look in BORDERS:
            cell.border = BORDERS[look]
        if look == "heading":
            cell.fill = HEADING_FILL
        if tone:
            cell.fill = TONES[tone]
        self.styles[key] = cell.style_id
        return cell.style_id
