"""
Several PDFs bound into one: in order, with bookmarks and page numbers of their own.

What was uploaded may do nothing: scripts, forms and jumps are left behind, and of the
annotations only links to the web stay. Filled-in forms keep what they show. The tags of the parts
are lost: what is bound is no PDF/UA.
"""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

MARGIN, SIZE = 14, 8  # points
LONGEST_LABEL = 80
# For documents laid out to be bound: their own page numbers would stand beside the pack's.
WITHOUT_NUMBERS = "".join(
    f"@page {page} {{ @bottom-left {{ content: none; border: 0 }}"
    " @bottom-right { content: none; border: 0 } }"
    for page in ("upright", "wide")
)
# What the parts of a broken PDF make of themselves when they are asked for.
UNREADABLE = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
NOT_OF_A_PAGE = ("/AA", "/B", "/StructParents", "/PieceInfo", "/PresSteps")


class CannotBind(Exception):
    """A PDF that cannot be opened: damaged, or locked with a password."""


@dataclass(frozen=True)
class Part:
    """`label` stands at the foot of each of its pages; `level` 1 is a bookmark under one of level 0."""

    title: str
    pdf: bytes
    label: str = ""
    level: int = 0


@dataclass(frozen=True)
class Bound:
    pdf: bytes
    page_count: int


def pages_in(pdf: bytes) -> int:
    """Raises `CannotBind`."""
    with _opened(pdf) as source:
        return len(source.pages)


def bind(parts: list[Part], *, title: str, language: str = "en-GB") -> Bound:
    """Raises `CannotBind` where one of the parts cannot be opened."""
    with Pdf.new() as bound:
        marks, labels = [], []
        for part in parts:
            with _opened(part.pdf) as source:
                marks.append((part, len(bound.pages)))
                labels += [part.label] * len(source.pages)
                _disarm(source)
                bound.pages.extend(source.pages)
        _number(bound, labels)
        _bookmark(bound, marks)
        bound.Root.Lang = pikepdf.String(language)
        bound.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with bound.open_metadata() as metadata:
            metadata["dc:title"] = title
        bound.remove_unreferenced_resources()
        target = io.BytesIO()
        bound.save(target)
        return Bound(target.getvalue(), len(bound.pages))


def check(pdf: bytes) -> None:
    """
    Raises `CannotBind` where a PDF cannot be bound, so that one paper does not cost the pack.

    What is broken inside shows only when it is bound: so it is, by itself.
    """
    try:
        bind([Part("", pdf)], title="")
    except UNREADABLE:
        raise CannotBind("It is damaged") from None


def _opened(pdf):
    try:
        source = Pdf.open(io.BytesIO(pdf))
        if not len(source.pages):
            raise CannotBind("It has no pages")
    except pikepdf.PasswordError:
        raise CannotBind("It is locked with a password") from None
    except pikepdf.PdfError:
        raise CannotBind("It is damaged") from None
    return source


def _disarm(source):
    if "/AcroForm" in source.Root:
        source.flatten_annotations("all")
    for page in source.pages:
        for key in NOT_OF_A_PAGE:
            if key in page.obj:
                del page.obj[key]
        if "/Annots" in page.obj:
            links = [link for each in page.obj.Annots if (link := _web_link(each))]
            page.obj.Annots = Array([source.make_indirect(link) for link in links])


def _web_link(annotation):
    """A fresh link to the same address, or None for whatever else it is."""
    action = annotation.get("/A") if isinstance(annotation, Dictionary) else None
    if annotation.get("/Subtype") != Name.Link or not isinstance(action, Dictionary):
        return None
    address = action.get("/URI")
    if action.get("/S") != Name.URI or not isinstance(address, pikepdf.String):
        return None
    if not str(address).lower().startswith(("http://", "https://", "mailto:")):
        return None
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=annotation.Rect,
        Border=Array([0, 0, 0]),
        A=Dictionary(S=Name.URI, URI=address),
    )


def _number(bound, labels):
    total = len(bound.pages)
    for number, (page, label) in enumerate(zip(bound.pages, labels, strict=True), 1):
        left, bottom, right, top = (float(each) for each in page.cropbox)
        width, height = right - left, top - bottom
        if int(page.obj.get("/Rotate", 0)) % 180:
            width, height = height, width
        with _stamp(width, height, label, f"Page {number} of {total}") as stamp:
            page.add_overlay(stamp.pages[0], pikepdf.Rectangle(page.cropbox))


def _stamp(width, height, label, page_words):
    """One page of this size with the label at the foot on the left and the number on the right."""
    stamp = Pdf.new()
    page = stamp.add_blank_page(page_size=(width, height))
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=Name.Helvetica,
        Encoding=Name.WinAnsiEncoding,
    )
    page.obj.Resources = Dictionary(Font=Dictionary(F1=stamp.make_indirect(font)))
    right = width - MARGIN - len(page_words) * SIZE * 0.5
    drawn = b"".join(
        (
            _words(label[:LONGEST_LABEL], MARGIN) if label else b"",
            _words(page_words, right),
        )
    )
    page.obj.Contents = stamp.make_stream(drawn)
    return stamp


def _words(text, left):
    """On a strip of white, so that they are read on whatever is under them."""
    shown = text.encode("cp1252", errors="replace")
    for char in (b"\\", b"(", b")"):
        shown = shown.replace(char, b"\\" + char)
    wide = len(text) * SIZE * 0.5 + 6
    return (
        b"q 1 1 1 rg %.1f %.1f %.1f %.1f re f Q BT 0.2 g /F1 %d Tf %.1f %.1f Td (%b) Tj ET\n"
        % (left - 3, MARGIN - 4, wide, SIZE + 5, SIZE, left, MARGIN, shown)
    )


def _bookmark(bound, marks):
    with bound.open_outline() as outline:
        above = outline.root
        for part, first_page in marks:
            item = OutlineItem(part.title, first_page)
            if part.level and above is not outline.root:
                above.children.append(item)
            else:
                outline.root.append(item)
                above = item
