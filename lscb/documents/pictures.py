"""A picture as a page of a PDF: as large as it goes, upright or sideways as it is itself."""

import io

from django.utils.html import format_html
from PIL import Image

from .pdf import html_to_pdf

STYLESHEET = """
@page { size: A4 %s; margin: 15mm; font-family: "Liberation Sans" }
body { margin: 0; font-family: "Liberation Sans" }
h1 { margin: 0 0 5mm; font-size: 13pt }
img { max-width: 100%%; max-height: %smm; object-fit: contain }
"""


def picture_page(content: bytes, content_type: str, *, title: str) -> bytes:
    """Raises `RenderFailed`."""
    with Image.open(io.BytesIO(content)) as picture:
        is_wide = picture.width > picture.height
    html = format_html(
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{0}</title>'
        '</head><body><h1>{0}</h1><img src="asset:picture" alt="{0}"></body></html>',
        title,
    )
    return html_to_pdf(
        html,
        stylesheet=STYLESHEET % (("landscape", 160) if is_wide else ("portrait", 245)),
        assets={"asset:picture": (content, content_type)},
    )
