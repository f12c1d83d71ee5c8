import re

import pytest

from lscb.documents.narrative import narrative_html


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def tags_of(html):
    return re.findall(r"<(\w+)", html)


def test_narrative_keeps_emphasis_lists_links_and_tables():
    html = narrative_html(
        "The **board** asked *why*.\n\n- one\n- two\n\n1. first\n\n"
        "[Ours](https://example.org/a) and <chair@example.org>\n\n| A |\n|---|\n| b |\n"
    )

    assert {"strong", "em", "ul", "ol", "li", "a", "table"} <= set(tags_of(html))
    assert 'href="https://example.org/a"' in html
    assert 'href="mailto:chair@example.org"' in html
    assert '<th class="govuk-table__header" scope="col">A</th>' in html


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('<img src="https://example.org/x.png">', id="picture as HTML"),
        pytest.param("<svg><use href='file:///etc/passwd'/></svg>", id="SVG"),
        pytest.param("<div\nonclick=alert(1)>", id="block of HTML"),
        pytest.param("[x](javascript:alert(1))", id="script link"),
        pytest.param("[x](file:///etc/passwd)", id="file link"),
        pytest.param("[x](/relative)", id="relative link"),
        pytest.param("    <img src=x>", id="indented"),
        pytest.param("```\n<img src=x>\n```", id="fenced"),
    ],
)
def test_narrative_prints_as_typed(typed):
    html = narrative_html(typed)

    assert set(tags_of(html)) <= {"p", "br", "wbr"}


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/passwd"])
def test_narrative_leaves_only_the_words_of_a_picture(address):
    html = narrative_html(f"See ![the map]({address})")

    assert "<img" not in html
    assert "the map" in html


@pytest.mark.parametrize(
    ("typed", "levels"),
    [
        pytest.param("# a\n\n## b\n\n# c", "343", id="two levels"),
        pytest.param("#### a\n\n###### b", "34", id="typed deep"),
        pytest.param("## a\n\n# b\n\n### c", "334", id="a low one first"),
        pytest.param("# a\n\n## b\n\n### c", "344", id="no third level"),
    ],
)
def test_narrative_skips_no_heading_level(typed, levels):
    assert (
        "".join(re.findall(r"<h(\d)", narrative_html(typed, heading_level=3))) == levels
    )


def test_narrative_makes_lines_of_paragraphs_in_a_list_item():
    html = narrative_html("- one\n\n  more\n- two\n  - within\n\n  after\n")

    assert "<p" not in html
    assert re.search(r"one<br>\s*more", html)
    assert "within" in html
    assert "after" in html


def test_narrative_leaves_only_text_in_a_link():
    html = narrative_html("[a **b** *c*](https://example.org/)")

    assert re.search(r"<a [^>]+>a b c</a>", html)


def test_narrative_lets_long_words_break():
    html = narrative_html("w" * 60)

    assert html.count("<wbr>") == 2
    assert text_of(html).replace(" ", "") == "w" * 60
