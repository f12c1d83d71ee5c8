"""
A plan of 500 rows and six columns out of Word, against python-docx asked for cell after cell.

python-docx goes through the whole table for each cell, so ten rows of the five hundred take
it a fiftieth of what all take: more would keep everybody waiting for minutes.
"""

from dataclasses import replace
from io import BytesIO

from docx import Document

from workplan.importing import reading, uploads
from workplan.importing.doubts import Known

from .pairs import ratios

WORK = "Word import, 500 rows of 6 columns, understood"
PEER = "python-docx reading table.cell(i, j)"
BAR = 0.01

TITLES = ("Ref", "Action", "Lead", "Timescale", "Report to", "Outcome")
ROWS, PEERS_ROWS = 500, 10


def measure():
    content = plan()

    def ours():
        found = reading.read(uploads.read(content, "plan.docx"), known=Known(2013))
        assert len(found.actions) == found.rows_in == ROWS

    table = Document(BytesIO(content)).tables[0]

    def cell_by_cell():
        for row in range(PEERS_ROWS):
            for column in range(len(TITLES)):
                assert table.cell(row, column).text

    found = ratios(ours, cell_by_cell, pairs=5)
    share = PEERS_ROWS / ROWS
    return replace(
        found,
        median=found.median * share,
        lowest=found.lowest * share,
        highest=found.highest * share,
        peers=found.peers / share,
    )


def plan():
    document = Document()
    table = document.add_table(rows=ROWS + 1, cols=len(TITLES))
    for number, row in enumerate(table._tbl.tr_lst):  # the quick way, for once
        texts = TITLES
        if number:
            texts = (
                f"{number // 20 + 1}.{number % 20 + 1}",
                f"Ask {number} families what the plan changed for them, and tell the board",
                "Business manager / Chair",
                "By September 2013",
                "March 2014",
                "Families are heard",
            )
        for cell, text in zip(row.tc_lst, texts, strict=True):
            cell.p_lst[0].add_r().text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()
