"""Plans without a database, for what is laid out, written and read again."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from workplan.importing.reading import Reading
from workplan.layouts import NO_PRIORITY


@dataclass
class PaperHeading:
    title: str
    code: str = ""
    range_text: str = ""
    links_text: str = ""
    outcomes: str = ""

    def __str__(self):
        return f"{self.code}. {self.title}" if self.code else self.title


@dataclass
class PaperAction:
    text: str
    code: str = ""
    steps: str = ""
    leads_text: str = ""
    timing_text: str = ""
    report_back_text: str = ""
    outcome: str = ""
    milestone_lines: list[str] = field(default_factory=list)

    @property
    def step_lines(self):
        return [line.strip() for line in self.steps.splitlines() if line.strip()]

    @property
    def milestones(self):
        rows = [SimpleNamespace(text=line) for line in self.milestone_lines]
        return SimpleNamespace(all=lambda: rows)


def sections_read(reading: Reading):
    """What was read, as `layouts.lines` takes a plan."""
    actions = {id(action.entry): action for action in reading.actions}
    sections = [(None, [(None, [])])]
    for entry in reading.entries:
        if entry.kind == "priority":
            is_none = entry.value("text") == NO_PRIORITY
            sections.append((None if is_none else _heading(entry), [(None, [])]))
        elif entry.kind == "sub_theme":
            sections[-1][1].append((_heading(entry), []))
        elif entry.kind == "action":
            sections[-1][1][-1][1].append(_action(actions[id(entry)].values))
    has_loose = sections[0][1][0][1]
    return sections if has_loose else sections[1:]


def _heading(entry):
    named = ("code", "range_text", "links_text", "outcomes")
    return PaperHeading(
        entry.value("text"), **{name: entry.value(name) for name in named}
    )


def _action(values):
    values = dict(values)
    lines = values.pop("milestones").split("\n")
    return PaperAction(**values, milestone_lines=[line for line in lines if line])
