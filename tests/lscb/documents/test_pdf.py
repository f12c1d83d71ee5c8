import re
from io import BytesIO

import pikepdf
import pytest

from lscb.documents.blocks import Heading, Note, Prose, Table, spanning
from lscb.documents.pdf import render_pdf

from .reading import assert_accessible, document, pages_of, words_of
from .sample import ANNUAL_REPORT


@pytest.fixture(scope="module")
def annual_report():
    return render_pdf(ANNUAL_REPORT)


@pytest.fixture(scope="module")
def pages(annual_report):
    return pages_of(annual_report)


def test_every_block_makes_an_accessible_pdf(annual_report):
    assert_accessible(annual_report)


def test_same_document_gives_the_same_bytes(annual_report):
    assert render_pdf(ANNUAL_REPORT) == annual_report


def test_pdf_shows_every_figure_of_its_tables(pages):
    text = " ".join(" ".join(pages).split())

    tables = [
        b for c in ANNUAL_REPORT.chapters for b in c.blocks if isinstance(b, Table)
    ]
    for table in tables:
        assert table.caption in text
        for row in (*table.rows, table.total):
            for cell in row:
                for line in getattr(cell, "text", cell).splitlines():
                    assert line.split()[0] in text
    assert "England 5,100 13.0 6,000 13.4 6,500 13.3 7,180 13.8" in text
    assert "Our area <5 7.7 8 11.4 23 23.5 11 14.9" in text
    assert "Illustrative: Meeting days are not in the source." in text


def test_pdf_says_on_every_page_but_the_cover_where_one_is(pages):
    assert "Page 1" not in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert f"Page {number} of {len(pages)}" in text
        assert "Annual report 2012-13 · Board copy · Figures as published" in text
        assert ANNUAL_REPORT.board_name in text


def test_contents_give_the_page_each_heading_is_on(pages):
    entries = re.findall(r"^ *(.+?)(?: \.)+ +(\d+)$", pages[1], flags=re.M)

    headings = [
        block
        for chapter in ANNUAL_REPORT.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.level == 1
    ]
    assert len(entries) == len(ANNUAL_REPORT.chapters) + len(headings)
    for title, number in entries:
        words = r"\s+".join(map(re.escape, title.split()))
        heading = rf"^ *{words} *$"
        found = [n for n, text in enumerate(pages, 1) if re.search(heading, text, re.M)]
        assert found == [int(number)], title


def test_a_cell_names_the_heading_that_reaches_over_its_column():
    table = Table(
        "Plans",
        heading=(("", spanning("2008-09", 2)), ("Area", "Number", "%")),
        rows=(("England", "5,100", "13.0"),),
    )

    with pikepdf.open(BytesIO(render_pdf(document(table)))) as opened:
        elements = [
            each for each in opened.objects if isinstance(each, pikepdf.Dictionary)
        ]
        over = [
            each.ID
            for each in elements
            if each.get("/S") == "/TH" and "/ColSpan" in each.A
        ]
        cells = [
            each
            for each in elements
            if each.get("/S") == "/TD" and "/Headers" in each.get("/A", {})
        ]

        assert len(over) == 1
        assert [over[0] in list(cell.A.Headers) for cell in cells] == [True, True]


def test_heading_of_a_long_table_is_repeated_and_no_row_is_lost():
    rows = tuple((f"R{n}", "A risk of some length " * 4) for n in range(300))

    content = render_pdf(document(Table("Register", (("Reference", "Risk"),), rows)))

    pages = pages_of(content)
    assert_accessible(content)
    assert all(re.search(r"Reference +Risk", text) for text in pages)
    assert re.findall(r"^ *(R\d+) ", "\n".join(pages), re.M) == [row[0] for row in rows]
    assert min(len(re.findall(r"^ *R\d+ ", text, re.M)) for text in pages) >= 3


def test_nothing_runs_off_the_page():
    word = "Donaudampfschifffahrtsgesellschaft" * 8
    blocks = (
        Heading(word),
        Note(word),
        Prose(f"{word} and <https://example.org/{word}>"),
        Table(word, (("a", "b", "c"),), ((word, word, word),)),
        Table(
            "Many", (tuple("abcdefghijklmnopqrst"),), (tuple(["several words"] * 20),)
        ),
        Table("Tall", (("a", "b"),), (("x", "long text " * 2000),)),
    )

    content = render_pdf(document(*blocks))

    assert_accessible(content)
    for word_box in words_of(content):
        assert word_box["right"] <= word_box["page_width"]
        assert word_box["bottom"] <= word_box["page_height"]


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param(
            "- a\n\n  b\n  - c\n    - d\n\n  e\n\n1. # f\n", id="nested lists"
        ),
        pytest.param("- | a |\n  |---|\n  | b |\n", id="table in a list"),
        pytest.param("#### deep\n\n# top\n\n###### deeper", id="odd headings"),
        pytest.param("[a **b**](https://example.org/) " * 9, id="emphasis in links"),
        pytest.param("| a | |\n|---|---|\n| | |\n", id="empty cells"),
        pytest.param("", id="nothing"),
    ],
)
def test_narrative_makes_an_accessible_pdf(markdown):
    assert_accessible(render_pdf(document(Prose(markdown))))
