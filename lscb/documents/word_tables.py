"""
Tables as WordprocessingML, written as text and parsed once: python-docx goes through the whole
table again for each cell.
"""

from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from .blocks import Cell, Pairs, Table
from .sheets import plain
from .word_styles import TABLE, TABLE_TEXT

SHADES = {
    "red": "F6C7C3",
    "amber": "FFE3A3",
    "green": "CCE2D8",
    "blue": "D2E2F1",
    "grey": "E5E6E7",
}
HEADING_SHADE = "E5E6E7"
LETTER = 105  # twentieths of a point, on average, in bold


def table_xml(table: Table, *, width: int, style_ids):
    """A `w:tbl` of `width` twentieths of a point. `style_ids` gives a style's id by its name."""
    shares = table.widths or _shares(table, width // LETTER)
    widths = [round(width * share / sum(shares)) for share in shares]
    numeric = _numeric_columns(table)
    rows = [_row(row, widths, numeric, is_heading=True) for row in table.heading]
    for row in table.rows or ((Cell(table.empty_text, span=table.columns),),):
        is_headed = table.has_row_headings and bool(table.rows)
        rows.append(_row(row, widths, is_headed=is_headed))
    if table.total:
        rows.append(_row(table.total, widths, is_total=True))
    return _table(table.caption, rows, widths, style_ids)


def pairs_xml(pairs: Pairs, *, width: int, style_ids):
    widths = [round(width * 0.3), round(width * 0.7)]
    rows = [_row(pair, widths, is_headed=True) for pair in pairs.items]
    return _table("", rows, widths, style_ids)


def _table(caption, rows, widths, style_ids):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    title = f"<w:tblCaption w:val={_attribute(caption)}/>" if caption else ""
    xml = (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblStyle w:val={_attribute(style_ids[TABLE])}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{title}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    style = _attribute(style_ids[TABLE_TEXT])
    return parse_xml(xml.replace("<w:pPr>", f"<w:pPr><w:pStyle w:val={style}/>"))


def _row(row, widths, numeric=(), *, is_heading=False, is_headed=False, is_total=False):
    """`numeric` columns have their headings over the figures, on the right."""
    cells = []
    column = 0
    for cell in row:
        cell = cell if isinstance(cell, Cell) else Cell(cell)
        is_bold = (
            is_heading or is_total or cell.is_header or (is_headed and column == 0)
        )
        heads_group = cell.is_header and len(row) == 1
        shade = HEADING_SHADE if is_heading or heads_group else SHADES.get(cell.tone)
        cells.append(
            _cell(
                cell,
                sum(widths[column : column + cell.span]),
                shade,
                is_bold,
                is_right=cell.is_numeric or (column in numeric and cell.span == 1),
                keeps_next=is_heading or heads_group,
            )
        )
        column += cell.span
    repeated = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell, width, shade, is_bold, *, is_right, keeps_next):
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    keep = "<w:keepNext/>" if keeps_next else ""
    right = '<w:jc w:val="right"/>' if is_right else ""
    bold = "<w:rPr><w:b/></w:rPr>" if is_bold else ""
    lines = "<w:br/>".join(map(_line, plain(cell.text).split("\n")))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{fill}</w:tcPr>'
        f"<w:p><w:pPr>{keep}{right}</w:pPr><w:r>{bold}{lines}</w:r></w:p></w:tc>"
    )


def _line(line):
    """One line of a cell, its tabs as Word has them."""
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t")
    )


def _numeric_columns(table):
    numeric = set()
    for row in (*table.rows, table.total):
        column = 0
        for cell in row:
            if isinstance(cell, Cell):
                numeric |= {column} if cell.is_numeric else set()
                column += cell.span
            else:
                column += 1
    return numeric


def _shares(table, letters):
    """Room for the longest word of each column first; what is left goes where the text is long."""
    longest, total = [3] * table.columns, [1] * table.columns
    for row in (*table.heading, *table.rows):
        column = 0
        for cell in row:
            cell = cell if isinstance(cell, Cell) else Cell(cell)
            if cell.span == 1:
                words = cell.text.split() or [""]
                longest[column] = max(longest[column], *map(len, words))
                total[column] += len(cell.text)
            column += cell.span
    left = max(0, letters - sum(longest) - 2 * table.columns)
    return [
        word + 2 + left * length / sum(total)
        for word, length in zip(longest, total, strict=True)
    ]


def _attribute(value):
    return quoteattr(plain(value).replace("\n", " "))
