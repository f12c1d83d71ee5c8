import pytest

from lscb.files import checks, office
from lscb.files.exceptions import FileRefused

from . import samples


def refusal(content, name):
    with pytest.raises(FileRefused) as refused:
        checks.content_type_of(content, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        pytest.param(samples.PDF, "report.pdf", checks.PDF, id="PDF"),
        pytest.param(samples.picture("PNG"), "logo.png", checks.PNG, id="PNG"),
        pytest.param(samples.picture("JPEG"), "logo.jpg", checks.JPEG, id="JPEG"),
        pytest.param(
            samples.picture("JPEG"), "logo.JPEG", checks.JPEG, id="JPEG, long"
        ),
        pytest.param(samples.word(), "terms.docx", office.DOCX, id="Word"),
        pytest.param(samples.excel(), "budget.xlsx", office.XLSX, id="Excel"),
        pytest.param("a,b\n1,é\n".encode(), "data.csv", checks.CSV, id="CSV"),
        pytest.param(
            b"\xef\xbb\xbfa,b\r\n", "data.csv", checks.CSV, id="CSV from Excel"
        ),
        pytest.param(b"Notes\f\tmore", "notes.txt", checks.TEXT, id="text"),
    ],
)
def test_file_is_taken(content, name, content_type):
    assert checks.content_type_of(content, name) == content_type


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "report.pdf", "is empty", id="empty"),
        pytest.param(
            b"MZ\x90", "setup.exe", "do not take files that end in “.exe”", id="exe"
        ),
        pytest.param(b"<svg/>", "logo.svg", "“.svg”", id="active picture"),
        pytest.param(b"<html>", "page.html", "“.html”", id="page"),
        pytest.param(samples.PDF, "report", "without an ending", id="no ending"),
        pytest.param(samples.PDF, "report.pdf.exe", "“.exe”", id="two endings"),
        pytest.param(samples.PDF, "report.docx", "this is a PDF", id="PDF as Word"),
        pytest.param(samples.PDF, "report.csv", "this is a PDF", id="PDF as CSV"),
        pytest.param(
            samples.word(), "plan.xlsx", "a Word document", id="Word as Excel"
        ),
        pytest.param(
            samples.excel(), "plan.docx", "an Excel workbook", id="Excel as Word"
        ),
        pytest.param(samples.word(), "plan.pdf", "a Word document", id="Word as PDF"),
        pytest.param(
            samples.picture("PNG"), "logo.jpg", "a PNG picture", id="PNG as JPEG"
        ),
        pytest.param(
            b"<html><script>", "logo.png", "its content is not", id="page as PNG"
        ),
        pytest.param(
            checks.OLD_OFFICE + b"x", "old.docx", "password-protected", id="old Office"
        ),
        pytest.param(samples.PDF[:-8], "half.pdf", "only part of it", id="half a PDF"),
        pytest.param(
            samples.picture("PNG")[:-20], "half.png", "only part of it", id="half a PNG"
        ),
        pytest.param(
            b"\xff\xd8\xff\xe0nonsense", "odd.jpg", "damaged", id="no JPEG after all"
        ),
        pytest.param(b"a,\xe9\n", "data.csv", "CSV UTF-8", id="Windows letters"),
        pytest.param("a,b".encode("utf-16"), "data.csv", "CSV UTF-8", id="UTF-16"),
        pytest.param(b"a\x00b", "data.txt", "not a text file", id="NUL"),
    ],
)
def test_file_is_refused_with_words_that_help(content, name, words):
    assert words in refusal(content, name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(samples.PDF + samples.word(), "both.pdf", id="Word behind a PDF"),
        pytest.param(
            samples.picture("PNG") + samples.plain_zip("a"),
            "both.png",
            id="zip behind a PNG",
        ),
        pytest.param(
            samples.picture("JPEG") + samples.plain_zip("a"),
            "both.jpg",
            id="zip behind a JPEG",
        ),
    ],
)
def test_file_that_is_two_things_is_refused(content, name):
    assert "second file is hidden" in refusal(content, name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b"<html>" + samples.PDF, "page.pdf", id="page before a PDF"),
        pytest.param(
            b"GIF89a" + samples.word(), "gif.docx", id="GIF before a Word file"
        ),
        pytest.param(
            samples.picture("PNG") + b"<script>", "page.png", id="page behind a PNG"
        ),
    ],
)
def test_file_that_begins_or_ends_as_something_else_is_refused(content, name):
    assert refusal(content, name)


def test_picture_with_too_many_pixels_is_refused():
    wide = samples.picture("PNG", (60_000, 1_000))

    assert "60000 by 1000 pixels" in refusal(wide, "wide.png")


@pytest.mark.parametrize(
    ("name", "most"),
    [("scan.pdf", 50), ("logo.png", 10), ("plan.docx", 10), ("data.csv", 10)],
)
def test_file_may_have_a_size_and_no_more(name, most):
    content_type = checks.EXTENSIONS[name.rpartition(".")[2]]

    checks.check_size(most * 1_000_000, content_type)
    with pytest.raises(FileRefused, match=f"up to {most} MB"):
        checks.check_size(most * 1_000_000 + 1, content_type)


def test_size_is_judged_before_the_content():
    assert "up to 10 MB" in refusal(b"x" * 10_000_001, "data.csv")


def test_size_of_what_it_is_counts_and_not_of_what_it_says():
    picture_as_pdf = samples.picture("PNG") + b"x" * 11_000_000

    assert refusal(picture_as_pdf, "scan.pdf")
