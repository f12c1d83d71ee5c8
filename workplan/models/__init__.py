from .action import Action, ActionUpdate, Rag, ReportBack
from .lead import ActionLead
from .plan import Plan
from .priority import Priority, SubTheme

__all__ = [
    "Action",
    "ActionLead",
    "ActionUpdate",
    "Plan",
    "Priority",
    "Rag",
    "ReportBack",
    "SubTheme",
]
