"""A document loads the pictures it came with and nothing else."""

import http.server
import threading

import pytest
from weasyprint import HTML

from lscb.documents.blocks import Figure, Heading, Note, Prose, Table
from lscb.documents.charts import Bars, Series
from lscb.documents.pdf import RenderFailed, html_to_pdf, render_pdf

from .reading import FONT, PAGE, assert_accessible, document, pages_of


@pytest.fixture
def canary(tmp_path):
    """A server that counts who calls, and a file nobody may read."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(404)

        def log_message(self, *args):
            pass

    calls = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    server.calls = calls
    server.url = f"http://127.0.0.1:{server.server_port}/canary"
    server.file = tmp_path / "secret.txt"
    server.file.write_text("quite-a-secret-word")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.org/pixel.png", id="the network"),
        pytest.param("file:///etc/passwd", id="the disk"),
        pytest.param("data:image/svg+xml,<svg/>", id="what it brings itself"),
        pytest.param("asset:another", id="a picture it was not given"),
    ],
)
def test_html_to_pdf_refuses_to_load(url):
    with pytest.raises(RenderFailed, match="may not load"):
        html_to_pdf(f'{PAGE}<img alt="" src="{url}">', stylesheet="")


@pytest.mark.parametrize(
    "hostile",
    [
        '<img alt="x" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<style>@import "{}";</style>',
        "<style>@font-face {{ font-family: x; src: url({}) }} h1 {{ font-family: x }}</style>",
        '<p style="background: url({})">x</p>',
        '<p style="list-style-image: url({}); display: list-item">x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
        '<object data="{}"></object>',
        '<embed src="{}">',
    ],
)
def test_hostile_html_reaches_nothing(canary, hostile):
    with pytest.raises(RenderFailed, match="may not load"):
        html_to_pdf(PAGE + hostile.format(canary.url), stylesheet=FONT)

    assert canary.calls == []


def test_a_picture_may_not_load_another(canary):
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{canary.url}" width="9" height="9"/></svg>'

    with pytest.raises(RenderFailed, match="may not load"):
        html_to_pdf(
            f'{PAGE}<img alt="x" src="asset:a">',
            stylesheet=FONT,
            assets={"asset:a": (svg.encode(), "image/svg+xml")},
        )

    assert canary.calls == []


def test_canary_is_reached_without_the_defence(canary):
    HTML(string=f'{PAGE}<img alt="x" src="{canary.url}">').write_pdf()

    assert canary.calls == ["/canary"]


def test_hostile_words_are_printed_and_reach_nothing(canary):
    hostile = (
        f'<img src="{canary.url}"> ![x]({canary.url}) <script src="{canary.url}"></script> '
        f'<link rel="attachment" href="{canary.file.as_uri()}"> <td colspan="100000"> '
        f"<svg><image href='{canary.file.as_uri()}'/></svg> [x]({canary.file.as_uri()})"
    )
    chart = Bars((hostile, "b"), (Series(hostile, (1, 2)), Series("b", (2, 1))))
    blocks = (
        Prose(hostile),
        Heading(hostile),
        Note(hostile, label=hostile),
        Table(hostile, ((hostile,),), ((hostile,),), notes=(hostile,), source=hostile),
        Figure(chart, hostile),
    )

    content = render_pdf(document(*blocks))

    assert_accessible(content)
    assert canary.calls == []
    text = "".join(pages_of(content))
    assert "colspan" in text
    assert "quite-a-secret-word" not in text
