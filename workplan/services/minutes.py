"""What a meeting decides while it sits: actions given out, reports heard or missed."""

from django.db import transaction

from boards.exceptions import Refused
from lscb.history import services as history
from workplan.models import ActionOrigin, MinuteAction, ReportBack

from . import actions


@transaction.atomic
def give_out_action(
    *, item, text, by, leads_text="", timing_text="", report_back_text=""
):
    """
    Put an action in the board's one register, with the meeting as where it came from.

    It is restricted as the item is. The next agenda asks after it until it is closed.
    """
    meeting = item.meeting
    if meeting.is_closed:
        raise Refused(
            "Its minutes are closed. Reopen them before you record an action."
        )
    action = actions.add_action(
        board=meeting.board,
        text=text,
        leads_text=leads_text,
        timing_text=timing_text,
        report_back_text=report_back_text,
        restriction=item.restriction,
        by=by,
    )
    ActionOrigin.objects.create(
        action=action,
        kind=ActionOrigin.Kind.MEETING,
        label=f"{meeting.group.short_name or meeting.group}, {meeting}"[:200],
    )
    given = MinuteAction.objects.create(item=item, action=action)
    history.record(
        "action_given_out", about=item, by=by, after={"action": action.label}
    )
    return given


@transaction.atomic
def mark_report(*, report_backs, state, by):
    """Whether the reports that an action owed this meeting were heard."""
    if state not in (ReportBack.State.RECEIVED, ReportBack.State.MISSED):
        raise Refused("Say whether the report was heard or missed")
    for report_back in report_backs:
        actions.mark_report_back(report_back=report_back, state=state, by=by)
