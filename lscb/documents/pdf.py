"""
Documents to tagged PDF (PDF/UA-1).

The layout runs in a process of its own (`render.py`), so that hostile or huge content
costs that process and not the caller's: it has no environment to leak, a limit of
memory and one of time. A plain subprocess works from a threaded web server and from a
Celery worker alike, where the `multiprocessing` module does not.
"""

import json
import os
import signal
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

from .blocks import Document
from .paper import lay_out_document

MEMORY_LIMIT = 1_500_000_000  # bytes of address space
TIME_LIMIT = 120  # seconds
REFUSED = 3  # the child's exit code when it says why in its own words
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE")
SCRIPT = Path(__file__).with_name("render.py")


class RenderFailed(Exception):
    """The PDF could not be made. The message says why in words for the person who asked."""


def render_pdf(
    document: Document, *, time_limit: float = TIME_LIMIT, rules: str = ""
) -> bytes:
    """`rules` come after those of every document's stylesheet. Raises `RenderFailed`."""
    paper = lay_out_document(document)
    return html_to_pdf(
        paper.html,
        assets=paper.assets,
        stylesheet=paper.stylesheet + rules,
        time_limit=time_limit,
    )


def html_to_pdf(
    html: str,
    *,
    stylesheet: str,
    assets: dict[str, tuple[bytes, str]] | None = None,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
) -> bytes:
    """`assets` maps "asset:<name>" to (bytes, MIME type); nothing else is loaded."""
    job = {
        "html": html,
        "stylesheet": stylesheet,
        "assets": {
            name: [b64encode(content).decode(), mime_type]
            for name, (content, mime_type) in (assets or {}).items()
        },
        "memory_limit": memory_limit,
        "time_limit": time_limit,
    }
    try:
        child = subprocess.run(  # noqa: S603 our own script
            [sys.executable, "-I", str(SCRIPT)],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=time_limit,
            env={name: os.environ[name] for name in KEPT if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RenderFailed(
            f"Laying out the document took longer than {time_limit:g} seconds."
        ) from None
    if child.returncode == 0 and child.stdout.startswith(b"%PDF-"):
        return child.stdout
    raise RenderFailed(_why(child))


def _why(child):
    if child.returncode == REFUSED:
        return child.stdout.decode()
    if child.returncode < 0:
        name = signal.Signals(-child.returncode).name
        return f"Laying out the document stopped without an answer ({name})."
    last = (
        child.stderr.decode(errors="replace").strip().splitlines() or ["no reason"]
    )[-1]
    return f"Laying out the document failed ({last[:200]})."
