"""The parts of the annual report that governance owns, as document blocks."""

from .attendance import attendance_bands
from .budget import budget
from .groups import groups
from .membership import membership
from .partner_shares import partner_shares
from .policies import engagement, policies, statements
from .structure import structure

__all__ = [
    "attendance_bands",
    "budget",
    "engagement",
    "groups",
    "membership",
    "partner_shares",
    "policies",
    "statements",
    "structure",
]
