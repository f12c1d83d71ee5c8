"""
Files that are broken, by accident or by intent, uploaded as a sheet of members.

Each is either explained or taken in, and then every row is stored or set aside with a reason.
"""

import io
import random
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from boards.models import Role

pytestmark = pytest.mark.django_db
HEADINGS = ["Seat", "Class", "Post", "Agency", "From", "Until", "Deputy", "E-mail"]
ROWS = [
    ["Police", "Core", "Inspector", "Avon Police", "2013-03", "", "", ""],
    ["Police", "Core", "Inspector", "Avon Police", "2013-03", "", "", ""],
    ["Fire", "Emperor", "Officer", "Fire Service", "soon", "2012", "perhaps", "x"],
    ["Lay member", "Lay", "vacant", "", "", "", "", ""],
    ["", "", "Matron", "Health Group", "1/4/2013", "", "yes", "m@example.org"],
]


def workbook_of(rows=ROWS, headings=HEADINGS, more=None):
    workbook = Workbook()
    sheet = workbook.active
    for row in [headings, *rows]:
        sheet.append(row)
    if more:
        more(workbook)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def csv_of(rows=ROWS, headings=HEADINGS, comma=",", end="\n"):
    return end.join(comma.join(row) for row in [headings, *rows]).encode()


XLSX = workbook_of()
SHEET = "xl/worksheets/sheet1.xml"


def repacked(change, source=XLSX):
    """The workbook with its parts, by name, as `change` leaves them."""
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return kept.getvalue()


def without(name):
    return repacked(lambda parts: parts.pop(name))


def with_part(name, content):
    return repacked(lambda parts: parts.update({name: content}))


def in_sheet(old, new):
    def change(parts):
        assert old in parts[SHEET]
        parts[SHEET] = parts[SHEET].replace(old, new, 1)

    return repacked(change)


def with_cells(cells):
    return in_sheet(b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")


def flipped(seed):
    chance = random.Random(seed)  # noqa: S311
    content = bytearray(XLSX)
    for _ in range(seed % 4 + 1):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def shuffled_cells(seed):
    """Cells swapped, doubled, emptied and cut, as happens to sheets that many people keep."""
    chance = random.Random(seed)  # noqa: S311
    rows = [list(row) for row in ROWS * 3]
    for row in rows:
        for _ in range(chance.randrange(4)):
            here, there = chance.randrange(8), chance.randrange(8)
            row[here] = chance.choice(
                [row[there], "", row[here] * 40, "\u202e", "=1+1"]
            )
    chance.shuffle(rows)
    headings = chance.sample(HEADINGS, 8)
    return csv_of(rows, headings)


DOCTYPE = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOOKS = {
    **{f"cut at {part} %": XLSX[: len(XLSX) * part // 100] for part in (1, 25, 50, 99)},
    **{f"bits flipped {seed}": flipped(seed) for seed in range(12)},
    **{
        f"without {name}": without(name)
        for name in (
            "[Content_Types].xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            SHEET,
        )
    },
    "a zero byte in the middle": XLSX[:400] + b"\0" * 200 + XLSX[600:],
    "another file behind it": XLSX + b"%PDF-1.4",
    "the sheet is no XML": with_part(SHEET, b"<<<"),
    "shared texts that break off": with_part("xl/sharedStrings.xml", b"<sst><si>"),
    "the sheet is empty": with_part(SHEET, b""),
    "the sheet is of zeros": with_part(SHEET, b"\0" * 5_000_000),
    "texts that stand for texts": in_sheet(b"<worksheet", DOCTYPE + b"<worksheet"),
    "a text from outside": in_sheet(b"<worksheet", OUTSIDE + b"<worksheet"),
    "a row very far down": in_sheet(b'<row r="2"', b'<row r="99999999"'),
    "a row before the first": in_sheet(b'<row r="2"', b'<row r="-5"'),
    "a row that is no number": in_sheet(b'<row r="2"', b'<row r="two"'),
    "two rows of one number": in_sheet(b'<row r="3"', b'<row r="2"'),
    "a cell very far right": in_sheet(b'r="B2"', b'r="XFD2"'),
    "a cell beyond the last": in_sheet(b'r="B2"', b'r="ZZZZ2"'),
    "a cell that is nowhere": in_sheet(b'r="B2"', b'r="2B"'),
    "a text that is not there": with_cells(b'<c t="s"><v>99999</v></c>'),
    "a text before the first": with_cells(b'<c t="s"><v>-1</v></c>'),
    "a number that is none": with_cells(b"<c><v>twelve</v></c>"),
    "not a number": with_cells(b"<c><v>NaN</v></c><c><v>1e999</v></c>"),
    "a very long number": with_cells(b"<c><v>" + b"9" * 400 + b"</v></c>"),
    "errors of formulas": with_cells(b'<c t="e"><v>#REF!</v></c>' * 3),
    "escaped signs": with_cells(
        b'<c t="inlineStr"><is><t>_x0000__xD800__x0008_</t></is></c>' * 3
    ),
    "merged all over": in_sheet(
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    ),
    "merged backwards": in_sheet(
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="H9:A1"/></mergeCells>',
    ),
    "dates as Excel keeps them": workbook_of(
        [["Police", "", "Inspector", "", -1, 2_958_466, True, 0.5]] * 3
    ),
    "all sheets hidden but one that is empty": workbook_of(
        more=lambda book: (
            setattr(book.active, "sheet_state", "hidden"),
            book.create_sheet("Empty"),
        )
    ),
    "two sheets of members": workbook_of(
        more=lambda book: book.create_sheet("Second").append(HEADINGS)
    ),
    "only headings": workbook_of([]),
    "no headings": workbook_of(ROWS, ["a", "b"]),
    "headings twice": workbook_of(ROWS, ["Seat", "Body", "Post"]),
    "a thousand seats": workbook_of(
        [[f"Seat {n}", "Core", "Officer", f"Agency {n % 40}"] for n in range(1_000)]
    ),
    "too many rows": workbook_of([["Police", "", f"Post {n}"] for n in range(1_001)]),
}
TEXTS = {
    **{f"shuffled {seed}": shuffled_cells(seed) for seed in range(8)},
    "nothing": b"",
    "only a mark of its letters": b"\xef\xbb\xbf",
    "only line ends": b"\r\n\r\n\n",
    "other letters": csv_of().decode().encode("utf-16"),
    "half a letter": csv_of() + b"\xe2\x82",
    "zero bytes": csv_of() + b"\0\0",
    "a quotation mark that is not closed": csv_of() + b'\n"Police',
    "semicolons": csv_of(comma=";"),
    "old line ends": csv_of(end="\r"),
    "tabs": csv_of(comma="\t"),
    "a very long cell": csv_of([["Police", "", "x" * 200_000]]),
    "very many columns": csv_of([["x"] * 5_000]),
    "very many rows": csv_of([["Police", "", "Inspector"]] * 30_000),
    "the same row a thousand times": csv_of([ROWS[0]] * 1_000),
    "one seat, a thousand posts": csv_of(
        [["Chair", "Chair", f"Post {n}"] for n in range(1_000)]
    ),
    "programs and scripts": csv_of([["=cmd|'/c calc'!A1", "", "<script>x</script>"]]),
    "turned and combined letters": csv_of(
        [
            ["\u202ePolice", "", "e\u0301" * 90],
            ["İ", "", "ß" * 190],
            ["👮" * 70, "", "ﬁ"],
        ]
    ),
}
NAMES = [
    "members",
    "members.xls",
    "members.xlsm",
    "members.csv.exe",
    "../../members.csv",
    "m\n\r.csv",
    "é" * 300 + ".csv",
    "<b>.csv",
]
FILES = [
    *(pytest.param("m.xlsx", content, id=name) for name, content in BOOKS.items()),
    *(pytest.param("m.csv", content, id=name) for name, content in TEXTS.items()),
    *(pytest.param(name, csv_of(), id=f"called {name[:12]!r}") for name in NAMES),
    pytest.param("m.csv", XLSX, id="a workbook called CSV"),
    pytest.param("m.xlsx", csv_of(), id="CSV called a workbook"),
]


@pytest.mark.parametrize(("name", "content"), FILES)
def test_every_file_is_explained_or_taken_in_without_losing_a_row(
    signed_in, url, name, content
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    board, client = manager.board, manager.client
    upload = {"upload": SimpleUploadedFile(name, content)}

    page = client.post(url("boards:member_import", board), upload, follow=True)

    assert page.status_code == 200
    preview = board.imports.first()
    if preview is None:
        assert "There is a problem" in page.text
        return
    client.post(url("boards:member_import_commit", board, preview.pk))
    preview.refresh_from_db()
    assert preview.stored_count + len(preview.set_aside) == len(preview.rows)
    assert all(reason for _, reason in preview.set_aside)
    assert board.appointments.count() <= preview.stored_count
    said = client.get(url("boards:member_import_set_aside", board, preview.pk))
    assert said.status_code == 200
