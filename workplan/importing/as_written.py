"""
A plan that this system wrote, taken in again as it was written. Pure.

Its file says in which layout it is, so nothing needs guessing: cells keep every sign, each row
is what the layout makes of it. A number, a range or steps are taken off only where putting
them together again gives the same text.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from lscb.documents.sheets import plain
from lscb.files.office import UNREADABLE
from workplan.layouts import LAYOUTS, NO_PRIORITY, Layout, action_words

from . import headings, refs
from .rows import Content, Row

KEYWORDS = re.compile(rb"<(?:\w+:)?keywords[^>]*>([^<]{1,200})<")
PROPERTIES, LONGEST = "docProps/core.xml", 100_000
NOTE = "The sheet “About” says what the file is: it is not part of the plan."
ABOUT = "Sheet “About”"
STEP = re.compile(r"• (\S(?:.*\S)?)")


def layout_of(content: Content, file: bytes, *, is_package: bool) -> Layout | None:
    """The layout that a file names, when its first row of titles is as the layout has it."""
    titles = tuple(cell.text for cell in content.tables[0].rows[0].cells)
    for layout in LAYOUTS.values():
        if layout.titles == titles:
            is_ours = not is_package or _keywords(file) == layout.keywords
            return layout if is_ours else None
    return None


def of_layout(read, layout: Layout) -> Content:
    """`read` gives the content once more, without tidying."""
    found = read(tidied=kept_as_is)
    tables = tuple(table for table in found.tables if table.name != ABOUT)
    notes = (NOTE,) if len(tables) < len(found.tables) else ()
    return replace(
        found,
        tables=tables,
        notes=(*found.notes, *notes),
        layout=layout.key,
    )


def _keywords(file):
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            if package.getinfo(PROPERTIES).file_size > LONGEST:
                return ""
            found = KEYWORDS.search(package.read(PROPERTIES))
    except (*UNREADABLE, KeyError):
        return ""
    return found[1].decode(errors="replace") if found else ""


def kept_as_is(text: str) -> str:
    """Every sign of a cell that has any; only blanks are nothing."""
    return plain(text) if text.strip() else ""


def fits(row: Row, layout: Layout) -> bool:
    """Whether each cell with something in it stands in a column of the layout."""
    return all(cell.column < len(layout.columns) for cell in row.cells if cell.text)


def parts_of(row: Row, layout: Layout) -> Iterator[tuple[str, dict[str, str]]]:
    """("heading" | "details" | "action", values) for what stands in a row, in this order."""
    starts = {}
    for cell in row.cells:
        if cell.text and not cell.is_from_above:
            starts[cell.column] = cell.text
    texts = {
        column.field: starts.get(place, "")
        for place, column in enumerate(layout.columns)
    }
    if not layout.has_priorities:
        ref, action = texts["ref"], texts["action"]
        if ref and not any(text for name, text in texts.items() if name != "ref"):
            yield "heading", {"text": ref}
        else:
            words, steps = text_and_steps(action)
            yield "action", _of_action(texts) | {"code": ref, "text": words} | steps
        return
    details = {"links_text": texts.get("links"), "outcomes": texts.get("outcomes")}
    details = {name: text for name, text in details.items() if text}
    if texts["priority"]:
        yield "heading", {"text": texts["priority"]} | details
    elif details:
        yield "details", details
    own = _of_action(texts)
    if texts["actions"] or any(own.values()):
        yield "action", own | numbered(texts["actions"])


def heading_values(text: str, *, is_sub_theme: bool) -> dict[str, str]:
    """Number, title and range, if that is what they are when printed again."""
    found = headings.values_of(text)
    code, title, range_text = found["code"], found["text"], found["range_text"]
    if is_sub_theme:
        code, title = "", f"{code}. {title}" if code else title
    first = f"{code}. {title}" if code else title
    again = f"{first} {range_text}" if range_text else first
    if again == text or len(text) > headings.LONGEST_TITLE:
        return {"code": code, "text": title, "range_text": range_text}
    return {"text": text}


def is_sub_theme(text: str, *, above, has_codes: bool, has_details: bool) -> bool:
    """Beside numbered priorities, a heading without a number stands under one of them."""
    if above is None or has_details or text.strip() == NO_PRIORITY:
        return False
    code = headings.read(text).code
    if code:
        own, outer = refs.parts(code), refs.parts(above.value("code"))
        return bool(outer) and len(own) > len(outer) and own[: len(outer)] == outer
    return has_codes


def numbered(words: str) -> dict[str, str]:
    """An action's number, words and steps, if that is what they are when printed again."""
    first, line_end, others = words.partition("\n")
    code, rest = refs.split(first)
    text, steps = text_and_steps(f"{rest}{line_end}{others}")
    if code and text and len(code) <= refs.LONGEST:
        again = action_words(code, text, steps.get("steps", "").splitlines())
        if again == words:
            return {"code": code, "text": text} | steps
    text, steps = text_and_steps(words)
    return {"code": "", "text": text} | steps


def text_and_steps(words: str) -> tuple[str, dict[str, str]]:
    """The words, and what stands under them line by line with a bullet."""
    lines = words.split("\n")
    first = len(lines)
    while first > 1 and _is_step(lines[first - 1]):
        first -= 1
    steps = "\n".join(line.removeprefix("• ") for line in lines[first:])
    return "\n".join(lines[:first]), {"steps": steps} if steps else {}


def _is_step(line):
    return bool(STEP.fullmatch(line)) and len(line.splitlines()) == 1


def _of_action(texts):
    return {
        "leads_text": texts.get("leads", ""),
        "timing_text": texts.get("timing", ""),
        "report_back_text": texts.get("report_back", ""),
        "outcome": texts.get("outcome", ""),
        "milestones": texts.get("milestones", ""),
    }
