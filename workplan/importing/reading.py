"""
The rows of a file as a plan: what each of them is, under which priority it stands. Pure.

Each row is taken for what it most likely is, and what somebody said of it instead counts from
there on: correcting a heading moves every row under it. Nothing is dropped: each row with
something in it becomes entries that are stored, or aside with a reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workplan.layouts import LAYOUTS, NO_PRIORITY

from . import as_written, headings, refs
from .above import titles_of
from .cells import Cells, as_action, numbering_of, split_actions
from .doubts import Known, mark_doubts
from .entries import OF_ACTION, TITLES_KIND, VALUES, ActionRead, Entry, Reading
from .going_on import OF_HEADING, action_goes_on, heading_goes_on
from .nesting import kind_of
from .rows import BULLET_TYPED, Content
from .sections import Section, sections_of

NOT_A_PLAN = "The table has no column that says what is to be done"
ABOVE_TITLES = "It stands above the titles of the columns"
NOTHING_ABOVE = "Nothing stands above it that it could go on from"
NO_TEXT = "It does not say what is to be done"
NO_TITLE = "It has no title"
LONG_NOTE = "Words across the whole table, too long for a heading"
GOES_ON = "It has no number, lead or date: taken to go on from the row above"
ONLY_REPEATS = "It only repeats the heading it stands under"
SET_ASIDE = "Set aside by hand"
LONGEST_MARKED = 120  # of a heading that is known by its look alone
WIDE = 0.6  # of a table, for a cell that stands across it
LONGEST_CODE = refs.LONGEST
CONTINUED = re.compile(
    r"\s*[-–(\[]?\s*\bcont(?:inued|['’]?d)?\b\.?\s*[)\]]?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Correction:
    """What somebody said of an entry. `values` replace those read, as far as they go."""

    kind: str
    values: Mapping[str, str]
    reason: str = ""
    version: int = 1


def read(
    content: Content,
    *,
    known: Known,
    columns: Mapping[str, Sequence[str]] | None = None,
    corrections: Mapping[str, Correction] | None = None,
) -> Reading:
    """`columns` gives the fields somebody chose, by the key of the columns."""
    sections = sections_of(content, columns or {})
    reader = _Reader(corrections or {}, sections)
    for number, section in enumerate(sections):
        reader.read_section(number, section)
    reading = Reading(
        reader.entries,
        reader.actions,
        sections,
        [*content.notes, *_outside(content, reader.used)],
        reader.empty_rows,
    )
    mark_doubts(reading, known)
    return reading


def _outside(content, used):
    found = [each for table in content.tables for each in table.before]
    left = [each.text for each in (*found, *content.after) if id(each) not in used]
    if left:
        words = "; ".join(f"“{text[:60]}”" for text in left[:3])
        more = f" and {len(left) - 3} more" if len(left) > 3 else ""
        yield f"Words outside the tables are not read: {words}{more}."


class _Reader:
    """Goes through the rows in order and remembers what they stand under."""

    def __init__(self, corrections, sections):
        self.corrections = corrections
        self.plans = sum(section.is_plan for section in sections)
        self.is_one_of_many = len({section.name for section in sections}) > 1
        self.entries, self.actions = [], []
        self.priority = self.sub_theme = self.action = self.heading = None
        self.is_numbered = self.is_deep = self.has_codes = False
        self.from_paragraph = False
        self.looks, self.used, self.seen_headings = {}, set(), {}
        self.empty_rows = 0

    def read_section(self, place, section: Section):
        self.section, self.where = section, section.name
        for row in section.above:
            self._read_above(row)
        if section.is_plan and section.before:
            self._read_paragraphs(place)
        self.is_numbered, self.is_deep = numbering_of(section.rows, section.columns)
        titles = {row.number for row in section.titles}
        for row in sorted([*section.titles, *section.rows], key=lambda r: r.number):
            if row.is_empty:
                self.empty_rows += 1
                continue
            before = len(self.entries)
            if row.number in titles:
                self._put(self._entry(row, TITLES_KIND), "")
            elif section.layout and as_written.fits(row, LAYOUTS[section.layout]):
                self._read_as_written(row)
            elif section.is_plan:
                self._read_row(row)
            else:
                self._set_aside(row, NOT_A_PLAN)
            if len(self.entries) == before:
                self._set_aside(row, ONLY_REPEATS)

    def _read_above(self, row):
        """Over the titles: most are names of the plan; some tables say their priority there."""
        if row.is_empty:
            self.empty_rows += 1
            return
        texts = [
            cell.text for cell in row.cells if cell.text and not cell.is_from_above
        ]
        heading = headings.read(texts[0]) if len(texts) == 1 else None
        if self.section.is_plan and heading and (heading.says or heading.code):
            self._put_heading(row, texts[0], f"{row.number}", is_banner=True)
        else:
            reason = ABOVE_TITLES if self.section.is_plan else NOT_A_PLAN
            self._set_aside(row, reason)

    def _read_paragraphs(self, place):
        if "priority" in self.section.columns.fields or self._opens_with_heading():
            return
        found = titles_of(self.section.before, has_many_tables=self.plans > 1)
        for number, each in enumerate(found):
            self.used.add(id(each))
            self._put_paragraph(each, f"t{place}{'ps'[number]}", is_sub=bool(number))

    def _put_paragraph(self, paragraph, key, *, is_sub):
        kind = "sub_theme" if is_sub and self.priority else "priority"
        same = self.seen_headings.get(paragraph.text)
        if same and same is (self.sub_theme if is_sub else self.priority):
            return
        entry = Entry(
            key,
            0,
            f"Above {self.where[:1].lower()}{self.where[1:]}",
            kind,
            headings.values_of(paragraph.text),
            paragraph.text,
        )
        self._put(entry, paragraph.text)
        self.from_paragraph = True

    def _opens_with_heading(self):
        rows = [row for row in self.section.above if not row.is_empty]
        first = next((row for row in self.section.rows if not row.is_empty), None)
        if first and self._banner(first):
            return True
        texts = [cell.text for row in rows for cell in row.cells if cell.text]
        return any(headings.read(text).says for text in texts)

    def _read_row(self, row):
        banner = self._banner(row)
        if banner:
            self._read_banner(row, banner)
            return
        cells = Cells(row, self.section.columns)
        own = cells.own
        if heading := self._heading_beside_its_number(own):
            self._put_heading(row, heading, f"{row.number}", is_banner=True)
            return
        if not own:
            self._put(self._entry(row, "aside", reason=NOTHING_ABOVE), "")
            return
        has_action = bool(
            own.keys() - {"priority", "sub_theme", "outcomes", "links_text"}
        )
        goes_on = has_action and self._goes_on(cells)
        if goes_on:
            values = {name: own[name] for name in OF_ACTION if name in own}
            entry = self._entry(row, "continuation", as_action(values))
            if own.get("text", "a")[:1].isupper():
                entry.doubts.append(GOES_ON)
            self._put(entry, "")
        self._read_heading_cells(row, cells, is_alone=not has_action)
        if has_action and not goes_on:
            self._read_actions(row, cells)

    def _read_as_written(self, row):
        """A row of a file of our own, which means what its layout says."""
        parts = list(as_written.parts_of(row, LAYOUTS[self.section.layout]))
        for number, (part, values) in enumerate(parts):
            is_last = number == len(parts) - 1
            if part == "heading":
                self._put_heading_as_written(row, values, "" if is_last else "p")
            elif part == "details":
                mark = "" if is_last else "d"
                self._put(self._entry(row, "continuation", values, part=mark), "")
            else:
                self._put(self._entry(row, "action", values), "")

    def _put_heading_as_written(self, row, values, mark):
        text = values["text"]
        is_sub_theme = as_written.is_sub_theme(
            text,
            above=self.priority,
            has_codes=self.has_codes,
            has_details=len(values) > 1,
        )
        values |= as_written.heading_values(text, is_sub_theme=is_sub_theme)
        kind = "sub_theme" if is_sub_theme else "priority"
        entry = self._entry(row, kind, values, part=mark)
        entry.words = text
        self._put(entry, text)

    def _read_heading_cells(self, row, cells, *, is_alone):
        """Its Priority and Sub-theme cells. The first part of a row without an action is the row."""
        own = cells.own
        details = {n: own[n] for n in ("outcomes", "links_text") if n in own}
        key, marks = f"{row.number}", ("p", "s")
        for name, mark in zip(("priority", "sub_theme"), marks, strict=True):
            text = own.get(name, "")
            if not text or self._stands_already(text, name):
                continue
            wanted = "sub_theme" if name == "sub_theme" and self.priority else ""
            self._put_heading(
                row,
                text,
                key if is_alone else f"{key}{mark}",
                wanted=wanted,
                values=details,
            )
            is_alone, details = False, {}
        if details:
            entry = self._entry(
                row, "continuation", details, part="" if is_alone else "d"
            )
            entry.words = "\n".join(details.values())
            self._put(entry, "")

    def _stands_already(self, text, name):
        """Whether a heading is only repeated, on each of its rows or on the next page."""
        current = self.priority if name == "priority" else self.sub_theme
        same = self.seen_headings.get(text)
        return same is not None and same in (current, self.sub_theme, self.priority)

    def _read_actions(self, row, cells):
        fields = self.section.columns.fields
        alone = refs.alone(cells.own.get("code", ""))
        code_words = "" if alone else cells.own.get("code", "")
        text = cells.own.get("text", "") or cells.taken("text")
        found = (
            [(alone, text)]
            if alone
            else split_actions(text, are_bullets_actions="leads_text" not in fields)
        )
        shared = {n: cells.taken(n) for n in OF_ACTION if n not in {"code", "text"}}
        for place, (code, words) in enumerate(found):
            values = as_action(shared | {"code": code, "text": words})
            if place:
                values["milestones"] = ""
            if code_words and len(code_words) <= LONGEST_CODE and not values["code"]:
                values["code"] = code_words
            elif code_words:
                values["text"] = f"{code_words} {values['text']}".strip()
            entry = self._entry(
                row, "action", values, part=f".{place + 1}" if place else ""
            )
            if len(found) > 1:
                entry.doubts.append(
                    f"Read from a cell that holds {len(found)} actions: check who leads it and"
                    " when"
                )
            self._put(entry, "")

    def _goes_on(self, cells):
        """Whether the row belongs to the action above it: cells split over rows, text that flows."""
        own, row_has_code = cells.own, bool(cells.own.get("code"))
        if self.action is None or row_has_code:
            return False
        text = own.get("text", "")
        if not text:
            return True
        if refs.split(text)[0]:
            return False
        first = text.lstrip("•\u00a0 ")[:1]
        others = own.keys() & {
            "leads_text",
            "timing_text",
            "report_back_text",
            "outcome",
        }
        if first.islower() or (BULLET_TYPED.match(text) and not others):
            return True
        if "code" in cells.all and not own.get("code") and not others:
            return True
        return self.is_numbered and not others and "milestones" not in own

    def _banner(self, row):
        """The words of a row that is one heading across the table, or nothing."""
        own = [cell for cell in row.cells if cell.text and not cell.is_from_above]
        columns = self.section.columns
        if len(own) != 1 or len(columns.columns) < 2:
            return ""
        (cell,) = own
        if any(each.is_from_above and each.text for each in row.cells):
            return ""
        if cell.span > 1 and cell.span >= WIDE * columns.end:
            return cell.text
        field = columns.by_cell(row)[row.cells.index(cell)][0].field
        if field == "code" and not refs.alone(cell.text):
            return cell.text
        is_alone_in_row = len(row.cells) == 1 and cell.span == 1 and columns.end > 2
        if field in {"text", "kept"} and (row.look or is_alone_in_row):
            heading = headings.read(cell.text)
            looks_same = row.look and self.looks.get(row.look)
            if (heading.says and heading.code) or looks_same or _stands_out(row, cell):
                return cell.text
        return ""

    def _heading_beside_its_number(self, own):
        """ "Priority 1 | Listen", or "1 | Listen" over 1.1 and 1.2: a heading nobody merged."""
        if not own.keys() <= {"code", "text"} or "text" not in own:
            return ""
        heading = f"{own.get('code', '')} {own['text']}".strip()
        found = headings.read(heading)
        is_named = "code" in own and found.says and found.code
        is_over = self.is_deep and found.depth == 1 and found.code and not found.says
        return heading if is_named or is_over else ""

    def _read_banner(self, row, text):
        name, words = headings.detail(text)
        follows = self.heading is not None and self.heading is self._last_stored()
        if follows and name:
            self._put(self._entry(row, "continuation", {name: words}), "")
        elif len(text) > headings.LONGEST_TITLE and follows:
            self._put(self._entry(row, "continuation", {"statement": text}), "")
        elif len(text) > 2 * headings.LONGEST_TITLE:
            self._put(self._entry(row, "aside", {"text": text}, reason=LONG_NOTE), "")
        else:
            self._put_heading(row, text, f"{row.number}", is_banner=True)

    def _put_heading(self, row, text, key, *, wanted="", is_banner=False, values=None):
        values = values or {}
        if text.strip() == NO_PRIORITY:
            entry = self._entry(row, "priority", {"text": NO_PRIORITY}, key=key)
            self._put(entry, text)
            return
        again = self.seen_headings.get(CONTINUED.sub("", text))
        if again is not None and again.kind == "priority":
            self._resume(again)
            self._put(self._entry(row, "continuation", values, key=key), "")
            return
        if not is_banner and self._heading_goes_on(text):
            entry = self._entry(row, "continuation", {"text": text} | values, key=key)
            entry.words = text
            self._put(entry, text)
            return
        heading = headings.read(text)
        look = row.look if is_banner else "cell"
        kind = wanted or kind_of(
            heading,
            above=self.priority,
            looks_like=self.looks.get(look) if look not in {"", "cell"} else None,
            is_under_one=self.has_codes or self.from_paragraph,
            is_nested=is_banner and self._last_stored() is self.priority,
        )
        entry = self._entry(row, kind, headings.values_of(text) | values, key=key)
        entry.words, entry.look = text, look
        if kind == "sub_theme" and values:
            entry.values["text"] = heading.title
        self._put(entry, text)

    def _resume(self, priority):
        """A priority named again later on is the one it was."""
        self.priority = self.heading = priority
        self.sub_theme = self.action = None

    def _heading_goes_on(self, text):
        """Whether a first cell is the rest of the heading above, which a page cut in two."""
        before = self.heading
        return (
            before is not None and not before.value("range_text") and text[:1].islower()
        )

    def _last_stored(self):
        return next((each for each in reversed(self.entries) if each.is_stored), None)

    def _entry(self, row, kind, values=None, *, key="", part="", reason=""):
        return Entry(
            key or f"{row.number}{part}",
            row.number,
            self._where(row),
            kind,
            {name: text for name, text in (values or {}).items() if text},
            row.words,
            reason,
            note=row.note,
        )

    def _where(self, row):
        return (
            f"{self.where}, row {row.place}"
            if self.is_one_of_many
            else f"Row {row.place}"
        )

    def _set_aside(self, row, reason):
        if row.is_empty:
            self.empty_rows += 1
            return
        self._put(self._entry(row, "aside", {"text": row.words}, reason=reason), "")

    def _put(self, entry, words):
        """Take the entry in as somebody corrected it, and as it then fits."""
        correction = self.corrections.get(entry.key)
        if correction:
            entry.is_corrected, entry.version = True, correction.version
            entry.kind = correction.kind
            entry.values = entry.values | dict(correction.values)
            entry.reason = correction.reason or SET_ASIDE
        self.entries.append(entry)
        if entry.kind == "priority":
            self._begin_priority(entry)
        elif entry.kind == "sub_theme":
            self._begin_sub_theme(entry)
        elif entry.kind == "action":
            self._begin_action(entry)
        elif entry.kind == "continuation":
            self._go_on(entry)
        if words and entry.kind in {"priority", "sub_theme"}:
            self.seen_headings[words] = entry
            if entry.look not in {"", "cell"}:
                self.looks.setdefault(entry.look, entry.kind)
        if entry.is_stored:
            entry.reason = ""

    def _begin_priority(self, entry):
        if not entry.value("text"):
            _put_aside(entry, NO_TITLE)
            return
        self.priority = None if entry.is_none else entry
        self.sub_theme = self.action = None
        self.heading, self.from_paragraph = entry, False
        self.has_codes = self.has_codes or bool(entry.value("code"))

    def _begin_sub_theme(self, entry):
        if not entry.value("text"):
            _put_aside(entry, NO_TITLE)
        elif self.priority is None:
            entry.kind = "priority"
            self._begin_priority(entry)
        else:
            self.sub_theme, self.heading, self.action = entry, entry, None
            entry.parent = self.priority

    def _begin_action(self, entry):
        if not entry.value("text"):
            _put_aside(entry, NO_TEXT)
            return
        values = {name: entry.value(name) for name in OF_ACTION}
        self.action = ActionRead(entry, values, self.priority, self.sub_theme)
        self.actions.append(self.action)

    def _go_on(self, entry):
        """Add its words to the heading or the action above."""
        values = {n: text for n, text in entry.values.items() if n in VALUES and text}
        of_heading = values.keys() & set(OF_HEADING)
        is_heading_cell = entry.key.endswith(("p", "s")) or (
            of_heading or (self.action is None and self.heading is not None)
        )
        if is_heading_cell and self.heading is not None:
            if "text" in values:
                self.heading.words = f"{self.heading.words} {values['text']}"
                self.seen_headings[self.heading.words] = self.heading
            heading_goes_on(self.heading, self.priority, values)
        elif self.action is not None:
            action_goes_on(self.action, values)
        else:
            _put_aside(entry, NOTHING_ABOVE)


def _put_aside(entry, reason):
    entry.kind, entry.reason = "aside", reason


def _stands_out(row, cell):
    """Whether a row's only words are bold or shaded, and too short for an action that goes on."""
    shade, _, weight = row.look.split("|") if row.look else ("", "", "")
    is_marked = weight or shade.upper() not in {"", "AUTO", "FFFFFF"}
    return is_marked and len(cell.text) <= LONGEST_MARKED and cell.text[:1].isupper()
