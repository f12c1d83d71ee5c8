"""
Risk registers that are broken, by accident or by intent, uploaded one after the other.

Each is explained or taken in, and then every row is stored or set aside with a reason.
"""

import io
import random
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boards.models import Role
from prove.hostile_files import changed_inside, zipped
from tests.boards.test_hostile_sheets import csv_of, workbook_of

pytestmark = pytest.mark.django_db
HEADINGS = ["Ref", "Risk", "Cause", "Owner", "Likelihood", "Impact", "RAG", "Review"]
ROWS = [
    [
        "R1",
        "Posts are vacant",
        "Budgets fall",
        "Director",
        "4",
        "5",
        "Red",
        "June 2013",
    ],
    ["R1", "Posts are vacant", "Budgets fall", "Director", "4", "5", "Red", "soon"],
    ["R2", "Thresholds differ", "", "", "Likely", "Often", "Purple", "31/2/2013"],
    ["", "x" * 900, "=cmd|'/c calc'!A1", "o" * 300, "3", "Major", "12", ""],
    ["", "", "", "", "9", "0", "9 x 9", "99999"],
]
BOOK = workbook_of(ROWS, HEADINGS)


def parts_of(book):
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(seed):
    return zipped(changed_inside(parts_of(BOOK), random.Random(seed)))  # noqa: S311


def flipped(seed):
    chance, content = random.Random(seed), bytearray(BOOK)  # noqa: S311
    for _ in range(seed % 4 + 1):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def shuffled(seed):
    """Cells swapped, emptied, multiplied and cut, as happens to sheets that many people keep."""
    chance = random.Random(seed)  # noqa: S311
    rows = [list(row) for row in ROWS * 3]
    for row in rows:
        for _ in range(chance.randrange(5)):
            here, there = chance.randrange(8), chance.randrange(8)
            odd = [row[there], "", row[here] * 40, "\u202e", "=1+1", "4 x 3", "L9"]
            row[here] = chance.choice(odd)
    chance.shuffle(rows)
    return csv_of(rows, chance.sample(HEADINGS, 8))


FILES = [
    *(
        pytest.param("r.xlsx", changed(seed), id=f"changed {seed}")
        for seed in range(30)
    ),
    *(pytest.param("r.xlsx", flipped(seed), id=f"flipped {seed}") for seed in range(6)),
    *(
        pytest.param("r.csv", shuffled(seed), id=f"shuffled {seed}")
        for seed in range(10)
    ),
    pytest.param("r.xlsx", BOOK[: len(BOOK) // 2], id="cut"),
    pytest.param("r.csv", BOOK, id="a workbook called CSV"),
    pytest.param("r.csv", csv_of(ROWS * 50, HEADINGS), id="too many rows"),
    pytest.param("r.csv", csv_of([["x"] * 90], HEADINGS), id="too many columns"),
    pytest.param("r.csv", csv_of(ROWS, ["Risk"] * 8), id="one heading for all"),
    pytest.param(
        "r.csv", csv_of([["👩‍👩‍👧" * 90, "ß" * 199, "ﬁ"]], HEADINGS), id="signs"
    ),
]


def test_fifty_files_are_tried():
    assert len(FILES) > 50


@pytest.mark.parametrize(("name", "content"), FILES)
def test_every_register_is_explained_or_taken_in_without_losing_a_row(
    signed_in, url, name, content
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    board, client = manager.board, manager.client
    upload = {"upload": SimpleUploadedFile(name, content)}

    page = client.post(url("workplan:risk_import", board), upload, follow=True)

    assert page.status_code == 200
    sheet = board.imports.first()
    if sheet is None:
        assert "There is a problem" in page.text
        return
    client.post(url("workplan:risk_import_commit", board, sheet.pk))
    sheet.refresh_from_db()
    assert sheet.committed_at
    assert sheet.stored_count + len(sheet.set_aside) == len(sheet.rows)
    assert all(reason for _, reason in sheet.set_aside)
    assert board.risks.count() == sheet.stored_count
    for name in ("risk_import_set_aside", "risk_import_preview"):
        page = client.get(url(f"workplan:{name}", board, sheet.pk))
        assert page.status_code == 200
    assert client.get(url("workplan:risk_list", board)).status_code == 200
