import pytest

from lscb.files import services

from . import samples

pytestmark = pytest.mark.urls("tests.lscb.files.urls")


@pytest.fixture
def file(officer):
    return services.keep(samples.PDF, name="report.pdf", board=None, by=officer)


def body(response):
    return b"".join(response.streaming_content)


def test_file_is_handed_out_as_a_download_and_never_as_a_page(client, file):
    response = client.get(f"/file/{file.pk}")

    assert response.status_code == 200
    assert body(response) == samples.PDF
    headers = response.headers
    assert headers["Content-Disposition"] == 'attachment; filename="report.pdf"'
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Length"] == str(file.size)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert set(headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "Cookie" in headers["Vary"]


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        pytest.param(
            "Bwrdd Môn.pdf",
            "attachment; filename*=utf-8''Bwrdd%20M%C3%B4n.pdf",
            id="letters with marks",
        ),
        pytest.param(
            'a"; filename=b.pdf',
            r'attachment; filename="a\"; filename=b.pdf"',
            id="quote",
        ),
    ],
)
def test_name_cannot_break_the_header(client, officer, name, disposition):
    file = services.keep(samples.PDF, name=name, board=None, by=officer)

    response = client.get(f"/file/{file.pk}")

    assert response.headers["Content-Disposition"] == disposition
    assert body(response) == samples.PDF


@pytest.mark.parametrize("prefix", ["", "W/", '"other", '])
def test_browser_that_has_the_file_is_told_so(client, file, prefix):
    first = client.get(f"/file/{file.pk}")
    assert body(first) == samples.PDF

    again = client.get(
        f"/file/{file.pk}", headers={"If-None-Match": prefix + first.headers["ETag"]}
    )

    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "private" in again.headers["Cache-Control"]


def test_browser_that_has_another_version_gets_the_file(client, file):
    response = client.get(f"/file/{file.pk}", headers={"If-None-Match": '"older"'})

    assert response.status_code == 200
    assert body(response) == samples.PDF


def test_file_missing_from_the_store_is_not_found_and_logged(client, file, caplog):
    file.path.unlink()

    response = client.get(f"/file/{file.pk}")

    assert response.status_code == 404
    assert "missing from the store" in caplog.text
