"""
Handing out a document that was made for this one request. The view has decided already
that this person may read what is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.text import slugify

from .blocks import Document
from .csv_text import render_csv
from .excel import render_xlsx
from .pdf import render_pdf
from .sheets import for_paper
from .word import render_docx

PDF_TIME_LIMIT = 20  # seconds; a web server's thread waits for it


@dataclass(frozen=True)
class Format:
    label: str
    content_type: str
    render: Callable[[Document], bytes]
    most_rows: int = 0  # what a request has time for; 0 is no limit


FORMATS = {
    "xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        render_xlsx,
    ),
    "docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        lambda document: render_docx(for_paper(document)),
        most_rows=2_000,
    ),
    "csv": Format("CSV", "text/csv; charset=utf-8", render_csv),
    "pdf": Format(
        "PDF",
        "application/pdf",
        lambda document: render_pdf(for_paper(document), time_limit=PDF_TIME_LIMIT),
        most_rows=500,
    ),
}


def as_download(document: Document, extension: str, *, name: str) -> HttpResponse:
    """`extension` is one of `FORMATS`. Raises `RenderFailed` when a PDF cannot be made in time."""
    made = FORMATS[extension]
    response = HttpResponse(made.render(document), content_type=made.content_type)
    response.headers["Content-Disposition"] = (
        f'attachment; filename="{slugify(name)[:100] or "list"}.{extension}"'
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    patch_cache_control(response, private=True, no_store=True)
    return response


def offered(request, extensions=tuple(FORMATS), **chosen) -> list[dict[str, str]]:
    """Links to this page in each format, filters and order as they are: for components/exports.html."""
    query = request.GET.copy()
    query.pop("page", None)
    query.pop("format", None)
    for name, value in chosen.items():
        query[name] = value
    kept = f"{query.urlencode()}&" if query else ""
    return [
        {
            "label": FORMATS[extension].label,
            "url": f"{request.path}?{kept}format={extension}",
        }
        for extension in extensions
    ]
