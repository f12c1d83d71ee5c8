import pytest

from lscb.files.names import clean_name, extension_of


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        pytest.param("Terms of reference.docx", "Terms of reference.docx", id="plain"),
        pytest.param("../../etc/passwd.txt", "passwd.txt", id="up the tree"),
        pytest.param(r"C:\Users\officer\plan.xlsx", "plan.xlsx", id="Windows path"),
        pytest.param("/etc/plan.pdf", "plan.pdf", id="from the root"),
        pytest.param("..", "", id="the folder above"),
        pytest.param(".pdf", "pdf", id="hidden"),
        pytest.param("plan.pdf\r\nX-Header: 1", "plan.pdf X-Header: 1", id="header"),
        pytest.param("plan\x00.pdf", "plan.pdf", id="NUL"),
        pytest.param("plan\u202efdp.exe", "planfdp.exe", id="reversed reading"),
        pytest.param("cafe\u0301.pdf", "café.pdf", id="composed"),
        pytest.param("  spaced \t out .pdf", "spaced out.pdf", id="spaces"),
        pytest.param("a" * 300 + ".pdf", "a" * 116 + ".pdf", id="long"),
        pytest.param("b" * 300, "b" * 120, id="long without an ending"),
    ],
)
def test_clean_name(sent, kept):
    assert clean_name(sent) == kept


@pytest.mark.parametrize(
    ("name", "extension"),
    [
        pytest.param("Plan.PDF", "pdf", id="upper case"),
        pytest.param("plan.pdf.exe", "exe", id="the last one counts"),
        pytest.param("plan", "", id="none"),
    ],
)
def test_extension_of(name, extension):
    assert extension_of(name) == extension
