from .action import Action, ActionUpdate, Rag, ReportBack
from .highlight_report import HEADINGS, HighlightReport, HighlightReportFile
from .lead import ActionLead
from .plan import Plan
from .priority import Priority, SubTheme
from .risk import Risk, RiskAssessment, RiskCounter

__all__ = [
    "HEADINGS",
    "Action",
    "ActionLead",
    "ActionUpdate",
    "HighlightReport",
    "HighlightReportFile",
    "Plan",
    "Priority",
    "Rag",
    "ReportBack",
    "Risk",
    "RiskAssessment",
    "RiskCounter",
    "SubTheme",
]
