"""
Blocks as HTML, with the GOV.UK classes the screen uses; paper styles the same classes.

On screen there are no inline styles and pictures are `data:` addresses, as our content
security policy asks.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import singledispatch

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from .alt_text import alt_text
from .beside import is_narrow, runs_of
from .blocks import (
    Block,
    BulletList,
    Chapter,
    Document,
    Figure,
    Heading,
    Note,
    Pairs,
    Prose,
    Table,
)
from .charts import Chart
from .drawing import HALF_WIDTH, draw
from .markup import joined, lines, paragraph
from .narrative import narrative_html
from .tables import pairs_html, table_html

SMALL = "govuk-body-s document-small"
HEADING_CLASSES = {2: "govuk-heading-l", 3: "govuk-heading-m"}


def data_address(chart: Chart) -> str:
    return f"data:image/svg+xml;base64,{b64encode(draw(chart)).decode()}"


@dataclass
class Layout:
    """What one laying-out knows: where it goes, which heading is in force, and what it met."""

    image_address: Callable[..., str] = (
        data_address  # of a chart; `width=` for half a page
    )
    for_paper: bool = False
    top_level: int = 2  # of the headings directly under what holds the blocks
    level: int = 1  # of the heading in force
    has_top: bool = False  # whether this chapter has had a level 1 heading
    anchors: set[str] = field(default_factory=set)
    met: list[tuple[int, str, str, str]] = field(default_factory=list)

    def heading(self, text, *, level, number="", anchor="", depth):
        """A heading that skips no level, with an anchor of its own, remembered for the contents."""
        self.level = min(level, self.level + 1, 6)
        anchor = self._free(anchor or slugify(f"{number} {text}")[:60] or "section")
        self.met.append((depth, number, text, anchor))
        return format_html(
            '<h{0} class="{1}" id="{2}">{3}{4}</h{0}>',
            self.level,
            HEADING_CLASSES.get(self.level, "govuk-heading-s"),
            anchor,
            _number(number),
            lines(text),
        )

    def _free(self, anchor):
        free, count = anchor, 1
        while free in self.anchors:
            count += 1
            free = f"{anchor}-{count}"
        self.anchors.add(free)
        return free


def render_blocks(
    blocks: Iterable[Block],
    *,
    heading_level: int = 2,
    image_address: Callable[[Chart], str] = data_address,
) -> SafeString:
    """Blocks as part of a screen page. `heading_level` is that of a level 1 `Heading`."""
    layout = Layout(image_address, top_level=heading_level, level=heading_level - 1)
    return lay_out_all(blocks, layout)


def render_chapters(document: Document) -> SafeString:
    """A whole document as part of a screen page: contents as links, then the chapters, from h2."""
    layout = Layout(top_level=3)
    chapters = chapters_html(document.chapters, layout)
    return contents_html(document, layout) + chapters


def chapters_html(chapters: Iterable[Chapter], layout: Layout) -> SafeString:
    return joined(_chapter_html(chapter, layout) for chapter in chapters)


def _chapter_html(chapter, layout):
    classes = ["document-chapter"]
    classes += ["document-wide"] if chapter.is_wide else []
    classes += ["document-new-page"] if chapter.starts_page else []
    layout.level, layout.has_top = layout.top_level - 2, False
    return format_html(
        '<section class="{}">{}{}</section>',
        " ".join(classes),
        layout.heading(
            chapter.title,
            level=layout.top_level - 1,
            number=chapter.number,
            anchor=chapter.anchor,
            depth=1,
        ),
        lay_out_all(chapter.blocks, layout),
    )


def contents_html(document: Document, layout: Layout) -> SafeString:
    """
    What `layout` has met, as links; paper adds the page numbers from `data-target`.

    A link holds text only: WeasyPrint makes a second, untagged link of any element in it.
    """
    if document.contents is None:
        return joined(())
    return format_html(
        '<nav class="document-contents" aria-labelledby="contents"><h2 class="govuk-heading-l" id="contents">{}</h2>'
        '<ul class="govuk-list">{}</ul></nav>',
        document.contents.title,
        format_html_join(
            "",
            '<li class="document-contents__{}" data-target="#{}">'
            '{}<a class="govuk-link" href="#{}">{}</a></li>',
            (
                (depth, anchor, _number(number), anchor, text)
                for depth, number, text, anchor in layout.met
                if depth <= document.contents.depth
            ),
        ),
    )


def _number(number):
    """ "2.1" stands apart from its heading; "Appendix 1:" is a part of it."""
    if not number:
        return ""
    if not number[0].isdigit():
        return f"{number}: "
    return format_html('<span class="document-number">{}</span> ', number)


def lay_out_all(blocks, layout) -> SafeString:
    if not layout.for_paper:
        return joined(lay_out(block, layout) for block in blocks)
    return joined(_lay_out_run(run, layout) for run in runs_of(blocks))


def _lay_out_run(run, layout):
    *others, last = run
    if not others:
        return lay_out(last, layout)
    narrow = is_narrow(others[0])
    return format_html(
        '<div class="{}"><div>{}</div>{}</div>',
        "document-beside" if narrow else "document-together",
        joined(lay_out(block, layout) for block in others),
        _figure(last, layout, **({"width": HALF_WIDTH} if narrow else {})),
    )


@singledispatch
def lay_out(block, layout) -> SafeString:
    raise TypeError(f"{type(block).__name__} is not a block")


@lay_out.register
def _(block: Heading, layout):
    layout.has_top = layout.has_top or block.level == 1
    level = block.level if layout.has_top else 1
    return layout.heading(
        block.text,
        level=layout.top_level + level - 1,
        number=block.number,
        anchor=block.anchor,
        depth=block.level + 1,
    )


@lay_out.register
def _(block: Prose, layout):
    html = narrative_html(block.markdown, heading_level=layout.level + 1)
    return format_html('<div class="document-prose">{}</div>', mark_safe(html))  # noqa: S308 cleaned


@lay_out.register
def _(block: Note, layout):
    return format_html(
        '<div class="govuk-inset-text"><p><strong>{}:</strong> {}</p></div>',
        block.label,
        lines(block.text),
    )


@lay_out.register
def _(block: BulletList, layout):
    return format_html(
        '<{0} class="govuk-list govuk-list--{1}">{2}</{0}>',
        "ol" if block.is_numbered else "ul",
        "number" if block.is_numbered else "bullet",
        format_html_join("", "<li>{}</li>", ((lines(item),) for item in block.items)),
    )


@lay_out.register
def _(block: Pairs, layout):
    return pairs_html(block)


@lay_out.register
def _(block: Table, layout):
    return table_html(block, for_paper=layout.for_paper)


@lay_out.register
def _(block: Figure, layout):
    return _figure(block, layout)


def _figure(block, layout, **size):
    return format_html(
        '<figure class="document-figure"><figcaption class="document-figure__caption">{}</figcaption>'
        '<img src="{}" alt="{}">{}</figure>',
        lines(block.caption),
        layout.image_address(block.chart, **size),
        block.alt or alt_text(block.chart),
        paragraph(f"Source: {block.source}" if block.source else "", SMALL),
    )
