"""
Plans that are broken, by accident or by intent: real ones with their inside changed, and others.

The same number always gives the same file.
"""

import copy
import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

PLANS = Path(__file__).resolve().parents[1] / "tests/workplan/plans"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = {"word/document.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"}
PARTS = {*BODY, "word/numbering.xml", "word/styles.xml", "xl/styles.xml"}
EXTREMES = ("", "0", "-1", "1", "9", "99999999999", "x", "NaN", "A1", "ZZZ99", "true")
WRAPPERS = ("sdt", "ins", "del", "moveFrom", "tbl", "tr", "tc", "p", "txbxContent")
WORDS = (
    "",
    " ",
    "1.1",
    "Priority 9: Another (9.1 - 9.3)",
    "Action",
    "• " * 400,
    "x" * 20_000,
    "line\nline\n" * 50,
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "\u202eright to left",
    "e\u0301" * 500,
    "👩‍👩‍👧" * 100,
    "(" * 3_000,
    "1." * 3_000,
    "a1" * 3_000,
    "[1.1-" * 1_000,
    "September 2013 " * 300,
    "13/13/2013, 31 February, within 99999999999 months",
)
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@dataclass(frozen=True)
class Hostile:
    number: int
    name: str
    content: bytes
    is_inside: bool  # a valid package whose parts were changed


def hostile_plans(count: int) -> Iterator[Hostile]:
    """Nine in ten are valid files changed inside; the others are broken as files."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 the same every time
        name, parts = chance.choice(_plans())
        if number % 10:
            content = zipped(changed_inside(dict(parts), chance))
            yield Hostile(number, name, content, is_inside=True)
        else:
            yield Hostile(number, *_broken(name, dict(parts), chance), is_inside=False)


@cache
def _plans():
    found = []
    for path in sorted([*PLANS.glob("*.docx"), *PLANS.glob("*.xlsx")]):
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        found.append((path.name, parts))
    return tuple(found)


def changed_inside(parts: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Some parts with elements, attributes and words moved, doubled, exchanged or gone."""
    names = sorted(parts.keys() & PARTS)
    main = sorted(parts.keys() & BODY)
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice([*names, *main * 3])
        root = etree.fromstring(parts[name])
        for _ in range(chance.choice((1, 2, 5, 20, 60))):
            chance.choice(CHANGES)(root, chance)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return parts


def _any(root, chance):
    """An element, none of the outermost; None where there is no other."""
    found = [each for each in root.iter(etree.Element) if each.getparent() is not None]
    return chance.choice(found) if found else None


def _of_table(root, chance):
    names = ("tr", "tc", "p", "r", "row", "c", "si")
    found = [
        each
        for each in root.iter(etree.Element)
        if each.getparent() is not None and etree.QName(each).localname in names
    ]
    return chance.choice(found) if found else _any(root, chance)


def remove(root, chance):
    element = _of_table(root, chance)
    if element is not None:
        element.getparent().remove(element)


def double(root, chance):
    element = _of_table(root, chance)
    if element is not None:
        for _ in range(chance.choice((1, 2, 30))):
            element.addnext(copy.deepcopy(element))


def move(root, chance):
    element, target = _of_table(root, chance), _any(root, chance)
    if element is not None and target not in [element, *element.iterdescendants()]:
        target.append(element)


def nest(root, chance):
    """A table, a row or a run within another, several deep."""
    for _ in range(chance.choice((1, 3, 12))):
        element, target = _of_table(root, chance), _of_table(root, chance)
        if element is not None and len(list(element.iter())) < 400:
            target.append(copy.deepcopy(element))


def wrap(root, chance):
    element = _of_table(root, chance)
    if element is not None:
        wrapper = etree.Element(W + chance.choice(WRAPPERS))
        element.addprevious(wrapper)
        wrapper.append(element)


def rename(root, chance):
    element = _any(root, chance)
    if element is not None:
        space = etree.QName(element).namespace
        element.tag = f"{{{space}}}{chance.choice(WRAPPERS)}"


def set_attribute(root, chance):
    marked = [each for each in root.iter(etree.Element) if each.attrib]
    if marked:
        element = chance.choice(marked)
        element.set(chance.choice(list(element.attrib)), chance.choice(EXTREMES))


def set_property(root, chance):
    names = ("gridSpan", "vMerge", "numId", "ilvl", "hMerge", "gridBefore", "pStyle")
    element = _any(root, chance)
    if element is not None:
        marked = etree.SubElement(element, W + chance.choice(names))
        marked.set(f"{W}val", chance.choice((*EXTREMES, "continue", "restart")))


def set_words(root, chance):
    worded = [each for each in root.iter(etree.Element) if each.text]
    if worded:
        chance.choice(worded).text = chance.choice(WORDS)


def empty(root, chance):
    element = _of_table(root, chance)
    if element is not None:
        del element[:]


CHANGES = (
    remove,
    double,
    move,
    nest,
    wrap,
    rename,
    set_attribute,
    set_attribute,
    set_property,
    set_words,
    set_words,
    empty,
)


def _broken(name, parts, chance):
    """(name, content) of a file that no program would have saved."""
    main = next(part for part in sorted(BODY) if part in parts)
    whole = zipped(parts)
    deeds = {
        "cut": lambda: whole[: chance.randrange(len(whole))],
        "bits": lambda: _flipped(whole, chance),
        "bits inside": lambda: zipped(parts | {main: _flipped(parts[main], chance)}),
        "part gone": lambda: zipped(
            {each: parts[each] for each in list(parts)[:: chance.choice((2, 3))]}
        ),
        "part empty": lambda: zipped(parts | {main: b""}),
        "bomb": lambda: zipped(parts | {main: BOMB + _bare(parts[main])}),
        "outside": lambda: zipped(parts | {main: OUTSIDE + _bare(parts[main])}),
        "zeros": lambda: zipped(parts | {main: b"\0" * 30_000_000}),
        "blanks": lambda: zipped(parts | {main: _padded(parts[main])}),
        "random": lambda: chance.randbytes(chance.randrange(4_000)),
        "deep": lambda: zipped(parts | {main: b"<a>" * 90_000 + b"</a>" * 90_000}),
        "many": lambda: zipped(parts | {f"x/{n}": b"" for n in range(2_100)}),
        "text": lambda: "\t".join(chance.choices(WORDS, k=400)).encode(),
        "html": lambda: b"<table><tr>" * 3_000 + b"<td rowspan=9999 colspan=9999>x",
    }
    deed = chance.choice(list(deeds))
    if deed in {"text", "html"}:
        name = chance.choice(("plan.csv", "plan.txt"))
    return name, deeds[deed]()


def _bare(content):
    return content.partition(b"?>")[2] or content


def _padded(content):
    """Fifteen megabytes of empty paragraphs before the end: within what is taken."""
    head, close, tail = content.rpartition(b"</w:body>")
    return head + b"<w:p/>" * 2_400_000 + close + tail if close else content


def _flipped(content, chance):
    content = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()
