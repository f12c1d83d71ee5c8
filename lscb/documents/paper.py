"""A document as one complete HTML page for printing, with the pictures it needs beside it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from .blocks import Document
from .contrast import AA_FOR_TEXT, contrast
from .drawing import WIDTH, draw
from .html import Layout, chapters_html, contents_html
from .markup import lines, paragraph

STYLESHEET = Path(__file__).with_name("print.css").read_text()
BOARD_NAME_LINE = 48  # letters that a line of the cover has room for


@dataclass(frozen=True)
class Paper:
    """`assets` maps "asset:<name>" to (bytes, MIME type): all that the page may load."""

    html: str
    assets: dict[str, tuple[bytes, str]]
    stylesheet: str


def lay_out_document(document: Document) -> Paper:
    assets = {}

    def picture(chart, width=WIDTH):
        svg = draw(chart, width)
        address = f"asset:{sha256(svg).hexdigest()[:20]}"
        assets[address] = (svg, "image/svg+xml")
        return address

    layout = Layout(picture, for_paper=True, top_level=3)
    chapters = chapters_html(document.chapters, layout)
    html = format_html(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title>'
        '<meta name="author" content="{}"></head><body{} data-board="{}" data-footer="{}">{}{}{}</body></html>',
        document.language,
        document.title,
        document.board_name,
        mark_safe(' class="compact"') if document.is_compact else "",
        document.board_name,
        " · ".join(filter(None, [document.title, document.status, document.footer])),
        _cover(document, assets) if document.cover else _title_block(document),
        contents_html(document, layout),
        chapters,
    )
    return Paper(html, assets, STYLESHEET + _colours(document.colour))


def _cover(document, assets):
    cover = document.cover
    return format_html(
        '<section class="cover"><div class="cover__panel">{}<p class="cover__board">{}</p>'
        '<h1 class="cover__title">{}</h1>{}{}</div><div class="cover__foot">{}{}</div></section>',
        _logo(cover.logo, assets) if cover.logo else "",
        lines(balanced(document.board_name, BOARD_NAME_LINE)),
        cover.title,
        paragraph(cover.subtitle, "cover__subtitle"),
        paragraph(cover.strapline, "cover__strapline"),
        paragraph(document.status, "cover__status"),
        format_html_join("", "<p>{}</p>", ((line,) for line in cover.details)),
    )


def _logo(logo, assets):
    """On a white plate, whatever the board's colour."""
    address = f"asset:{sha256(logo.content).hexdigest()[:20]}"
    assets[address] = (logo.content, logo.content_type)
    return format_html(
        '<p class="cover__logo"><img src="{}" alt="{}"></p>', address, logo.alt
    )


def balanced(text, longest):
    """The text in as few lines as `longest` letters allow, all of them about as long."""
    fewest = len(wrap(text, longest))
    for width in range(max(1, len(text) // max(1, fewest)), longest):
        if len(wrap(text, width, break_long_words=False)) == fewest:
            return "\n".join(wrap(text, width, break_long_words=False))
    return text


def _title_block(document):
    """On the page of the first chapter, which may be a sideways one."""
    is_wide = not document.contents and any(
        chapter.is_wide for chapter in document.chapters[:1]
    )
    return format_html(
        '<section class="title-block{}"><p class="title-block__board">{}</p><h1>{}</h1>{}</section>',
        " document-wide" if is_wide else "",
        document.board_name,
        document.title,
        paragraph(document.status, "title-block__status"),
    )


def _colours(colour):
    """The board's colour, black or white for text on it, and a form of it that can be read on white."""
    dark, light = "#0b0c0c", "#ffffff"
    reads_white = contrast(colour, light) >= AA_FOR_TEXT
    return (
        f":root {{ --board: {colour}; --on-board: {light if reads_white else dark};"
        f" --board-ink: {colour if reads_white else dark}; }}"
    )
