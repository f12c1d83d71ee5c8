import pytest

from lscb.documents.blocks import Chapter, Document
from lscb.documents.responses import FORMATS, as_download
from lscb.documents.sheets import Sheet
from tests.lscb.documents.reading import assert_accessible, pages_of

RISKS = Sheet("Risks", ("Ref", "Risk"), (("R1", "Gaps in practice"),), is_wide=True)
LIST = Document(
    "Risk register",
    "The board",
    (Chapter("As it stood on 8 May 2013", (RISKS,), is_wide=True),),
)


def test_pdf_of_a_wide_list_is_one_accessible_page():
    content = as_download(LIST, "pdf", name="Risks").content

    (page,) = pages_of(content)
    assert "Risk register" in page
    assert "Gaps in practice" in page
    assert_accessible(content)


@pytest.mark.parametrize("extension", FORMATS)
def test_downloads_are_kept_from_pages_and_caches(extension):
    response = as_download(LIST, extension, name="Café / «risks»\r\nX-Own: 1")

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="cafe-risks-x-own-1.{extension}"'
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in response.headers["Cache-Control"]


def test_a_name_without_letters_is_still_a_name():
    response = as_download(LIST, "csv", name="☃")

    assert 'filename="list.csv"' in response.headers["Content-Disposition"]
