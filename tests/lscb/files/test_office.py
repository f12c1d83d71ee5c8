import io
import zipfile

import pytest

from lscb.files import office
from lscb.files.exceptions import FileRefused

from . import samples


def refusal(content):
    with pytest.raises(FileRefused) as refused:
        office.content_type_of(content)
    return str(refused.value)


def test_content_types_decide_and_not_the_parts():
    named_like_excel = samples.package([("xl/workbook.xml", "<workbook/>")])

    assert office.content_type_of(named_like_excel) == office.DOCX


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(samples.plain_zip("notes.txt"), id="without content types"),
        pytest.param(samples.package([], "text/plain"), id="of nothing we know"),
        pytest.param(
            samples.package([], samples.WORD_MAIN, samples.EXCEL_MAIN), id="of both"
        ),
    ],
)
def test_zip_file_is_neither_word_nor_excel(content):
    assert refusal(content) == office.NOT_OFFICE


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(samples.package([], samples.WORD_MACROS), id="declared"),
        pytest.param(
            samples.package(
                [], samples.WORD_MAIN, "application/vnd.ms-office.vbaProject"
            ),
            id="a part declared",
        ),
        pytest.param(
            samples.package([("word/vbaProject.bin", "x")]), id="not declared"
        ),
        pytest.param(samples.package([("word/VBAPROJECT.BIN", "x")]), id="in capitals"),
        pytest.param(
            samples.package([("word/embeddings/sheet.xlsm", "x")]),
            id="in a workbook inside",
        ),
        pytest.param(
            samples.package(
                [], samples.EXCEL_MAIN, "application/vnd.ms-excel.macrosheet+xml"
            ),
            id="of Excel 4",
        ),
    ],
)
def test_macros_are_refused(content):
    assert refusal(content) == office.HAS_MACROS


def test_bomb_is_refused_by_its_ratio_without_being_unpacked():
    bomb = samples.package([("word/document.xml", b"0" * 20_000_000)])

    assert len(bomb) < 50_000
    assert refusal(bomb) == office.TOO_LARGE_UNPACKED


def test_bomb_is_refused_by_its_size_unpacked(monkeypatch):
    monkeypatch.setattr(office, "MOST_UNPACKED", 1_000)

    assert refusal(samples.word()) == office.TOO_LARGE_UNPACKED


def test_file_of_many_parts_is_refused():
    many = samples.package([(f"word/part{n}.xml", "x") for n in range(2_000)])

    assert refusal(many) == office.TOO_LARGE_UNPACKED


def test_small_file_may_pack_well():
    rows = samples.package([("word/document.xml", b"<row/>" * 150_000)])

    assert office.content_type_of(rows) == office.DOCX


@pytest.mark.parametrize(
    "name",
    [pytest.param("../evil.xml", id="above"), pytest.param("/evil.xml", id="root")],
)
def test_part_outside_the_package_is_refused(name):
    assert refusal(samples.package([(name, "x")])) == office.DAMAGED


def test_part_that_is_there_twice_is_refused():
    target = io.BytesIO(samples.package([]))
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(target, "a") as archive,
    ):
        archive.writestr("[Content_Types].xml", samples.types(samples.EXCEL_MAIN))

    assert refusal(target.getvalue()) == office.DAMAGED


def test_password_is_named():
    content = bytearray(samples.package([]))
    for mark, offset in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)]:
        content[content.index(mark) + offset] |= 0x1

    assert "protected by a password" in refusal(bytes(content))


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param("<Types", id="broken"),
        pytest.param("", id="empty"),
        pytest.param(
            '<!DOCTYPE Types [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
            "<Types><Default ContentType='&b;'/></Types>",
            id="with entities",
        ),
        pytest.param(
            "<Types>" + "<Default/>" * 120_000 + "</Types>",
            id="longer than any honest one",
        ),
    ],
)
def test_strange_content_types_are_refused(declared):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", declared)

    assert refusal(target.getvalue()) == office.DAMAGED


@pytest.mark.parametrize("kept", [4, 30, 0.5, 0.9, 0.99])
def test_part_of_a_file_is_refused(kept):
    whole = samples.word()
    length = kept if kept > 1 else int(len(whole) * kept)

    assert refusal(whole[:length]) == office.DAMAGED


def test_any_changed_byte_is_answered_and_not_a_crash():
    whole = samples.package([("word/document.xml", "<document/>")])
    for place in range(len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 0xFF
        try:
            kind = office.content_type_of(bytes(changed))
        except FileRefused:
            continue
        assert kind == office.DOCX
