"""
Narrative text: Markdown in, safe HTML out.

Nothing in it can load, run or restyle: no pictures (their alternative text stays), no
raw HTML (it is printed as typed), links only to the web and to mail. A list item holds
words and lists, nothing else: WeasyPrint tags paragraphs and tables in one wrongly.
"""

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import heading, lheading, table

from .markup import breakable

CLASSES = {
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "a": "govuk-link",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "h2": "govuk-heading-l",
    "h3": "govuk-heading-m",
    **dict.fromkeys(("h4", "h5", "h6"), "govuk-heading-s"),
}
ALLOWED = {
    **{tag: {"class"} for tag in CLASSES},
    **{tag: set() for tag in ("li", "strong", "em", "br", "wbr")},
    "a": {"class", "href"},
    "ol": {"class", "start"},
    "th": {"class", "scope"},
}
LINKS = ("http://", "https://", "mailto:")


def narrative_html(markdown: str, *, heading_level: int = 3) -> str:
    """Safe HTML. Its topmost headings become `heading_level`, however they were typed."""
    tokens = parser.parse(markdown)
    _settle_headings(tokens, heading_level)
    _tighten_lists(tokens)
    _add_attributes(tokens)
    for token in tokens:
        token.children = token.children and list(_plain_links(token.children))
    return nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=set(ALLOWED),
        attributes=ALLOWED,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _add_attributes(tokens):
    for token in tokens:
        if token.nesting == 1 and token.tag in CLASSES:
            token.attrSet("class", CLASSES[token.tag])
        if token.type == "th_open":
            token.attrs = {"class": CLASSES["th"], "scope": "col"}
        elif token.type == "td_open":
            token.attrs = {"class": CLASSES["td"]}
        _add_attributes(token.children or ())


def _settle_headings(tokens, heading_level):
    """Keep the order of the headings, two levels deep at most and none skipped."""
    typed = [int(t.tag[1]) for t in tokens if t.type == "heading_open"]
    depth, has_top = 0, False
    for token in tokens:
        if token.type == "heading_open":
            depth = int(has_top and int(token.tag[1]) > min(typed))
            has_top = True
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(heading_level + depth, 6)}"


def _tighten_lists(tokens):
    """Turn the paragraphs of a list item into lines."""
    depth = 0
    for token, following in zip(tokens, tokens[1:], strict=False):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif depth and token.type == "paragraph_open":
            token.hidden = True
        elif depth and token.type == "paragraph_close":
            token.hidden = True
            if following.type == "paragraph_open":
                token.type, token.tag, token.hidden = "hardbreak", "br", False


def _plain_links(tokens):
    """Leave only text in a link: WeasyPrint makes a second, untagged link of any element in it."""
    in_link = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            in_link = token.type == "link_open"
        elif in_link and token.type == "hardbreak":
            token.type = "softbreak"
        elif in_link and token.type == "text":
            token.type = "link_text"
        elif in_link and token.nesting:
            continue
        yield token


def _outside_lists(rule):
    def guarded(state, start_line, end_line, silent):
        return state.level == 0 and rule(state, start_line, end_line, silent)

    return guarded


def _leads_somewhere(url):
    """A relative link has nothing to be relative to; it is printed as typed."""
    return url.lower().startswith(LINKS)


def _text(renderer, tokens, index, options, env):
    return breakable(tokens[index].content)


def _text_as_it_is(renderer, tokens, index, options, env):
    return escapeHtml(tokens[index].content)


parser = MarkdownIt("commonmark", {"html": False}).enable("table")
parser.disable(["code", "fence", "html_block", "html_inline", "hr", "blockquote"])
parser.add_render_rule("text", _text)
parser.add_render_rule("link_text", _text_as_it_is)
parser.add_render_rule("image", _text_as_it_is)
for _name, _rule in (("heading", heading), ("lheading", lheading), ("table", table)):
    parser.block.ruler.at(_name, _outside_lists(_rule))
parser.validateLink = _leads_somewhere
