from .agency import Agency, Organisation
from .board import Board
from .budget import Fund, FundLine
from .grant import Role, RoleGrant
from .group import Group, GroupMembership
from .meeting import Attendance, Meeting
from .restriction import Restriction
from .seat import Appointment, Seat

__all__ = [
    "Agency",
    "Appointment",
    "Attendance",
    "Board",
    "Fund",
    "FundLine",
    "Group",
    "GroupMembership",
    "Meeting",
    "Organisation",
    "Restriction",
    "Role",
    "RoleGrant",
    "Seat",
]
