"""
The layout itself: run by `pdf.py` as a script in a process of its own, never imported by it.

Reads one job as JSON from standard input and writes the PDF to standard output, or, with
exit code 3, one sentence that says why there is none. Knows neither Django nor us.
"""

import gc
import json
import logging
import resource
import sys
from base64 import b64decode

from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

REFUSED = 3


class OwnAssetsOnly(URLFetcher):
    """Give the document the pictures it came with and nothing else: no network, no disk."""

    def __init__(self, assets):
        super().__init__()
        self.assets = assets
        self.refused = []

    def fetch(self, url, headers=None):
        try:
            content, mime_type = self.assets[url]
        except KeyError:
            self.refused.append(url)
            raise FatalURLFetchingError(url) from None
        return URLFetcherResponse(url, b64decode(content), {"Content-Type": mime_type})


class Complaints(logging.Handler):
    """WeasyPrint leaves out what it cannot show and only logs it; we would rather stop."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def limit(memory, seconds):
    """Limits that hold even when the caller is gone and cannot stop us."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def render(job, fetcher):
    gc.freeze()
    gc.disable()  # a fifth of the time; the process ends with the document
    stylesheet = CSS(string=job["stylesheet"], url_fetcher=fetcher)
    page = HTML(string=job["html"], url_fetcher=fetcher)
    return page.write_pdf(
        stylesheets=[stylesheet], pdf_variant="pdf/ua-1", finisher=name_every_heading
    )


def name_every_heading(document, pdf):
    """
    Let each cell name the headings that reach over its column, "2008-09" as well as "%".

    WeasyPrint names only those that begin in it.
    """
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Table":
            name_headings_of(element, pdf)


def name_headings_of(table, pdf):
    over = {}  # by column
    for in_head, row in rows_of(table, pdf):
        column = 0
        for cell in parts_of(row, pdf):
            attributes = cell["A"]
            span = attributes.get("ColSpan", 1)
            if in_head and span > 1 and "ID" in cell:
                for reached in range(column + 1, column + span):
                    over.setdefault(reached, []).append(cell["ID"])
            elif "Headers" in attributes:
                attributes["Headers"].extend(over.get(column, ()))
            column += span


def rows_of(element, pdf, in_head=False):
    """The rows in a table, each with whether it stands in the head."""
    for part in parts_of(element, pdf):
        if part["S"] == "/TR":
            yield in_head, part
        elif part["S"] in ("/THead", "/TBody"):
            yield from rows_of(part, pdf, part["S"] == "/THead")


def parts_of(element, pdf):
    """What stands in an element of the tags; a reference reads b"12 0 R"."""
    for reference in element["K"]:
        yield pdf.objects[int(reference.split()[0])]


def main():
    job = json.load(sys.stdin.buffer)
    limit(job["memory_limit"], job["time_limit"])
    fetcher, complaints = OwnAssetsOnly(job["assets"]), Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    try:
        pdf = render(job, fetcher)
    except FatalURLFetchingError:
        return refuse_load(fetcher)
    except (MemoryError, SystemError):  # the second from C code that was refused memory
        return refuse("Laying out the document needs more memory than it may have.")
    except RecursionError:
        return refuse("The document is nested too deeply to be laid out.")
    if fetcher.refused:  # inside an SVG picture even fatal errors are swallowed
        return refuse_load(fetcher)
    if complaints.messages:
        return refuse(
            f"A part of the document cannot be shown: {complaints.messages[0]}"
        )
    sys.stdout.buffer.write(pdf)
    return 0


def refuse_load(fetcher):
    return refuse(
        f"The document asks for something it may not load: {fetcher.refused[0]}"
    )


def refuse(reason):
    sys.stdout.write(reason[:300])
    return REFUSED


if __name__ == "__main__":
    sys.exit(main())
