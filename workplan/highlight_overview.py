"""Which groups have reported to the next meeting, which have not, and what came before."""

from itertools import groupby

from django.utils import timezone

from boards.permissions import Permission
from workplan.highlight_chase import owing, writers_of


def overview_of(person):
    """
    What the list of highlight reports shows this person.

    A draft that they may not read looks like no report at all.
    """
    board = person.board
    meeting = board.meetings.business().to_come().in_order().first()
    reports = list(
        board.highlight_reports.visible_to(person)
        .select_related("group", "meeting__group", "meeting__board", "submitted_by")
        .in_printed_order()
    )
    to_next = {
        report.group_id: report for report in reports if report.meeting == meeting
    }
    lines = [
        {
            "group": group,
            "report": to_next.get(group.pk),
            "may_write": person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=group),
        }
        for group in _groups_of(person, to_next)
    ]
    due_on = board.highlight_reports_due_on(meeting) if meeting else None
    may_chase = person.may(Permission.RECEIVE_HIGHLIGHT_REPORT)
    if meeting and may_chase:
        _add_chase(lines, meeting, person)
    earlier = [report for report in reports if report.meeting != meeting]
    return {
        "meeting": meeting,
        "due_on": due_on,
        "is_past_due": due_on is not None and board.today > due_on,
        "may_chase": may_chase,
        "may_grant": person.may(Permission.MANAGE_BOARD),
        "may_remind_any": any(line.get("may_remind") for line in lines),
        "lines": lines if meeting else [],
        "reported_count": sum(
            bool(line["report"]) and not line["report"].is_being_written
            for line in lines
        ),
        "earlier": _by_meeting(earlier)[::-1],
    }


def _add_chase(lines, meeting, person):
    """Of each group that has not reported: who writes for it, and when they were reminded."""
    silent = owing(meeting, person.board.highlight_reports.visible_to(person))
    writers = writers_of(silent)
    today = timezone.localdate()
    reminders = {}
    for reminder in meeting.highlight_reminders.select_related("sent_by"):
        reminders.setdefault(reminder.group_id, reminder)
    for line in lines:
        pk = line["group"].pk
        last = reminders.get(pk)
        line["is_silent"] = line["group"] in silent
        line["writers"] = writers.get(pk, [])
        line["reminder"] = last
        line["is_reminded_today"] = last is not None and last.sent_on == today
        line["may_remind"] = (
            bool(line["is_silent"] and line["writers"])
            and not line["is_reminded_today"]
        )


def _by_meeting(reports):
    found = groupby(reports, key=lambda report: report.meeting)
    return [(meeting, list(theirs)) for meeting, theirs in found]


def _groups_of(person, to_next):
    """Those that owe a report, then this person's own and those that wrote one all the same."""
    reporting = list(person.board.groups.reporting().in_printed_order())
    own = [
        grant.group
        for grant in person.grants
        if grant.group
        and person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=grant.group)
    ]
    others = [*own, *(report.group for report in to_next.values())]
    return list(dict.fromkeys(reporting + others))
