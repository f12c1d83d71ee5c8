from .agency import Agency, AgencyName, Organisation
from .agenda import AgendaItem, AgendaPaper
from .appointment import Appointment
from .appraisal import (
    AppraisalAnswer,
    AppraisalQuestion,
    AppraisalReply,
    AppraisalRound,
)
from .attendance_warning import AttendanceWarning
from .board import Board
from .budget import Fund, FundLine
from .circulation import Circulation
from .engagement import Engagement
from .grant import Role, RoleGrant
from .group import Group, GroupMembership, GroupName, groups_seen_by
from .group_share import GroupShare
from .import_preview import ImportPreview
from .meeting import Attendance, Meeting
from .pledge import Pledge
from .policy import Policy
from .quorum import QuorumRule
from .restriction import Restriction
from .seat import Seat
from .self_assessment import AssessmentFinding, EscalationRoute, SelfAssessment
from .sent_form import SentForm
from .standing_item import ExpectedReport, StandingItem
from .statement import Statement, StatementCheck
from .terms_of_reference import TermsOfReference, a_year_after

__all__ = [
    "Agency",
    "AgencyName",
    "AgendaItem",
    "AgendaPaper",
    "Appointment",
    "AppraisalAnswer",
    "AppraisalQuestion",
    "AppraisalReply",
    "AppraisalRound",
    "AssessmentFinding",
    "Attendance",
    "AttendanceWarning",
    "Board",
    "Circulation",
    "Engagement",
    "EscalationRoute",
    "ExpectedReport",
    "Fund",
    "FundLine",
    "Group",
    "GroupMembership",
    "GroupName",
    "GroupShare",
    "ImportPreview",
    "Meeting",
    "Organisation",
    "Pledge",
    "Policy",
    "QuorumRule",
    "Restriction",
    "Role",
    "RoleGrant",
    "Seat",
    "SelfAssessment",
    "SentForm",
    "StandingItem",
    "Statement",
    "StatementCheck",
    "TermsOfReference",
    "a_year_after",
    "groups_seen_by",
]
