"""Making the PDF of a report: composing, laying out, counting its pages."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from lscb.documents.pdf import render_pdf

from .assembly import document_of


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    page_count: int


def print_report(report, say=lambda text, done, total: None) -> Printed:
    """
    The report as PDF/UA-1, with `say` told how far it is.

    Takes seconds to tens of seconds: never in a request. Raises RenderFailed.
    """
    document = document_of(
        report,
        lambda section, done, total: say(f"Drawing {section}", done, total),
    )
    say("Laying out the pages", 0, 0)
    pdf = render_pdf(document)
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Printed(pdf, len(opened.pages))
