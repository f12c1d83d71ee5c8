from .agency import Agency, AgencyName, Organisation
from .appointment import Appointment
from .board import Board
from .budget import Fund, FundLine
from .grant import Role, RoleGrant
from .group import Group, GroupMembership
from .import_preview import ImportPreview
from .meeting import Attendance, Meeting
from .restriction import Restriction
from .seat import Seat

__all__ = [
    "Agency",
    "AgencyName",
    "Appointment",
    "Attendance",
    "Board",
    "Fund",
    "FundLine",
    "Group",
    "GroupMembership",
    "ImportPreview",
    "Meeting",
    "Organisation",
    "Restriction",
    "Role",
    "RoleGrant",
    "Seat",
]
