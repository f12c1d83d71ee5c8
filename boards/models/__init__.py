from .agency import Agency, AgencyName, Organisation
from .appointment import Appointment
from .appraisal import (
    AppraisalAnswer,
    AppraisalQuestion,
    AppraisalReply,
    AppraisalRound,
)
from .board import Board
from .budget import Fund, FundLine
from .engagement import Engagement
from .grant import Role, RoleGrant
from .group import Group, GroupMembership, GroupName, groups_seen_by
from .group_share import GroupShare
from .import_preview import ImportPreview
from .meeting import Attendance, Meeting
from .policy import Policy
from .restriction import Restriction
from .seat import Seat
from .self_assessment import AssessmentFinding, EscalationRoute, SelfAssessment
from .statement import Statement, StatementCheck
from .terms_of_reference import TermsOfReference, a_year_after

__all__ = [
    "Agency",
    "AgencyName",
    "Appointment",
    "AppraisalAnswer",
    "AppraisalQuestion",
    "AppraisalReply",
    "AppraisalRound",
    "AssessmentFinding",
    "Attendance",
    "Board",
    "Engagement",
    "EscalationRoute",
    "Fund",
    "FundLine",
    "Group",
    "GroupMembership",
    "GroupName",
    "GroupShare",
    "ImportPreview",
    "Meeting",
    "Organisation",
    "Policy",
    "Restriction",
    "Role",
    "RoleGrant",
    "Seat",
    "SelfAssessment",
    "Statement",
    "StatementCheck",
    "TermsOfReference",
    "a_year_after",
    "groups_seen_by",
]
