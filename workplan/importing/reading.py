"""
The rows of a file as a plan: what each of them is, under which priority it stands. Pure.

Each row is taken for what it most likely is, and what somebody said of it instead counts from
there on: correcting a heading moves every row under it. Nothing is dropped: each row with
something in it becomes entries that are stored, or aside with a reason.
"""

import re
from collections.abc import Mapping, Sequence

from workplan.layouts import LAYOUTS, NO_PRIORITY

from . import as_written, banners, headings, refs
from .above import titles_of
from .cells import Cells, as_action, numbering_of, split_actions
from .doubts import Known, mark_doubts
from .entries import OF_ACTION, TITLES_KIND, Entry, Reading
from .nesting import kind_of
from .rows import BULLET_TYPED, Content
from .sections import Section, sections_of
from .standing import NOTHING_ABOVE, Correction, Standing

NOT_A_PLAN = "The table has no column that says what is to be done"
ABOVE_TITLES = "It stands above the titles of the columns"
LONG_NOTE = "Words across the whole table, too long for a heading"
GOES_ON = "It has no number, lead or date: taken to go on from the row above"
ONLY_REPEATS = "It only repeats the heading it stands under"
BESIDE_AN_ACTION = {"leads_text", "timing_text", "report_back_text", "outcome"}
LONGEST_CODE = refs.LONGEST
CONTINUED = re.compile(
    r"\s*[-–(\[]?\s*\bcont(?:inued|['’]?d)?\b\.?\s*[)\]]?$", re.IGNORECASE
)


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
        reader.plan.entries,
        reader.plan.actions,
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
    """Goes through the rows in order and says what each is; `plan` knows what they stand under."""

    def __init__(self, corrections, sections):
        self.plan = Standing(corrections)
        self.plans = sum(section.is_plan for section in sections)
        self.is_one_of_many = len({section.name for section in sections}) > 1
        self.is_numbered = self.is_deep = False
        self.used, self.empty_rows = set(), 0

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
            before = len(self.plan.entries)
            if row.number in titles and section.is_plan:
                self.plan.put(self._entry(row, TITLES_KIND))
            elif section.layout and as_written.fits(row, LAYOUTS[section.layout]):
                self._read_as_written(row)
            elif section.is_plan:
                self._read_row(row)
            else:
                self._set_aside(row, NOT_A_PLAN)
            if len(self.plan.entries) == before:
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
        if self._opens_with_heading():
            return
        found = titles_of(self.section.before, has_many_tables=self.plans > 1)
        if "priority" in self.section.columns.fields:
            found = [p for p in found if headings.read(p.text).says == "priority"][:1]
        for number, each in enumerate(found):
            self.used.add(id(each))
            self._put_paragraph(each, f"t{place}{'ps'[number]}", is_sub=bool(number))

    def _put_paragraph(self, paragraph, key, *, is_sub):
        kind = "sub_theme" if is_sub and self.plan.priority else "priority"
        same = self.plan.seen_headings.get(paragraph.text)
        if same and same is (self.plan.sub_theme if is_sub else self.plan.priority):
            return
        entry = Entry(
            key,
            0,
            f"Above {self.where[:1].lower()}{self.where[1:]}",
            kind,
            headings.values_of(paragraph.text, is_sub_theme=kind == "sub_theme"),
            paragraph.text,
        )
        self.plan.put(entry, paragraph.text)
        self.plan.from_paragraph = True

    def _opens_with_heading(self):
        rows = [row for row in self.section.above if not row.is_empty]
        first = next((row for row in self.section.rows if not row.is_empty), None)
        if first and self._banner(first):
            return True
        texts = [cell.text for row in rows for cell in row.cells if cell.text]
        return any(headings.read(text).says for text in texts)

    def _read_row(self, row):
        if words := self._banner(row):
            self._read_banner(row, words)
            return
        cells = Cells(row, self.section.columns)
        own = cells.own
        if heading := banners.beside_its_number(own, is_deep=self.is_deep):
            self._put_heading(row, heading, f"{row.number}", is_banner=True)
            return
        if not own:
            self.plan.put(self._entry(row, "aside", reason=NOTHING_ABOVE))
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
            self.plan.put(entry)
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
                self.plan.put(self._entry(row, "continuation", values, part=mark))
            else:
                self.plan.put(self._entry(row, "action", values))

    def _put_heading_as_written(self, row, values, mark):
        text = values["text"]
        is_sub_theme = as_written.is_sub_theme(
            text,
            above=self.plan.priority,
            has_codes=self.plan.has_codes,
            has_details=len(values) > 1,
        )
        values |= as_written.heading_values(text, is_sub_theme=is_sub_theme)
        kind = "sub_theme" if is_sub_theme else "priority"
        entry = self._entry(row, kind, values, part=mark)
        entry.words = text
        self.plan.put(entry, text)

    def _read_heading_cells(self, row, cells, *, is_alone):
        """Its Priority and Sub-theme cells. The first part of a row without an action is the row."""
        own = cells.own
        details = {n: own[n] for n in ("outcomes", "links_text") if n in own}
        key, marks = f"{row.number}", ("p", "s")
        for name, mark in zip(("priority", "sub_theme"), marks, strict=True):
            text = own.get(name, "")
            if not text or self._stands_already(text, name):
                continue
            is_under = name == "sub_theme" or self.plan.from_paragraph
            wanted = "sub_theme" if is_under and self.plan.priority else ""
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
            self.plan.put(entry)

    def _stands_already(self, text, name):
        """Whether a heading is only repeated, on each of its rows or on the next page."""
        current = self.plan.priority if name == "priority" else self.plan.sub_theme
        same = self.plan.seen_headings.get(text)
        return same is not None and same in (
            current,
            self.plan.sub_theme,
            self.plan.priority,
        )

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
            self.plan.put(entry)

    def _goes_on(self, cells):
        """Whether the row belongs to the action above it: cells split over rows, text that flows."""
        own, row_has_code = cells.own, bool(cells.own.get("code"))
        if self.plan.action is None or row_has_code:
            return False
        text = own.get("text", "")
        if not text:
            return True
        if refs.split(text)[0]:
            return False
        first = text.lstrip("•\u00a0 ")[:1]
        others = own.keys() & BESIDE_AN_ACTION
        if first.islower() or (BULLET_TYPED.match(text) and not others):
            return True
        if "code" in cells.all and not own.get("code") and not others:
            return True
        if not self.is_numbered or others or "milestones" in own:
            return False
        has_others = self.section.columns.fields & BESIDE_AN_ACTION
        before = self.plan.action.values["steps"] or self.plan.action.values["text"]
        return bool(has_others) or not before.endswith((".", "!", "?"))

    def _banner(self, row):
        return banners.across(row, self.section.columns, self.plan.looks)

    def _read_banner(self, row, text):
        name, words = headings.detail(text)
        follows = (
            self.plan.heading is not None
            and self.plan.heading is self.plan.last_stored()
        )
        if follows and name:
            self.plan.put(self._entry(row, "continuation", {name: words}))
        elif len(text) > headings.LONGEST_TITLE and follows:
            self.plan.put(self._entry(row, "continuation", {"statement": text}))
        elif len(text) > 2 * headings.LONGEST_TITLE:
            self.plan.put(
                self._entry(row, "aside", {"text": text}, reason=LONG_NOTE), ""
            )
        else:
            self._put_heading(row, text, f"{row.number}", is_banner=True)

    def _put_heading(self, row, text, key, *, wanted="", is_banner=False, values=None):
        values = values or {}
        if text.strip() == NO_PRIORITY:
            entry = self._entry(row, "priority", {"text": NO_PRIORITY}, key=key)
            self.plan.put(entry, text)
            return
        again = self.plan.seen_headings.get(CONTINUED.sub("", text))
        if again is not None and again.kind == "priority":
            self.plan.resume(again)
            self.plan.put(self._entry(row, "continuation", values, key=key))
            return
        if not is_banner and self._heading_goes_on(text):
            entry = self._entry(row, "continuation", {"text": text} | values, key=key)
            entry.words = text
            self.plan.put(entry, text)
            return
        heading = headings.read(text)
        look = row.look if is_banner else "cell"
        kind = wanted or kind_of(
            heading,
            above=self.plan.priority,
            looks_like=self.plan.looks.get(look) if look not in {"", "cell"} else None,
            is_under_one=self.plan.has_codes or self.plan.from_paragraph,
            is_nested=is_banner and self.plan.last_stored() is self.plan.priority,
        )
        said = headings.values_of(text, is_sub_theme=kind == "sub_theme")
        entry = self._entry(row, kind, said | values, key=key)
        entry.words, entry.look = text, look
        self.plan.put(entry, text)

    def _heading_goes_on(self, text):
        """Whether a first cell is the rest of the heading above, which a page cut in two."""
        before = self.plan.heading
        return (
            before is not None and not before.value("range_text") and text[:1].islower()
        )

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
        self.plan.put(self._entry(row, "aside", {"text": row.words}, reason=reason))
