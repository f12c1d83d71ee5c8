"""Which groups have reported to the next meeting, which have not, and what came before."""

from itertools import groupby

from boards.permissions import Permission


def overview_of(person):
    """
    What the list of highlight reports shows this person.

    A draft that they may not read looks like no report at all.
    """
    board = person.board
    meeting = board.meetings.business().to_come().in_order().first()
    reports = list(
        board.highlight_reports.visible_to(person)
        .select_related("group", "meeting__group", "submitted_by")
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
    earlier = [report for report in reports if report.meeting != meeting]
    return {
        "meeting": meeting,
        "lines": lines if meeting else [],
        "reported_count": sum(
            bool(line["report"]) and not line["report"].is_being_written
            for line in lines
        ),
        "earlier": _by_meeting(earlier)[::-1],
    }


def _by_meeting(reports):
    found = groupby(reports, key=lambda report: report.meeting)
    return [(meeting, list(theirs)) for meeting, theirs in found]


def _groups_of(person, to_next):
    """Those that owe a report, then this person's own and those that wrote one all the same."""
    owing = list(person.board.groups.reporting().in_printed_order())
    own = [
        grant.group
        for grant in person.grants
        if grant.group
        and person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=grant.group)
    ]
    others = [*own, *(report.group for report in to_next.values())]
    return list(dict.fromkeys(owing + others))
