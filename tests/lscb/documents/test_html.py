import re

import pytest

from lscb.documents.blocks import (
    Cell,
    Chapter,
    Contents,
    Document,
    Figure,
    Heading,
    Note,
    Prose,
    Table,
    group_row,
    number,
    spanning,
)
from lscb.documents.charts import Bars, Series
from lscb.documents.html import render_blocks, render_chapters
from lscb.documents.paper import balanced, lay_out_document

from .sample import ANNUAL_REPORT

HOSTILE = '<script>"x"</script>'
CHART = Bars(("a",), (Series("s", (1,)),))


def levels(html):
    return "".join(re.findall(r"<h(\d)", html))


def test_render_blocks_obeys_the_content_security_policy():
    for chapter in ANNUAL_REPORT.chapters:
        html = render_blocks(chapter.blocks)

        assert "style=" not in html
        assert set(re.findall(r'src="(\w+:[\w/+]+)', html)) <= {"data:image/svg+xml"}


def test_render_blocks_escapes_all_text_but_narrative():
    html = render_blocks(
        (
            Heading(HOSTILE, number=HOSTILE),
            Note(HOSTILE, label=HOSTILE),
            Table(
                HOSTILE,
                ((HOSTILE,),),
                ((Cell(HOSTILE, tone="red"),),),
                notes=(HOSTILE,),
                source=HOSTILE,
            ),
            Figure(CHART, HOSTILE, alt=HOSTILE, source=HOSTILE),
        )
    )

    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 13


def test_render_blocks_starts_at_the_level_asked_for_and_skips_none():
    blocks = (
        Heading("a"),
        Prose("# in it"),
        Heading("b", level=2),
        Heading("c", level=1),
    )

    assert levels(render_blocks(blocks, heading_level=2)) == "2332"
    alone = (Heading("a", level=2), Heading("b", level=2))
    assert levels(render_blocks(alone, heading_level=3)) == "33"


def test_render_blocks_gives_pictures_the_address_asked_for():
    html = render_blocks(
        (Figure(CHART, "c"),), image_address=lambda chart: "/chart.svg"
    )

    assert 'src="/chart.svg"' in html


def test_render_blocks_refuses_what_is_not_a_block():
    with pytest.raises(TypeError, match="str is not a block"):
        render_blocks(("text",))


def test_render_chapters_gives_every_heading_an_address_of_its_own():
    chapters = tuple(
        Chapter(
            "Same", (Heading("Same", anchor="here"), Heading("Same", anchor="here"))
        )
        for _ in range(2)
    )

    html = render_chapters(Document("d", "b", chapters, contents=Contents(depth=2)))

    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors)) == 7
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(anchors) - {"contents"}


def test_table_scopes_its_headings():
    html = render_blocks(
        (
            Table(
                "Plans",
                heading=(("", spanning("2008-09", 2)), ("", "Number", "%")),
                rows=(
                    group_row("Regions", 3),
                    ("England", number("<5"), number("13.0")),
                ),
                total=("Total", number("9"), ""),
            ),
        )
    )

    assert '<th scope="colgroup" colspan="2"' in html
    assert '<th scope="rowgroup" colspan="3"' in html
    assert re.search(r'<th scope="row" [^>]+>England</th>', html)
    assert re.search(r'<th scope="row" [^>]+>Total</th>', html)
    assert re.search(r'<td class="[^"]+numeric">&lt;5</td>', html)
    assert re.search(r'<th scope="col" class="[^"]+numeric">Number</th>', html)
    assert "<th class" not in html  # an empty corner is no heading


def test_table_without_rows_says_so():
    html = render_blocks(
        (Table("Due", (("Agency", "Due"),), (), empty_text="None due."),)
    )

    assert '<td colspan="2" class="govuk-table__cell">None due.</td>' in html


def test_table_keeps_line_breaks():
    html = render_blocks((Table("c", (("a",),), (("June 2013\nMarch 2014",),)),))

    assert "June 2013<br>March 2014" in html


def test_status_is_a_word_as_well_as_a_colour():
    html = render_blocks(
        (Table("c", (("a", "b"),), (("R1", Cell("Amber: high", tone="amber")),)),)
    )

    assert '<strong class="tag tag--amber">Amber: high</strong>' in html


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        pytest.param("#00536b", "--on-board: #ffffff; --board-ink: #00536b", id="dark"),
        pytest.param("#ffdd00", "--on-board: #0b0c0c; --board-ink: #0b0c0c", id="pale"),
    ],
)
def test_paper_can_be_read_whatever_the_boards_colour(colour, expected):
    paper = lay_out_document(Document("d", "b", (), colour=colour))

    assert expected in paper.stylesheet


def test_paper_sets_a_chart_beside_its_table_where_there_is_room():
    years = ("2008-09", "2009-10", "2010-11", "2011-12") * 2
    narrow = Table("narrow", (("Area", "2011-12"),), (("Our area", "1"),))
    wide = Table("wide", (("Area", *years),), (("Our area", *"12341234"),))
    figure = Figure(CHART, "c", is_beside=True)

    paper = lay_out_document(
        Document("d", "b", (Chapter("c", (narrow, figure, wide, figure)),))
    )

    assert re.findall(r'class="document-(beside|together)"', paper.html) == [
        "beside",
        "together",
    ]
    assert len(paper.assets) == 2  # drawn for half the width, and for all of it


def test_contents_give_a_number_in_words_the_room_it_needs():
    chapters = (
        Chapter("Data", (), number="Appendix 1"),
        Chapter("Aims", (), number="2"),
    )

    html = render_chapters(Document("d", "b", chapters, contents=Contents()))

    assert html.count("Appendix 1: ") == 2
    assert html.count('<span class="document-number">2</span>') == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Short", "Short", id="one line"),
        pytest.param(
            "Bath and North East Somerset Local Safeguarding Children Board",
            "Bath and North East Somerset\nLocal Safeguarding Children Board",
            id="two lines",
        ),
        pytest.param("w" * 90, "w" * 90, id="one word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_balanced_breaks_a_long_name_into_lines_of_a_length(text, expected):
    assert balanced(text, 48) == expected


def test_paper_carries_each_picture_once():
    figures = (Figure(CHART, "one"), Figure(CHART, "two"))

    paper = lay_out_document(Document("d", "b", (Chapter("c", figures),)))

    (name,) = paper.assets
    assert paper.html.count(f'src="{name}"') == 2
