"""Reading a PDF back: its words, and whether everyone can read it."""

import re
import subprocess

import page

from lscb.documents.blocks import Chapter, Document

PAGE = '<html lang="en-GB"><title>t</title><h1>t</h1>'
FONT = "@page, html { font-family: 'Liberation Sans' }"


def document(*blocks):
    return Document("Report", "Board", (Chapter("Chapter", blocks),))


def assert_accessible(content):
    report = page.validate_pdf_bytes(content, profile="ua1")
    assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]


def pages_of(content):
    """The text of each page, as laid out."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().split("\f")[:-1]


def in_drawn_order(content):
    """The whole text on one line: a table cell by cell, even where a chart stands beside it."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def words_of(content):
    done = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True
    )
    width = height = None
    for line in done.stdout.decode().splitlines():
        if size := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            width, height = map(float, size.groups())
        elif box := re.search(r'xMax="([\d.]+)" yMax="([\d.]+)"', line):
            right, bottom = map(float, box.groups())
            yield {
                "right": right,
                "bottom": bottom,
                "page_width": width,
                "page_height": height,
            }
