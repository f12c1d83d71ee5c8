"""
The cells of an Excel workbook, one after the other, however large it claims to be. Pure.

openpyxl is not asked: a cell at the far corner makes it build every row in between, and its
streaming reader does not know which cells are merged. Nothing outside the file is resolved,
and a formula is what it came to when the file was saved.
"""

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, STRIP_RE, is_date_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKSHEET = "/worksheet"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
SAFELY = {"resolve_entities": False, "load_dtd": False, "no_network": True}

Value = str | int | float | bool | datetime.date | datetime.time


class WholeMonth(datetime.date):
    """The first day of a month, in a cell that shows its month and year alone."""


@dataclass
class Place:
    """A visible sheet. What is merged and hidden is known once all of its cells have been read."""

    name: str
    part: str
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    uncalculated: int = 0  # formulas without what they came to


class Workbook:
    """Broken files raise what `office.UNREADABLE` lists, `KeyError` or `IndexError`."""

    def __init__(self, content: bytes):
        self.package = zipfile.ZipFile(io.BytesIO(content))
        self.parts = set(self.package.namelist())
        root = self._tree("xl/workbook.xml")
        relations = self._relations()
        found = [
            sheet
            for sheet in root.iter(f"{MAIN}sheet")
            if sheet.get(RELATION) in relations
        ]
        self.sheets = [
            Place(sheet.get("name", ""), relations[sheet.get(RELATION)])
            for sheet in found
            if sheet.get("state", "visible") == "visible"
        ]
        self.hidden = [
            sheet.get("name", "")
            for sheet in found
            if sheet.get("state", "visible") != "visible"
        ]
        facts = root.find(f"{MAIN}workbookPr")
        is_mac = facts is not None and facts.get("date1904") in {"1", "true"}
        self.epoch = MAC_EPOCH if is_mac else WINDOWS_EPOCH
        self.texts = self._shared_texts()
        self.date_styles, self.month_styles = self._date_styles()

    def cells(self, sheet: Place) -> Iterator[tuple[int, int, Value | None]]:
        """Row, column and value of each cell, in the file's order; None for an empty one."""
        row = column = 0
        with self.package.open(sheet.part) as source:
            for event, element in _elements(
                source, "row", "c", "mergeCell", events=("start", "end")
            ):
                kind = element.tag.removeprefix(MAIN)
                if kind == "row" and event == "start":
                    row, column = int(element.get("r") or row + 1), 0
                    if element.get("hidden") in {"1", "true"}:
                        sheet.hidden_rows.add(row)
                    yield row, 0, None
                elif event == "start":
                    continue
                elif kind == "c":
                    column = _column_of(element.get("r"), column + 1)
                    value = self._value(element)
                    if value is None and element.find(f"{MAIN}f") is not None:
                        sheet.uncalculated += 1
                    yield row, column, value
                elif kind == "mergeCell":
                    sheet.merged.append(_range(element.get("ref", "")))
                if event == "end":
                    _forget(element)

    def _value(self, cell):
        kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v")
        if kind == "inlineStr":
            return _text_in(cell.find(f"{MAIN}is"))
        if not value:
            return None
        if kind == "s":
            return self.texts[int(value)]
        if kind == "b":
            return value in {"1", "true"}
        if kind == "n":
            return self._number(value, cell.get("s", "0"))
        return _text(value)

    def _number(self, value, style):
        number = float(value)
        if style in self.date_styles:
            day = _day(number, self.epoch)
            is_month = style in self.month_styles and type(day) is datetime.date
            return WholeMonth(day.year, day.month, 1) if is_month else day
        is_whole = number.is_integer() and abs(number) < 10**15
        return int(number) if is_whole else number

    def _tree(self, part):
        parser = etree.XMLParser(huge_tree=False, **SAFELY)
        return _plain(etree.fromstring(self.package.read(part), parser))

    def _relations(self):
        """The part of each worksheet by its relation; charts on sheets of their own have none."""
        found = {}
        for relation in self._tree("xl/_rels/workbook.xml.rels"):
            if relation.get("Type", "").endswith(WORKSHEET):
                target = posixpath.normpath(
                    posixpath.join("/xl", relation.get("Target", ""))
                )
                found[relation.get("Id")] = target.lstrip("/")
        return found

    def _shared_texts(self):
        if "xl/sharedStrings.xml" not in self.parts:
            return []
        texts = []
        with self.package.open("xl/sharedStrings.xml") as source:
            for _, element in _elements(source, "si"):
                texts.append(_text_in(element))
                _forget(element)
        return texts

    def _date_styles(self):
        """The styles that show a number as a date; of these, those that show no day."""
        if "xl/styles.xml" not in self.parts:
            return set(), set()
        root = self._tree("xl/styles.xml")
        formats = {str(number): text for number, text in BUILTIN_FORMATS.items()}
        for each in root.iter(f"{MAIN}numFmt"):
            formats[each.get("numFmtId")] = each.get("formatCode", "")
        styles = root.find(f"{MAIN}cellXfs")
        shown = {
            str(number): formats.get(style.get("numFmtId", "0"))
            for number, style in enumerate(() if styles is None else styles)
        }
        dates = {style for style, text in shown.items() if is_date_format(text)}
        return dates, {style for style in dates if _shows_no_day(shown[style])}


def _elements(source, *names, events=("end",)):
    tags = [f"{MAIN}{name}" for name in names]
    found = etree.iterparse(source, events=events, tag=tags, **SAFELY)
    for number, (event, element) in enumerate(found):
        if not number:
            _plain(element)
        yield event, element


def _plain(element):
    """No office program declares texts that stand for others, inside the file or outside it."""
    if element.getroottree().docinfo.doctype:
        raise ValueError("The file declares entities")
    return element


def _text_in(element):
    """Without the reading aids of East Asian text."""
    if element is None:
        return None
    runs = element.iter(f"{MAIN}t")
    return _text(
        "".join(run.text or "" for run in runs if run.getparent().tag != f"{MAIN}rPh")
    )


def _text(value):
    decoded = ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    return NO_TEXT.sub("", decoded.replace("\r\n", "\n").replace("\r", "\n"))


def _day(number, epoch):
    try:
        day = from_excel(number, epoch)
    except (OverflowError, ValueError):
        return number
    if isinstance(day, datetime.datetime) and day.time() == datetime.time():
        return day.date()
    return day


def _shows_no_day(form):
    """ "mmm-yy": a month and a year, neither a day nor an hour."""
    letters = STRIP_RE.sub("", form).lower()
    return "m" in letters and "y" in letters and not set("dhs") & set(letters)


def _column_of(place, next_one):
    if not place:
        return next_one
    return _row_and_column(place)[1]


def _range(reference):
    """First row, first column, last row, last column."""
    first, _, last = reference.partition(":")
    return (*_row_and_column(first), *_row_and_column(last or first))


def _row_and_column(place):
    match = PLACE.fullmatch(place)
    if not match:
        raise ValueError(f"{place} is not a cell")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _forget(element):
    """Of what has been read, nothing stays in memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
