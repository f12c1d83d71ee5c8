"""
Which column of a table is which, by the titles boards give them or by what stands in them. Pure.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import refs
from .rows import Row

FIELDS = {
    "priority": "Priority",
    "sub_theme": "Sub-theme",
    "code": "Number of the action",
    "text": "Action",
    "steps": "Steps of the action",
    "leads_text": "Lead officer(s)",
    "starts": "Start date",
    "timing_text": "Date for completion",
    "report_back_text": "Report to meeting",
    "outcome": "Outcome of the action",
    "milestones": "Milestones of the action",
    "outcomes": "Outcomes of the priority",
    "links_text": "Links of the priority",
    "kept": "Keep among the steps, with its title",
    "left_out": "Leave out",
}
KNOWN = {
    "priority": "priority|priorities|strategic priority|key priority|board priority|lscb priority"
    "|business priority|priority area|objective|objectives|strategic objective|key objective|aim"
    "|aims|goal|work stream|workstream|core function|area of work|key area|business area",
    "sub_theme": "theme|sub theme|sub priority|sub objective|strand|sub heading",
    "code": "ref|reference|ref no|reference no|reference number|no|nos|number|num|action no"
    "|action number|action ref|item|item no|id|action id|s no|serial",
    "text": "action|actions|key action|key actions|action required|actions required|action point"
    "|action to be taken|actions to be taken|actions needed|task|tasks|key task|key tasks"
    "|activity|activities|key activity|key activities|what|what we will do|what will we do"
    "|what are we going to do|what do we need to do|what needs to be done|what must be done"
    "|specific action|planned action|planned actions|agreed action|recommendation",
    "steps": "steps|key steps|sub action|sub actions|how|how we will do it|how will we do it",
    "leads_text": "lead|leads|lead officer|lead officers|lead person|lead agency|lead agencies"
    "|lead group|lead member|lead professional|led by|who|who will do it|who by|who is responsible"
    "|by whom|owner|owners|action owner|responsible|responsibility|responsible officer"
    "|responsible person|responsible lead|person responsible|officer responsible|accountable"
    "|accountable officer|agency|lead and partners|lead s",
    "starts": "start|start date|from|begin|date started|starts",
    "timing_text": "date for completion|date of completion|completion date|completion|complete by"
    "|timescale|timescales|time scale|timeframe|time frame|timeline|timing|by when|when|date|dates"
    "|due|due date|date due|target|target date|target completion date|deadline|end|end date"
    "|finish|finish date|to be completed by|completed by|until",
    "report_back_text": "report to meeting|report to lscb meeting|report to lscb|report to board"
    "|report to board meeting|report to|report|report back|report date|reports to|reporting"
    "|reporting date|reporting to|lscb meeting|board meeting|meeting|reported to|report due",
    "outcome": "outcome|intended outcome|expected outcome|desired outcome|impact|expected impact"
    "|intended impact|success criteria|success criterion|success measure|success measures"
    "|measure of success|measures of success|what difference|difference|result|expected result"
    "|benefit|how will we know|how will we know it has worked|what will success look like"
    "|outcomes|intended outcomes|expected outcomes|desired outcomes|outcome measure",
    "milestones": "milestone|milestones|key milestone|key milestones|milestones and dates"
    "|milestones and timescales|milestones timescales|milestone and date",
    "links_text": "link|links|link to|links to|linked to|linked plan|linked plans|link to plan"
    "|links to plans|links to other plans|link to other plans|links to other strategies"
    "|strategic link|strategic links|cross reference|linked priorities",
}
FIELD_OF = {
    title: name for name, titles in KNOWN.items() for title in titles.split("|")
}
WORDS = [
    ("outcome", r"\bhow (?:will|do|would) we know\b"),
    ("milestones", r"\bmilestones?\b"),
    ("links_text", r"\b(?:links?|linked)\b"),
    ("report_back_text", r"\b(?:report(?:s|ed|ing)?|feedback|meetings?)\b"),
    ("leads_text", r"\b(?:leads?|owners?|who|whom|responsib\w+|accountab\w+)\b"),
    ("starts", r"\bstart(?:s|ing)?\b"),
    ("timing_text", r"\b(?:time\w*|deadlines?|dates?|when|due|completion)\b"),
    ("outcome", r"\b(?:outcomes?|impact|success|difference)\b"),
    ("code", r"\b(?:ref|reference|number|no|id)\b"),
    ("sub_theme", r"\b(?:sub )?themes?\b"),
    ("priority", r"\b(?:priorit\w+|objectives?|aims?)\b"),
    ("text", r"\b(?:actions?|tasks?|activit\w+|what)\b"),
]
LONGEST_TITLE = 80
MOST_ABOVE = 12  # rows of titles and remarks above the headings
DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b20\d\d\b|on-?going|quarterly"
    r"|monthly|annual|\bn/a\b",
    re.IGNORECASE,
)
LOOKED_AT = 60  # rows, to tell columns without titles apart
WORDY = 20  # letters that an action has on average at the least


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    start: int
    span: int = 1
    field: str = "kept"


@dataclass(frozen=True)
class Columns:
    """The columns of rows that follow each other. `is_guessed` where no title says it."""

    columns: tuple[Column, ...]
    is_guessed: bool = False

    @property
    def key(self) -> str:
        """Equal for tables with the same titles: what is chosen for one holds for all."""
        return "|".join(plain(column.title) or "-" for column in self.columns)[:400]

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}

    @property
    def is_plan(self) -> bool:
        return "text" in self.fields

    @property
    def end(self) -> int:
        return max((each.start + each.span for each in self.columns), default=0)

    def chosen(self, fields: Sequence[str]) -> "Columns":
        """With the fields somebody chose, as far as they go."""
        named = [*fields, *(each.field for each in self.columns[len(fields) :])]
        return Columns(
            tuple(
                replace(each, field=name if name in FIELDS else each.field)
                for each, name in zip(self.columns, named, strict=False)
            )
        )

    def by_cell(self, row: Row) -> list[tuple[Column, object]]:
        """Each cell of `row` with the column it stands in."""
        starts = {column.start: column for column in self.columns}
        if all(cell.column in starts for cell in row.cells):
            return [(starts[cell.column], cell) for cell in row.cells]
        if len(row.cells) == len(self.columns):
            return list(zip(self.columns, row.cells, strict=True))
        return [(self._over(cell), cell) for cell in row.cells]

    def _over(self, cell):
        """The column a cell stands under; one beyond the last is kept without a title."""
        for column in self.columns:
            if column.start <= cell.column < column.start + column.span:
                return column
        return Column("", cell.column)


def plain(words: str) -> str:
    """A title for comparing: "Lead Officer(s):" is "lead officer"."""
    words = re.sub(r"\(s\)", "", words.casefold())
    return " ".join(re.sub(r"[^\w#]+", " ", words).split())


def field_of(title: str) -> tuple[str, bool]:
    """The field a title names, and whether it is exactly what boards call it."""
    words = plain(title)
    if words in {"#", "n o"}:
        return "code", True
    if words in FIELD_OF:
        return FIELD_OF[words], True
    if 0 < len(title) <= LONGEST_TITLE and len(words.split()) <= 9:
        for name, pattern in WORDS:
            if re.search(pattern, words):
                return name, False
    return "", False


def are_titles(row: Row, *, strictly: bool = False) -> bool:
    """Whether a row holds the titles of columns; `strictly` where rows of the plan surround it."""
    texts = [cell.text for cell in row.cells if cell.text and not cell.is_from_above]
    if len(texts) < 2 or any(len(text) > LONGEST_TITLE for text in texts):
        return False
    if strictly:
        names = {FIELD_OF.get(plain(text)) for text in texts}
        return len(names) > 1 and None not in names
    found = [field_of(text) for text in texts]
    names = {name for name, _ in found if name}
    exact = sum(is_exact for _, is_exact in found)
    score = exact + sum(bool(name) for name, _ in found)
    return len(names) > 1 and exact > 0 and score > 3


def titled(heading: Row, below: Row | None = None, rows: Sequence[Row] = ()) -> Columns:
    """
    The columns under a row of titles; where `below` divides one further, by both.

    `rows` help where no title says which column holds the actions.
    """
    columns = []
    divided = {}
    for cell in below.cells if below else ():
        if cell.text and not cell.is_from_above:
            divided[cell.column] = cell
    for cell in heading.cells:
        parts = [
            divided[place]
            for place in sorted(divided)
            if cell.column <= place < cell.column + cell.span
        ]
        for part in parts or [cell]:
            title = f"{cell.text}: {part.text}" if parts else cell.text
            name = field_of(part.text)[0] or field_of(cell.text)[0] or "kept"
            columns.append(Column(title, part.column, part.span, name))
    return _settled(_with_actions(Columns(tuple(columns)), rows))


def divides(heading: Row, below: Row) -> bool:
    """Whether `below` names the parts of a wide title above it and nothing else."""
    own = [cell for cell in below.cells if cell.text and not cell.is_from_above]
    wide = [cell for cell in heading.cells if cell.span > 1 and cell.text]
    return len(own) > 1 and all(
        len(cell.text) <= LONGEST_TITLE
        and any(w.column <= cell.column < w.column + w.span for w in wide)
        for cell in own
    )


def _with_actions(found: Columns, rows) -> Columns:
    """A column of many words whose title says nothing holds the actions, where none says so."""
    if found.is_plan or not {"leads_text", "timing_text"} & found.fields:
        return found
    columns = list(found.columns)
    lengths = {}
    for place, column in enumerate(columns):
        texts = _texts(columns, rows[:LOOKED_AT], place)
        if column.field == "kept" and texts:
            lengths[place] = sum(map(len, texts)) / len(texts)
    place = max(lengths, key=lengths.get, default=None)
    if place is not None and lengths[place] >= WORDY:
        columns[place] = replace(columns[place], field="text")
    return Columns(tuple(columns))


def _settled(found: Columns) -> Columns:
    """Which of an outcome or a theme is meant depends on the columns beside it."""
    columns = list(found.columns)
    names = [column.field for column in columns]
    text = names.index("text") if "text" in names else len(names)
    for place, column in enumerate(columns):
        if column.field == "outcome" and (
            place < text and "priority" in names[:place] or "links_text" in names
        ):
            columns[place] = replace(column, field="outcomes")
        if column.field == "sub_theme" and "priority" not in names:
            columns[place] = replace(column, field="priority")
    names = [column.field for column in columns]
    if "text" not in names and {"leads_text", "timing_text"} & set(names):
        for name in ("sub_theme", "priority", "steps", "outcome", "milestones"):
            if name in names:
                place = len(names) - 1 - names[::-1].index(name)
                columns[place] = replace(columns[place], field="text")
                break
    return Columns(tuple(columns))


def guessed(rows: Sequence[Row]) -> tuple[Columns, bool]:
    """
    Columns by what stands in them, and whether the first row holds their titles.

    For tables whose titles say nothing, or that have none.
    """
    filled = [row for row in rows[:LOOKED_AT] if not row.is_empty]
    wide = [row for row in filled if len(_own(row)) > 1]
    if not wide:
        return Columns(()), False
    is_titled = len(wide) > 2 and filled[0] is wide[0] and _looks_titled(filled)
    first, body = wide[0], wide[1:] if is_titled else wide
    columns = [
        Column(cell.text if is_titled else "", cell.column, cell.span)
        for cell in (first.cells if is_titled else _widest(wide).cells)
    ]
    texts = {place: _texts(columns, body, place) for place in range(len(columns))}
    fields = _by_content(texts)
    found = tuple(
        replace(column, field=fields.get(place, "kept"))
        for place, column in enumerate(columns)
    )
    return Columns(found, is_guessed=True), is_titled


def _widest(rows):
    return max(rows, key=lambda row: len(row.cells))


def _own(row):
    return [cell for cell in row.cells if cell.text and not cell.is_from_above]


def _looks_titled(rows):
    """All short, all different, and neither a date nor a number among them."""
    texts = [cell.text for cell in rows[0].cells]
    most = max(Counter(len(_own(row)) for row in rows))
    return (
        len(_own(rows[0])) >= most
        and all(0 < len(text) <= 40 for text in texts)
        and len(set(texts)) == len(texts)
        and not any(DATED.search(text) or refs.split(text)[0] for text in texts)
    )


def _texts(columns, rows, place):
    chosen = Columns(tuple(columns))
    return [
        cell.text
        for row in rows
        for column, cell in chosen.by_cell(row)
        if column is columns[place] and cell.text
    ]


def _by_content(texts):
    """Field by place, or nothing where no column reads like actions."""
    lengths = {
        place: sum(map(len, found)) / len(found)
        for place, found in texts.items()
        if found
    }
    if not lengths:
        return {}
    text = max(lengths, key=lengths.get)
    fields = {text: "text"}
    evidence = any(refs.split(each)[0] for each in texts[text])
    for place, found in texts.items():
        if place == text or not found:
            continue
        if _share(found, refs.alone) > 0.6:
            fields[place] = "code"
        elif _share(found, DATED.search) > 0.5:
            is_second = "timing_text" in fields.values()
            fields[place] = "report_back_text" if is_second else "timing_text"
        elif place > text and "leads_text" not in fields.values():
            fields[place] = "leads_text"
        elif place < text and len(found) <= len(texts[text]):
            fields[place] = "priority"
    evidence = evidence or {"code", "timing_text"} & set(fields.values())
    return fields if evidence and lengths[text] >= WORDY else {}


def _share(found, test):
    return sum(bool(test(text)) for text in found) / len(found)
