"""The register of 10,000 actions as an Excel file, against openpyxl over the same objects."""

from io import BytesIO

from openpyxl import Workbook

from lscb.documents.blocks import Cell, Chapter, Document
from lscb.documents.excel import render_xlsx
from workplan.register_export import COLUMNS, action_register

from .pairs import ratios
from .programmes import programme_of

WORK = "Excel export, 10,000 rows, typed and escaped"
PEER = "openpyxl over the same objects, as it comes"
BAR = 0.8

ROWS = 10_000


def measure():
    board = programme_of(ROWS).board
    board.refresh_from_db()  # for its day as a date

    def register():
        """As the register's page has it."""
        found = board.actions.for_the_register(today=board.today).with_latest_update()
        return action_register(
            found.select_related("plan", "restriction").prefetch_related("origins"),
            board=board,
        )

    def ours():
        chapter = Chapter("As it stood", register())
        written = render_xlsx(Document("Register of actions", board.name, (chapter,)))
        assert written.startswith(b"PK")

    def plainly():
        (sheet,) = register()
        workbook = Workbook()
        workbook.active.append(list(COLUMNS))
        for row in sheet.rows:
            workbook.active.append(
                [value.text if isinstance(value, Cell) else value for value in row]
            )
        workbook.save(BytesIO())
        assert workbook.active.max_row == ROWS + 1

    return ratios(ours, plainly, pairs=9)
