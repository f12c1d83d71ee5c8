"""The page of a work programme of 500 actions, against a loop over a cursor."""

from html import escape

from django.db import connection

from .pairs import ratios
from .programmes import manager_of, programme_of

WORK = "work programme page, 500 actions"
PEER = "cursor + string join of the same rows"
BAR = 12

SQL = """
SELECT a.id, a.code, a.text, a.steps, a.leads_text, a.timing_text, a.report_back_text,
       a.due_on, a.due_moves, a.due_reason, a.status, a.status_reason, a.completed_on,
       a.rag, a.rag_reason, a.restriction_id, p.title, s.title,
       (SELECT u.words FROM workplan_actionupdate u WHERE u.action_id = a.id
         ORDER BY u.made_at DESC, u.id DESC LIMIT 1)
  FROM workplan_action a
  LEFT JOIN workplan_priority p ON p.id = a.priority_id
  LEFT JOIN workplan_subtheme s ON s.id = a.sub_theme_id
 WHERE a.plan_id = %s
 ORDER BY p.position, p.id, s.position, s.id, a.position, a.id
"""


def measure():
    plan = programme_of(500)
    client = manager_of(plan.board)
    address = plan.get_absolute_url()

    def page():
        response = client.get(address)
        assert response.content.count(b'<tr id="action-') == 500

    def rows():
        with connection.cursor() as cursor:
            cursor.execute(SQL, [plan.pk])
            return "".join(
                f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row)}</tr>"
                for row in cursor
            )

    return ratios(page, rows)
