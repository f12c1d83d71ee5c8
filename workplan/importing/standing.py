"""What a row stands under and goes on from, as entries are taken in one after the other. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from .entries import OF_ACTION, OF_PRIORITY, VALUES, ActionRead, Entry
from .going_on import OF_HEADING, action_goes_on, heading_goes_on
from .headings import LONGEST_TITLE

NOTHING_ABOVE = "Nothing stands above it that it could go on from"
NO_TEXT = "It does not say what is to be done"
NO_TITLE = "It has no title"
SET_ASIDE = "Set aside by hand"


@dataclass(frozen=True)
class Correction:
    """What somebody said of an entry. `values` replace those read, as far as they go."""

    kind: str
    values: Mapping[str, str]
    reason: str = ""
    version: int = 1


class Standing:
    """The plan as far as it was read: its entries and actions, and the headings now in force."""

    def __init__(self, corrections: Mapping[str, Correction]):
        self.corrections = corrections
        self.entries, self.actions = [], []
        self.priority = self.sub_theme = self.action = self.heading = None
        self.has_codes = self.from_paragraph = False
        self.looks, self.seen_headings = {}, {}

    def resume(self, priority: Entry):
        """A priority named again later on is the one it was."""
        self.priority = self.heading = priority
        self.sub_theme = self.action = None

    def last_stored(self) -> Entry | None:
        return next((each for each in reversed(self.entries) if each.is_stored), None)

    def put(self, entry: Entry, words: str = ""):
        """
        Take the entry in as somebody corrected it, and as it then fits.

        `words` are those by which a heading is known again.
        """
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
        _say_all(entry.values)
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
            self._begin_under(entry)

    def _begin_under(self, entry):
        """A sub-theme has a title and a range alone: whatever else it says is its priority's."""
        values = entry.values
        if code := values.pop("code", ""):
            values["text"] = f"{code}. {values['text']}"
        statement = values.get("statement", "")
        if statement and len(values["text"]) + len(statement) < LONGEST_TITLE:
            values["text"] = f"{values['text']} {values.pop('statement')}"
        _say_all(values)
        others = {name: values.pop(name) for name in OF_HEADING if name in values}
        heading_goes_on(entry, self.priority, others)

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
            _say_all(values)
            if "text" in values:
                self.heading.words = f"{self.heading.words} {values['text']}"
                self.seen_headings[self.heading.words] = self.heading
            heading_goes_on(self.heading, self.priority, values)
        elif self.action is not None:
            named = (
                values.pop("code", ""),
                values.get("text"),
                values.pop("range_text", ""),
            )
            if any(named):
                values["text"] = " ".join(filter(None, named))
            action_goes_on(self.action, values)
        else:
            _put_aside(entry, NOTHING_ABOVE)


def _say_all(values):
    """What only an action has, of a row that is a heading after all, goes to its statement."""
    lines = [values.pop(name, "") for name in OF_ACTION if name not in OF_PRIORITY]
    words = "\n".join(filter(None, [values.get("statement", ""), *lines]))
    if any(lines):
        values["statement"] = words


def _put_aside(entry, reason):
    entry.kind, entry.reason = "aside", reason
