"""Laying out costs a process of its own, never the caller's."""

import multiprocessing
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from lscb.documents import pdf
from lscb.documents.pdf import RenderFailed, html_to_pdf

from .reading import FONT, PAGE

USES = "".join(
    f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)
MULTIPLYING_SVG = f"""
    <svg xmlns="http://www.w3.org/2000/svg">
      <g id="a0"><rect width="1" height="1"/></g>{USES}
    </svg>"""


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<table><tr><td colspan=100000>x</table>", id="colspan"),
        pytest.param("<table><tr><td>" * 300, id="nested tables"),
        pytest.param("<div>" * 20_000, id="nested blocks"),
        pytest.param("x" * 100_000, id="an endless word"),
        pytest.param(MULTIPLYING_SVG, id="SVG that multiplies"),
    ],
)
def test_huge_content_ends_as_a_pdf_or_with_a_reason(hostile):
    try:
        content = html_to_pdf(PAGE + hostile, stylesheet=FONT, time_limit=4)
    except RenderFailed as failure:
        assert re.search(  # noqa: PT017 either end is right
            "longer than 4 seconds|nested too deeply|more memory|stopped", str(failure)
        )
    else:
        assert content.startswith(b"%PDF-")


def test_html_to_pdf_stops_at_the_time_limit():
    with pytest.raises(RenderFailed, match=r"took longer than 0\.05 seconds"):
        html_to_pdf(PAGE, stylesheet=FONT, time_limit=0.05)


def test_html_to_pdf_stops_at_the_memory_limit():
    rows = "<tr><td>cell<td>cell<td>cell" * 20_000

    with pytest.raises(RenderFailed, match="more memory than it may have"):
        html_to_pdf(
            f"{PAGE}<table>{rows}</table>", stylesheet=FONT, memory_limit=300_000_000
        )


def test_html_to_pdf_stops_at_what_cannot_be_shown():
    with pytest.raises(RenderFailed, match="cannot be shown: Failed to load image"):
        html_to_pdf(
            f'{PAGE}<img alt="x" src="asset:a">',
            stylesheet=FONT,
            assets={"asset:a": (b"not a picture", "image/svg+xml")},
        )


@pytest.fixture
def child(monkeypatch, tmp_path):
    """Put another program in the place of the one that lays out."""

    def _child(program):
        script = tmp_path / "child.py"
        script.write_text(f"import os, sys\nsys.stdin.buffer.read()\n{program}\n")
        monkeypatch.setattr(pdf, "SCRIPT", script)

    return _child


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        pytest.param(
            "os.kill(os.getpid(), 9)", "without an answer .SIGKILL", id="killed"
        ),
        pytest.param(
            "os.kill(os.getpid(), 11)", "without an answer .SIGSEGV", id="crash"
        ),
        pytest.param("raise ValueError('why')", "failed .ValueError: why", id="error"),
        pytest.param("sys.exit(0)", "failed .no reason", id="nothing"),
        pytest.param("print('%PDX')", "failed .no reason", id="not a PDF"),
    ],
)
def test_html_to_pdf_says_why_a_child_failed(child, program, reason):
    child(program)

    with pytest.raises(RenderFailed, match=reason):
        html_to_pdf(PAGE, stylesheet=FONT)


def test_child_inherits_no_secrets(child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "quite-a-secret-word")
    child("print('%PDF-', dict(os.environ))")

    assert b"quite-a-secret-word" not in html_to_pdf(PAGE, stylesheet=FONT)


def test_html_to_pdf_works_from_many_threads():
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda _: html_to_pdf(PAGE, stylesheet=FONT), range(3)))

    assert [content[:5] for content in made] == [b"%PDF-"] * 3


def test_html_to_pdf_works_from_a_process_that_may_have_no_children():
    """As a Celery worker is: `multiprocessing` refuses it children."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(
        target=lambda: theirs.send(html_to_pdf(PAGE, stylesheet=FONT)), daemon=True
    )

    worker.start()
    theirs.close()
    content = ours.recv()
    worker.join()

    assert content.startswith(b"%PDF-")
