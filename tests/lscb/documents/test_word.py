import io
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from lscb.documents.blocks import (
    BulletList,
    Cell,
    Chapter,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Note,
    Pairs,
    Prose,
    Table,
    group_row,
    number,
    spanning,
)
from lscb.documents.charts import Lines, Series
from lscb.documents.sheets import Sheet, for_paper, plain
from lscb.documents.word import render_docx
from tests.lscb.documents.sample import ANNUAL_REPORT


def written(*blocks, **options):
    chapter = Chapter("Governance", blocks, number="1")
    return opened(Document("Report", "The board", (chapter,), **options))


def opened(document):
    return docx.Document(io.BytesIO(render_docx(document)))


def styled(word):
    return [(each.style.name, each.text) for each in word.paragraphs if each.text]


def texts_of(table):
    """The text of each cell once, also of one that spans columns."""
    return [
        tuple(docx.table._Cell(cell, table).text for cell in row._tr.tc_lst)
        for row in table.rows
    ]


# Words


def test_headings_have_words_own_styles_and_skip_no_level():
    word = written(
        Heading("Straight to two", level=2), Heading("Then one", number="1.1")
    )

    assert [each for each in styled(word) if each[0].startswith("Heading")] == [
        ("Heading 1", "1 Governance"),
        ("Heading 2", "Straight to two"),
        ("Heading 2", "1.1 Then one"),
    ]


def test_narrative_becomes_runs_and_lists():
    word = written(
        Prose(
            "The **board** met *four* times: see [its pages](https://example.org).\n\n- one\n  - deeper\n- two"
        )
    )

    sentence, *items = [
        each
        for each in word.paragraphs
        if each.style.name in {"Normal", "List Bullet", "List Bullet 2"}
    ]
    assert sentence.text == "The board met four times: see its pages."
    assert [run.text for run in sentence.runs if run.bold] == ["board"]
    assert [run.text for run in sentence.runs if run.italic] == ["four"]
    assert [(link.text, link.address) for link in sentence.hyperlinks] == [
        ("its pages", "https://example.org")
    ]
    assert [(each.style.name, each.text) for each in items] == [
        ("List Bullet", "one"),
        ("List Bullet 2", "deeper"),
        ("List Bullet", "two"),
    ]


def test_each_numbered_list_counts_for_itself():
    word = written(
        BulletList(("a", "b"), is_numbered=True), Prose("3. c\n4. d"), Prose("Words")
    )

    numbering = word.part.numbering_part.element
    numbers = [
        each._p.pPr.numPr.numId.val
        for each in word.paragraphs
        if each.style.name == "List Number"
    ]
    starts = [
        numbering.num_having_numId(each).lvlOverride_lst[0].startOverride.val
        for each in numbers
    ]
    assert (numbers[0] == numbers[1]) != (numbers[1] == numbers[2])
    assert starts == [1, 1, 3, 3]


def test_remarks_say_of_what_kind_they_are():
    word = written(Note("Days were made up.", label="Illustrative"))

    assert ("Remark", "Illustrative: Days were made up.") in styled(word)


# Tables


TABLE = Table(
    "Referrals",
    heading=(("Area", spanning("2012-13", 2)), ("", "Number", "%")),
    rows=(
        group_row("Unitary", 3),
        ("Ours\nand others", number("1,039"), Cell("Amber: high", tone="amber")),
    ),
    total=("Both", number("1,042"), ""),
    notes=("Provisional.",),
    source="Census",
)


def test_table_holds_each_cell_once():
    (table,) = written(TABLE).tables

    assert texts_of(table) == [
        ("Area", "2012-13"),
        ("", "Number", "%"),
        ("Unitary",),
        ("Ours\nand others", "1,039", "Amber: high"),
        ("Both", "1,042", ""),
    ]


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=8))
def test_table_keeps_every_text(rows):
    (table,) = written(Table("T", (("A", "B"),), tuple(rows))).tables

    expected = [tuple(map(plain, row)) for row in rows]
    assert texts_of(table)[1:] == expected


def test_heading_rows_are_repeated_and_rows_stay_whole():
    (table,) = written(TABLE).tables

    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows]
    assert repeated == [True, True, False, False, False]
    assert all(whole)


def test_table_has_its_caption_notes_and_source():
    word = written(TABLE)

    said = styled(word)
    assert ("Caption", "Referrals") in said
    assert [text for style, text in said if style == "Table Note"] == [
        "Provisional.",
        "Source: Census",
    ]
    title = word.tables[0]._tbl.tblPr.find(qn("w:tblCaption"))
    assert title.get(qn("w:val")) == "Referrals"


def test_columns_fill_the_width_of_the_text():
    shared = Table("T", (("A", "B"),), (("a", "b" * 80),), widths=(25, 75))
    (table,) = written(shared).tables

    widths = [column.width.cm for column in table.columns]
    assert widths == pytest.approx([4.25, 12.75], abs=0.02)


def test_empty_table_says_so_and_pairs_are_a_table():
    first, second = written(
        Table("T", (("A", "B"),), (), empty_text="No risks."),
        Pairs((("Chair", "Independent"),)),
    ).tables

    assert texts_of(first)[1:] == [("No risks.",)]
    assert texts_of(second) == [("Chair", "Independent")]


def test_a_register_is_printed_as_a_table():
    document = Document(
        "Risks",
        "The board",
        (Chapter("Risks", (Sheet("Risks", ("Ref", "Score"), (("R1", 12),)),)),),
    )

    assert texts_of(opened(for_paper(document)).tables[0]) == [
        ("Ref", "Score"),
        ("R1", "12"),
    ]


def test_wide_tables_stand_on_pages_turned_sideways():
    wide = Table("Wide", (("A",),), (("a",),), is_wide=True)
    word = written(Prose("Before."), wide, Prose("After."))

    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert {round(section.page_width.cm, 1) for section in word.sections} == {21, 29.7}


def test_a_wide_list_has_its_title_on_its_first_page():
    wide = Table("Wide", (("A",),), (("a",),), is_wide=True)
    (section,) = opened(
        Document("List", "The board", (Chapter("Now", (wide,), is_wide=True),))
    ).sections

    assert section.orientation == WD_ORIENT.LANDSCAPE


# Charts


def test_chart_is_a_picture_with_its_words():
    chart = Lines(("2011-12", "2012-13"), (Series("Ours", (1, 2)),), "children")
    word = written(Figure(chart, "Referrals", source="Census"))

    (picture,) = word.inline_shapes
    assert picture.width.cm == pytest.approx(16.2, abs=0.01)
    assert picture._inline.docPr.get("descr").startswith("Line chart, children")
    with zipfile.ZipFile(io.BytesIO(render_docx(ANNUAL_REPORT))) as package:
        pictures = [name for name in package.namelist() if "/media/" in name]
        assert pictures
        assert all(package.read(name).startswith(b"\x89PNG") for name in pictures)


# The document


def test_document_says_what_it_is():
    word = written(status="Draft", footer="As at May")

    properties = word.core_properties
    assert (properties.title, properties.author) == ("Report", "The board")
    assert (properties.language, properties.comments) == ("en-GB", "")
    defaults = word.styles.element.find(qn("w:docDefaults"))
    assert {each.get(qn("w:val")) for each in defaults.iter(qn("w:lang"))} == {"en-GB"}
    footer = word.sections[0].footer.paragraphs[0]
    assert footer.text == "Report · Draft · As at May · page "
    assert "PAGE" in footer._p.xml


def test_cover_and_contents_come_first():
    word = written(
        Heading("How it works", number="1.1"),
        cover=Cover("Annual report", subtitle="Our area", details=("June 2013",)),
        contents=Contents(depth=2),
    )

    assert styled(word)[:8] == [
        ("Subtitle", "The board"),
        ("Title", "Annual report"),
        ("Subtitle", "Our area"),
        ("Normal", "June 2013"),
        ("TOC Heading", "Contents"),
        ("toc 1", "1 Governance"),
        ("toc 2", "1.1 How it works"),
        ("Heading 1", "1 Governance"),
    ]


def test_every_block_of_a_report_is_in_word():
    word = opened(ANNUAL_REPORT)

    blocks = [block for chapter in ANNUAL_REPORT.chapters for block in chapter.blocks]
    captions = [block.caption for block in blocks if isinstance(block, Table | Figure)]
    assert [text for style, text in styled(word) if style == "Caption" and text] == (
        captions
    )
