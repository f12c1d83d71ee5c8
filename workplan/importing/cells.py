"""What stands in the cells of one row of a plan: an action's words, its steps, several actions. Pure."""

import re
from collections.abc import Iterable

from . import refs
from .columns import Columns
from .rows import BULLET, BULLET_TYPED, Row, without_bullets

AS_TYPED = {
    "leads_text",
    "timing_text",
    "report_back_text",
    "text",
    "priority",
    "sub_theme",
}
JOINTS = {"code": ".", "priority": " ", "sub_theme": " "}
BULLET_PRINTED = "• "
UNFINISHED = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|that|the|their|to|which|with))$"
)


class Cells:
    """
    The texts of one row by field. `own` has what is written in this row, `all` also what
    reaches down into it from a merged cell.
    """

    def __init__(self, row: Row, columns: Columns):
        self.row = row
        self.own, self.all = {}, {}
        starts = {"own": "", "all": ""}
        for column, cell in columns.by_cell(row):
            if not cell.text or column.field == "left_out":
                continue
            text = cell.text
            if column.field == "outcome":
                text = text.replace(BULLET, BULLET_PRINTED)
            elif column.field not in {"text", "kept", "priority", "sub_theme"}:
                text = without_bullets(text, typed=column.field not in AS_TYPED)
            if column.field == "kept":
                text = _titled(column.title, text)
            name = "steps" if column.field == "kept" else column.field
            for held, fits in (("own", not cell.is_from_above), ("all", True)):
                if not fits:
                    continue
                if name == "starts":
                    starts[held] = text
                else:
                    _add(getattr(self, held), name, text)
        for held, start in starts.items():
            if start:
                values = getattr(self, held)
                values["timing_text"] = _window(start, values.get("timing_text", ""))

    def taken(self, name: str) -> str:
        return self.all.get(name, "")


def _add(values, name, text):
    joint = JOINTS.get(name, "\n")
    values[name] = f"{values[name]}{joint}{text}" if name in values else text


def _titled(title, text):
    """A cell of a column nobody foresaw, as steps: the title before the first line."""
    lines = without_bullets(text, typed=True).split("\n")
    lines[0] = f"{title}: {lines[0]}" if title else lines[0]
    return "\n".join(lines)


def _window(start, end):
    if end:
        return f"{start} – {end}"
    return start if re.match(r"from\b", start, re.IGNORECASE) else f"From {start}"


def split_actions(text: str, *, are_bullets_actions: bool) -> list[tuple[str, str]]:
    """(number, words) of each action in a cell: numbers of the same depth begin one."""
    lines = text.split("\n")
    code, first = refs.split(without_bullets(lines[0], typed=True))
    if not code:
        bullets = [line for line in lines if BULLET_TYPED.match(line)]
        if are_bullets_actions and len(bullets) > 1 and len(bullets) == len(lines):
            return [("", BULLET_TYPED.sub("", line)) for line in lines]
        return [("", text)]
    found, depth = [(code, [first] if first else [])], refs.shape(code)
    for line in lines[1:]:
        code, rest = refs.split(without_bullets(line, typed=True))
        if code and refs.shape(code) == depth:
            found.append((code, [rest] if rest else []))
        else:
            found[-1][1].append(line)
    return [(code, "\n".join(words)) for code, words in found]


def text_and_steps(words: str) -> tuple[str, str]:
    """
    An action's own words and the bullets under them.

    Bullets with more words after them stay where they are, as words.
    """
    lines = words.split("\n")
    bulleted = [bool(BULLET_TYPED.match(line)) for line in lines]
    first = bulleted.index(True) if any(bulleted) else len(lines)
    if not all(bulleted[first:]):
        return words.replace(BULLET, BULLET_PRINTED), ""
    plain = [BULLET_TYPED.sub("", line) for line in lines]
    first = max(first, 1)
    return "\n".join(plain[:first]), "\n".join(plain[first:])


def joined(words: str, more: str) -> str:
    """Text that flows on stays one line; anything else begins another."""
    if not words or not more:
        return words or more
    flows = more[:1].islower() or more[:1] == "(" or UNFINISHED.search(words)
    return f"{words} {more}" if flows else f"{words}\n{more}"


def as_action(values: dict[str, str]) -> dict[str, str]:
    """The number in front of the words apart, and the bullets under them."""
    values = dict(values)
    text = values.get("text", "")
    lines = text.split("\n")
    code, rest = refs.split(lines[0])
    if code and (
        not values.get("code") or refs.plain(code) == refs.plain(values["code"])
    ):
        values["code"] = values.get("code") or code
        text = "\n".join([rest, *lines[1:]] if rest else lines[1:])
    if len(values.get("code", "")) > refs.LONGEST:
        text = f"{values.pop('code')} {text}"
    words, steps = text_and_steps(text)
    values["text"] = words
    values["steps"] = "\n".join(filter(None, [steps, values.get("steps", "")]))
    return values


def numbering_of(rows: Iterable[Row], columns: Columns) -> tuple[bool, bool]:
    """Whether most actions of these rows have a number; whether most numbers have parts."""
    found = numbered = deep = 0
    for row in rows:
        own = Cells(row, columns).own
        if "text" in own:
            code = refs.alone(own.get("code", "")) or refs.split(own["text"])[0]
            found += 1
            numbered += bool(code or own.get("code"))
            deep += len(refs.parts(code)) > 1
    return numbered * 2 >= found > 0, deep * 2 > numbered > 0
