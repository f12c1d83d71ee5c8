from .action import Action, ReportBack
from .action_status import ActionStatus, Rag
from .action_update import ActionEvidence, ActionUpdate
from .challenge import Challenge, ChallengeCounter, ChallengeEscalation
from .challenge_link import ChallengeAction, ChallengeRisk
from .date_move import DateMove
from .engagement_change import EngagementChange
from .highlight_reminder import HighlightReminder
from .highlight_report import HEADINGS, HighlightReport, HighlightReportFile
from .highlight_report_risk import HighlightReportRisk
from .lead import ActionLead
from .meeting_pack import MeetingPack
from .milestone import Milestone
from .minute_action import MinuteAction
from .origin import ActionOrigin
from .plan import Plan, PlanRollOver
from .plan_import import PlanImport
from .priority import Priority, SubTheme
from .register_snapshot import RegisterSnapshot, SnapshotRisk
from .risk import Risk, RiskAssessment, RiskCounter
from .risk_mitigation import RiskMitigation
from .update_request import UpdateRequest

__all__ = [
    "HEADINGS",
    "Action",
    "ActionEvidence",
    "ActionLead",
    "ActionOrigin",
    "ActionStatus",
    "ActionUpdate",
    "Challenge",
    "ChallengeAction",
    "ChallengeCounter",
    "ChallengeEscalation",
    "ChallengeRisk",
    "DateMove",
    "EngagementChange",
    "HighlightReminder",
    "HighlightReport",
    "HighlightReportFile",
    "HighlightReportRisk",
    "MeetingPack",
    "Milestone",
    "MinuteAction",
    "Plan",
    "PlanImport",
    "PlanRollOver",
    "Priority",
    "Rag",
    "RegisterSnapshot",
    "ReportBack",
    "Risk",
    "RiskAssessment",
    "RiskCounter",
    "RiskMitigation",
    "SnapshotRisk",
    "SubTheme",
    "UpdateRequest",
]
