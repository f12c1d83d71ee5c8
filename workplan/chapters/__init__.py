"""The parts of the annual report that this room owns, as document blocks."""

from .challenges import challenges
from .highlight_reports import highlight_reports
from .programme import priorities, work_programme
from .risks import risk_register

__all__ = [
    "challenges",
    "highlight_reports",
    "priorities",
    "risk_register",
    "work_programme",
]
