"""
The numbers and bullets that Word draws before a paragraph and keeps nowhere in its text. Pure.

Each list counts as Word does: a deeper level starts again after a higher one, a list may
start at another number, and a style may belong to a list.
"""

from dataclasses import dataclass, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
LONGEST_LABEL = 40
MOST_LEVELS = 9
BULLETED = "bullet"
ROMANS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(slots=True)
class Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    is_all_decimal: bool = False


@dataclass
class Numbering:
    """Counts paragraphs in the order they are asked about."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by number's id
    lists: dict[str, str] = field(default_factory=dict)  # numbers that count together
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)  # overridden

    def label(self, number: str, depth: int) -> str:
        """ "1.2." or BULLETED, or nothing where the list draws nothing."""
        levels = self.levels.get(number)
        if not levels or not 0 <= depth < MOST_LEVELS:
            return ""
        level = levels.get(depth) or Level(text=f"%{depth + 1}.")
        if level.form == "bullet":
            return BULLETED
        counts = self.counts.setdefault(self.lists[number], {})
        key = number, depth
        if key in self.starts and key not in self.begun:
            counts[depth] = self.starts[key]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self.begun.add(key)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._drawn(levels, level, counts)

    def _drawn(self, levels, level, counts):
        label, place = "", 0
        text = level.text[:LONGEST_LABEL]
        while place < len(text):
            if text[place] == "%" and text[place + 1 : place + 2].isdigit():
                depth = int(text[place + 1]) - 1
                its = levels.get(depth) or Level()
                count = counts.get(depth, its.start)
                label += in_form(count, "decimal" if level.is_all_decimal else its.form)
                place += 2
            else:
                label += text[place]
                place += 1
        return label.strip()[:LONGEST_LABEL]


def in_form(count: int, form: str) -> str:
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in {"lowerLetter", "upperLetter"} and 0 < count <= 26 * 4:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman, left = "", count
        for value, letters in ROMANS:
            roman += letters * (left // value)
            left %= value
        return roman.upper() if form == "upperRoman" else roman
    return str(count)


def numbering_of(root) -> Numbering:
    """From the root of numbering.xml; None where there is none."""
    found = Numbering()
    if root is None:
        return found
    drawn = {
        each.get(f"{W}abstractNumId"): dict(map(_level, each.iterfind(f"{W}lvl")))
        for each in root.iterfind(f"{W}abstractNum")
    }
    for each in root.iterfind(f"{W}num"):
        number = each.get(f"{W}numId")
        kind = each.find(f"{W}abstractNumId")
        kind = kind.get(VAL) if kind is not None else None
        levels = dict(drawn.get(kind, {}))
        for override in each.iterfind(f"{W}lvlOverride"):
            depth = whole(override.get(f"{W}ilvl"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _level(own)[1]
            start = override.find(f"{W}startOverride")
            if start is not None:
                found.starts[number, depth] = whole(start.get(VAL), 1)
        found.levels[number] = levels
        found.lists[number] = kind or ""
    return found


def _level(element):
    def value(name, default):
        child = element.find(W + name)
        return default if child is None else child.get(VAL, default)

    depth = whole(element.get(f"{W}ilvl"), 0)
    return depth, Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText", f"%{depth + 1}."),
        start=whole(value("start", "0"), 0),
        is_all_decimal=element.find(f"{W}isLgl") is not None,
    )


def whole(text, default: int) -> int:
    """A number as a file writes it, within reason; the default for anything else."""
    try:
        return max(-1, min(int(text), 1_000_000))
    except (TypeError, ValueError):
        return default
