"""The parts of the annual report that this room owns, as document blocks."""

from .highlight_reports import highlight_reports
from .programme import priorities, work_programme
from .risks import risk_register

__all__ = ["highlight_reports", "priorities", "risk_register", "work_programme"]
