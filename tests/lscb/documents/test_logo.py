"""A board's logo on the cover, on paper and in Word."""

import io

import docx
import pikepdf
import pytest
from PIL import Image

from lscb.documents.blocks import Chapter, Cover, Document, Logo, Prose
from lscb.documents.paper import lay_out_document
from lscb.documents.pdf import render_pdf
from lscb.documents.word import LOGO, LOGO_WIDEST, render_docx

from .reading import assert_accessible


def cover_with(*, size=(300, 150)):
    content = io.BytesIO()
    Image.new("RGB", size, "#7a1f52").save(content, "PNG")
    logo = Logo(content.getvalue(), "image/png", alt="Two hands & a <house>")
    cover = Cover("Annual report", logo=logo)
    return Document("Report", "Board", (Chapter("One", (Prose("Text"),)),), cover=cover)


def test_paper_loads_the_logo_with_its_words():
    paper = lay_out_document(cover_with())

    [(address, (content, content_type))] = paper.assets.items()
    assert address in paper.html
    assert 'alt="Two hands &amp; a &lt;house&gt;"' in paper.html
    assert Image.open(io.BytesIO(content)).size == (300, 150)
    assert content_type == "image/png"


def test_pdf_shows_it_and_says_what_it_is():
    content = render_pdf(cover_with())

    assert_accessible(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
        told = [
            str(each.get("/Alt"))
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert told == ["Two hands & a <house>"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param((300, 150), (2 * LOGO, LOGO), id="as high as there is room"),
        pytest.param((800, 100), (LOGO_WIDEST, LOGO_WIDEST // 8), id="a wide one"),
    ],
)
def test_word_shows_it_in_proportion(size, expected):
    word = docx.Document(io.BytesIO(render_docx(cover_with(size=size))))

    [picture] = word.inline_shapes
    assert (picture.width, picture.height) == pytest.approx(expected, abs=2)
    assert picture._inline.docPr.get("descr") == "Two hands & a <house>"
