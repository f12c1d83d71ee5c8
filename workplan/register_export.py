"""The one register of actions, as it leaves the room."""

from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet

COLUMNS = (
    "No.",
    "Action",
    "Plan",
    "Comes from",
    "Lead officer(s)",
    "Date for completion",
    "Due",
    "Report to meeting",
    "Status",
    "RAG",
    "Why this rating",
    "Latest update",
    "Times the date was moved",
)


def action_register(actions, *, board):
    """`actions` as `for_the_register` reads them, with their plans and origins."""
    rows = tuple(_row(action, board) for action in actions)
    return (Sheet("Actions", COLUMNS, rows, is_wide=True),)


def _row(action, board):
    mark = " (restricted)" if action.is_restricted else ""
    suggested = "" if action.rag else " (suggested)"
    return (
        action.code,
        f"{action.text}{mark}",
        action.plan.title if action.plan else "",
        "\n".join(origin.label for origin in action.origins.all()),
        action.leads_text,
        action.timing_text,
        action.due_on,
        action.report_back_text,
        action.get_status_display(),
        Cell(board.rag_in_words(action.shown_rag) + suggested, tone=action.shown_rag),
        action.rag_reason if action.rag else "",
        action.latest_words,
        action.due_moves,
    )
