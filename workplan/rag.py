"""
What the dates say of an action, beside what its owner says. Pure.

Blue is complete, green on track, amber at risk, red overdue, grey not due. The owner rates;
the system suggests, and says so where the two disagree.
"""

import datetime
from dataclasses import dataclass

from .due_dates import days_late

DUE_SOON = datetime.timedelta(days=30)
NEEDS_REASON = frozenset({"amber", "red"})
GIVEN_UP = {
    "superseded": "superseded",
    "carried_forward": "carried forward",
    "not_pursued": "not pursued",
}


@dataclass(frozen=True)
class Suggestion:
    rag: str
    reason: str


def suggest(
    *,
    status: str,
    due_on: datetime.date | None,
    has_lead: bool,
    today: datetime.date,
    starts_on: datetime.date | None = None,
) -> Suggestion:
    if status == "complete":
        return Suggestion("blue", "complete")
    if status in GIVEN_UP:
        return Suggestion("grey", GIVEN_UP[status])
    if late := days_late(due_on, today=today):
        return Suggestion("red", f"{_days(late)} overdue")
    if due_on and due_on - today <= DUE_SOON:
        return Suggestion("amber", _due_soon((due_on - today).days))
    if not has_lead:
        return Suggestion("amber", "nobody leads it")
    if status in {"in_progress", "ongoing"}:
        return Suggestion("green", "on track")
    if starts_on and starts_on > today:
        return Suggestion("grey", "not begun yet")
    return Suggestion("grey", "not due" if due_on else "not started")


def disagreement(rated: str, suggestion: Suggestion) -> str:
    """What to say when the dates contradict the owner: "Rated green, 42 days overdue"."""
    if suggestion.rag == "red" and rated in {"blue", "green", "grey"}:
        return f"Rated {rated}, {suggestion.reason}"
    if suggestion.rag == "blue" and rated in {"amber", "red", "grey"}:
        return f"Rated {rated}, though complete"
    if rated == "blue" and suggestion.rag != "blue":
        return "Rated blue, not marked complete"
    return ""


def _due_soon(days: int) -> str:
    return f"due in {_days(days)}" if days else "due today"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"
