"""What LibreOffice makes of our Excel and Word files."""

import csv
import io
import subprocess

import pytest

from lscb.documents.blocks import Chapter, Document
from lscb.documents.excel import render_xlsx
from lscb.documents.sheets import Sheet
from lscb.documents.word import render_docx
from tests.lscb.documents.reading import pages_of
from tests.lscb.documents.sample import ANNUAL_REPORT

DANGEROUS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    '=HYPERLINK("https://example.org")',
    "=cmd|' /C calc'!A0",
    "#N/A",
    "007",
    "1,039",
    "_x0041_",
)


@pytest.fixture
def converted(tmp_path):
    """The bytes of a file after LibreOffice turned it into another kind."""

    def _converted(content, name, kind):
        (tmp_path / name).write_bytes(content)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to",
                kind,
                "--outdir",
                str(tmp_path / "out"),
                str(tmp_path / name),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        (made,) = (tmp_path / "out").iterdir()
        return made.read_bytes()

    return _converted


def test_a_spreadsheet_program_reckons_nothing_from_our_text(converted):
    sheet = Sheet("Text", ("As typed",), tuple((text,) for text in DANGEROUS))
    workbook = render_xlsx(Document("T", "The board", (Chapter("T", (sheet,)),)))

    shown = converted(workbook, "text.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")

    rows = list(csv.reader(io.StringIO(shown.decode())))
    assert [row[0] for row in rows] == ["As typed", *DANGEROUS]


def test_a_report_opens_in_word_with_its_pages_and_pictures(converted):
    pages = pages_of(converted(render_docx(ANNUAL_REPORT), "report.docx", "pdf"))

    text = "\n".join(pages)
    for chapter in ANNUAL_REPORT.chapters:
        assert chapter.title in text
    assert "Annual report 2012-13 · Board copy · Figures as published · page 4" in text
