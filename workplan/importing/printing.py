"""A plan as it was read, as lines of text: for the command, and to compare by eye. Pure."""

from collections.abc import Iterator

from .entries import Reading

GAP = " | "


def lines_of(reading: Reading) -> Iterator[str]:
    """
    `ref | action | leads | timing | report-back | milestones | doubts` under its headings.

    Ends with the count: rows in are rows stored and rows aside.
    """
    under = {}
    for action in reading.actions:
        under[id(action.entry)] = action
    for entry in reading.entries:
        if entry.kind == "priority":
            yield _heading("Priority", entry)
        elif entry.kind == "sub_theme":
            yield f"  {_heading('Sub-theme', entry)}"
        elif id(entry) in under:
            yield f"    {_action(under[id(entry)])}"
    for entry in reading.set_aside:
        yield f"Aside: {entry.where}: {entry.reason}: {_flat(entry.words)}"
    for note in reading.notes:
        yield f"Note: {note}"
    yield f"in {reading.rows_in} = stored {reading.rows_stored} + aside {reading.rows_aside}"


def _heading(kind, entry):
    code = entry.value("code")
    words = f"{code}. {entry.value('text')}" if code else entry.value("text")
    line = " ".join(filter(None, [f"{kind}:", words, entry.value("range_text")]))
    return GAP.join([line, *entry.doubts])


def _action(action):
    values = action.values
    words = "\n".join(
        [values["text"], *(f"• {step}" for step in values["steps"].split("\n") if step)]
    )
    cells = (
        values["code"],
        words,
        values["leads_text"],
        values["timing_text"],
        values["report_back_text"],
        values["milestones"],
        "; ".join(action.doubts),
    )
    return GAP.join(map(_flat, cells))


def _flat(text):
    """On one line: a new line in a cell becomes a stroke."""
    return " / ".join(filter(None, map(str.strip, text.split("\n"))))
