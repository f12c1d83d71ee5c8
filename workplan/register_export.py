"""The one register of actions, as it leaves the room."""

from lscb.documents.blocks import Cell
from lscb.documents.sheets import Sheet

# What a column is called, and its share of the page in per cent.
COLUMNS = {
    "No.": 4,
    "Action": 15,
    "Plan": 7,
    "Comes from": 10,
    "Lead officer(s)": 10,
    "Date for completion": 8,
    "Due": 8,
    "Moves": 5,
    "Report to meeting": 7,
    "Status": 6,
    "RAG": 5,
    "Why this rating": 7,
    "Latest update": 8,
}


def action_register(actions, *, board):
    """`actions` as `for_the_register` reads them, with their plans and origins."""
    rows = tuple(_row(action, board) for action in actions)
    return (
        Sheet(
            "Actions",
            tuple(COLUMNS),
            rows,
            is_wide=True,
            widths=tuple(COLUMNS.values()),
            has_row_headings=False,
        ),
    )


def _row(action, board):
    mark = " (restricted)" if action.is_restricted else ""
    return (
        action.code,
        f"{action.text}{mark}",
        action.plan.title if action.plan else "",
        "\n".join(origin.label for origin in action.origins.all()),
        action.leads_text,
        action.timing_text,
        action.due_on,
        action.due_moves or None,
        action.report_back_text,
        action.get_status_display(),
        Cell(board.rag_in_words(action.shown_rag), tone=action.shown_rag),
        action.rag_reason if action.rag else "Suggested",
        action.latest_words,
    )
