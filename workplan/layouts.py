"""
The three ways boards lay out a plan as a table, and what stands in each cell. Pure.

Pages, exports and the annual report print by these; an import knows a table by them. Every
cell is what people typed. A plan printed in a layout and read again gives the same cells.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lscb.documents.sheets import plain

NO_PRIORITY = "Under no priority"  # heads actions that stand under none, after others
BULLET = "• "


@dataclass(frozen=True)
class Column:
    field: str
    title: str
    width: int  # per cent of a page


@dataclass(frozen=True)
class Layout:
    key: str
    name: str
    columns: tuple[Column, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.columns)

    @property
    def widths(self) -> tuple[int, ...]:
        return tuple(column.width for column in self.columns)

    @property
    def keywords(self) -> str:
        """
        What a file says of itself in its properties, so that it is read again as it was written.

        Words and spaces alone: LibreOffice leaves out all other signs.
        """
        return f"plan layout {self.key}"

    @property
    def has_priorities(self) -> bool:
        """Whether priorities have a column; otherwise they head their actions across the table."""
        return self.columns[0].field == "priority"


PROGRAMME = Layout(
    "programme",
    "Work programme",
    (
        Column("priority", "Priority", 20),
        Column("actions", "Actions", 38),
        Column("leads", "Lead officer(s)", 19),
        Column("timing", "Date for completion", 12),
        Column("report_back", "Report to meeting", 11),
    ),
)
OUTCOMES = Layout(
    "outcomes",
    "Business plan",
    (
        Column("priority", "Priority", 18),
        Column("links", "Links", 16),
        Column("outcomes", "Outcomes", 20),
        Column("actions", "Actions", 26),
        Column("milestones", "Milestones", 20),
    ),
)
ACTIONS = Layout(
    "actions",
    "Action plan",
    (
        Column("ref", "Ref", 9),
        Column("action", "Action", 41),
        Column("leads", "Lead", 20),
        Column("outcome", "Outcome", 30),
    ),
)
LAYOUTS = {layout.key: layout for layout in (PROGRAMME, OUTCOMES, ACTIONS)}


@dataclass(frozen=True)
class Line:
    """
    One row of the table, a text for each column.

    `starts` is "priority" or "sub_theme" when its first text is the heading of one, which
    holds for the rows after it with nothing there. `stands_alone` when there is nothing else in it.
    """

    texts: tuple[str, ...]
    starts: str = ""

    @property
    def stands_alone(self) -> bool:
        return bool(self.starts) and not any(self.texts[1:])


def lines(layout: Layout, sections: Iterable) -> tuple[Line, ...]:
    """
    A plan's rows in `layout`. `sections` are (priority, [(sub-theme, [action, …]), …]) in
    printed order; a priority or a sub-theme may be None.

    A heading shares the row of its first action, where its layout has a column for it. With
    no action directly under it, it has a row to itself.
    """
    found = []
    for priority, parts in sections:
        if priority or found:
            found.append(_priority(layout, priority))
        for sub_theme, actions in parts:
            if sub_theme:
                texts = _texts(layout, {layout.columns[0].field: heading(sub_theme)})
                found.append(Line(texts, "sub_theme"))
            for action in actions:
                own = Line(_texts(layout, _of_action(action)))
                if (
                    layout.has_priorities
                    and found
                    and _awaits_action(layout, found[-1])
                ):
                    own = _joined(found.pop(), own)
                found.append(own)
    return tuple(found)


def heading(row) -> str:
    """A priority or a sub-theme with its range, as printed: "2. Hear children (2.1 - 2.5)"."""
    return f"{row} {row.range_text}" if row.range_text else str(row)


def action_words(code: str, text: str, steps: Iterable[str] = ()) -> str:
    """What an action says, its number in front and its steps below, one a line."""
    first = f"{code} {text}" if code else text
    return "\n".join([first, *(f"{BULLET}{step}" for step in steps)])


def _priority(layout, priority):
    values = {layout.columns[0].field: NO_PRIORITY}
    if priority:
        values = {
            layout.columns[0].field: heading(priority),
            "links": priority.links_text,
            "outcomes": priority.outcomes,
        }
    return Line(_texts(layout, values), "priority")


def _of_action(action):
    return {
        "actions": action_words(action.code, action.text, action.step_lines),
        "ref": action.code,
        "action": action_words("", action.text, action.step_lines),
        "leads": action.leads_text,
        "timing": action.timing_text,
        "report_back": action.report_back_text,
        "outcome": action.outcome,
        "milestones": "\n".join(each.text for each in action.milestones.all()),
    }


def _texts(layout, values):
    return tuple(plain(values.get(column.field, "")) for column in layout.columns)


def _awaits_action(layout, line):
    fields = [column.field for column in layout.columns]
    return bool(line.starts) and not line.texts[fields.index("actions")]


def _joined(line, own):
    texts = tuple(a or b for a, b in zip(line.texts, own.texts, strict=True))
    return Line(texts, line.starts)
