"""
What stands on a home page, read from the rooms below. Each panel costs one to three queries.

`panels_for` says which panel is for whom; a panel that has nothing to say is left out.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from boards import attendance_record
from boards.models import Role
from boards.permissions import Permission
from home.first_steps import first_steps

SOON = datetime.timedelta(days=30)
MOST_CHALLENGES = 5


@dataclass(frozen=True)
class Panel:
    """A template under home/panels/ and what it shows."""

    name: str
    content: dict

    @property
    def template(self):
        return f"home/panels/{self.name}.html"


def panels_for(person):
    reads = person.may(Permission.READ_RECORD)
    manages = person.may(Permission.MANAGE_WORKPLAN)
    leads = manages or Role.CHAIR in person.roles
    own_actions = person.may(Permission.UPDATE_OWN_ACTIONS) and not leads
    meeting = next_meeting(person.board) if reads else None
    wanted = [
        (getting_started, person.may(Permission.MANAGE_BOARD)),
        (asked_to_appraise, reads),
        (own_groups, not leads and person.may(Permission.SUBMIT_HIGHLIGHT_REPORT)),
        (this_month, leads),
        (worst_risks, reads),
        (challenges_without_impact, Role.CHAIR in person.roles),
        (responses_overdue, manages),
        (annual_report, reads),
        (own_section_11, person.may(Permission.RETURN_SECTION_11) and not manages),
        (actions_of_mine, own_actions),
        (not_reported, leads),
        (section_11_missing, leads),
        (seats_to_watch, leads),
        (health_of_the_record, manages),
    ]
    made = [Panel("next_meeting", {"meeting": meeting})] if meeting else []
    for build, is_wanted in wanted:
        content = build(person, meeting) if is_wanted else None
        if content:
            made.append(Panel(build.__name__, content))
    return made


def getting_started(person, meeting):
    """What a new board still has to enter; gone when it has."""
    steps = first_steps(person)
    if not steps:
        return None
    done = sum(step.is_done for step in steps)
    return {"steps": steps, "done": done, "count": len(steps)}


def asked_to_appraise(person, meeting):
    """For whom it concerns alone: the appraisals that wait for this person's answer."""
    board = person.board
    asking = board.appraisal_rounds.to_be_answered_by(person.user, board.today)
    rounds = list(asking)
    return {"rounds": rounds} if rounds else None


def next_meeting(board):
    """The board's next business meeting to come, whatever the calendar says."""
    return board.meetings.business().to_come().in_order().first()


def this_month(person, meeting):
    """How many actions are overdue, due soon and owed to the next meeting."""
    today = person.board.today
    owed = Q()
    if meeting:
        owed = Q(
            report_backs__year=meeting.held_on.year,
            report_backs__month=meeting.held_on.month,
            report_backs__state="due",
        )
    actions = person.board.actions.visible_to(person).open()
    counts = actions.aggregate(
        open=Count("pk", distinct=True),
        overdue=Count("pk", filter=Q(due_on__lt=today), distinct=True),
        soon=Count("pk", filter=Q(due_on__range=(today, today + SOON)), distinct=True),
        owed=Count("pk", filter=owed, distinct=True)
        if meeting
        else Count("pk", filter=Q(pk=None)),
    )
    return {"counts": counts, "meeting": meeting}


def worst_risks(person, meeting):
    """The first five of the register, as this person may see it."""
    register = person.board.risks.visible_to(person).open().in_register_order()
    worst = list(register[:5])
    return {
        "risks": [
            {
                "risk": risk,
                "score": risk.current_score,
                "band": risk.current_rating,
            }
            for risk in worst
        ],
        "is_illustrative": any(risk.is_score_illustrative for risk in worst),
    }


def challenges_without_impact(person, meeting):
    """Of what the board and its agencies challenged, what nobody knows the difference of yet."""
    seen = person.board.challenges.visible_to(person)
    waiting = list(seen.without_impact().oldest_first())
    if not waiting:
        return None
    return {"challenges": waiting[:MOST_CHALLENGES], "count": len(waiting)}


def responses_overdue(person, meeting):
    """Challenges that should have been answered by today, the longest overdue first."""
    seen = person.board.challenges.visible_to(person)
    overdue = seen.response_overdue(on=person.board.today)
    waiting = list(
        overdue.select_related("from_agency", "from_group")
        .prefetch_related("to_agencies")
        .order_by("response_due_on", "number")
    )
    if not waiting:
        return None
    return {"challenges": waiting[:MOST_CHALLENGES], "count": len(waiting)}


def annual_report(person, meeting):
    """The newest report this person may read: how far it is, and its download."""
    report = person.board.annual_reports.visible_to(person).newest_first().first()
    if report is None:
        return {"report": None} if person.may(Permission.EDIT_REPORT) else None
    return {
        "report": report,
        "edition": report.editions.visible_to(person).newest_first().first(),
        "sections": report.sections.aggregate(
            all=Count("pk"), agreed=Count("pk", filter=Q(state="agreed"))
        ),
        "may_build": person.may(Permission.BUILD_REPORT),
    }


def own_groups(person, meeting):
    """The groups this person reports for, with the report owed to the next meeting."""
    groups = [
        grant.group
        for grant in person.grants
        if grant.group
        and person.may(Permission.SUBMIT_HIGHLIGHT_REPORT, group=grant.group)
    ]
    if not groups:
        return None
    reports = {}
    if meeting:
        found = meeting.highlight_reports.visible_to(person).filter(group__in=groups)
        reports = {report.group_id: report for report in found}
    return {
        "groups": [
            {"group": group, "report": reports.get(group.pk)} for group in groups
        ],
        "meeting": meeting,
    }


def actions_of_mine(person, meeting):
    """The open actions this person answers for, soonest first."""
    actions = person.board.actions.visible_to(person).led_by(person).open()
    soonest = actions.order_by("due_on", "position")[:10]
    return {"actions": list(soonest), "today": person.board.today}


def not_reported(person, meeting):
    """Groups that owe the next meeting a highlight report and have not submitted it."""
    if meeting is None:
        return None
    reported = meeting.highlight_reports.with_the_board().values("group")
    silent = person.board.groups.reporting().exclude(pk__in=reported)
    groups = list(silent.in_printed_order())
    return {"groups": groups, "meeting": meeting} if groups else None


def section_11_missing(person, meeting):
    """The agencies that have not returned the latest round."""
    latest = person.board.section_11_rounds.first()
    if latest is None:
        return None
    missing = list(latest.returns.filter(state="not_returned").order_by("position"))
    return {"round": latest, "missing": missing} if missing else None


def own_section_11(person, meeting):
    rounds = list(person.board.section_11_rounds.with_own_returns(person)[:1])
    own = rounds[0].own_returns if rounds else []
    return {"returns": own, "round": rounds[0]} if own else None


def seats_to_watch(person, meeting):
    """Bodies under the attendance threshold in the last complete year."""
    year = person.board.last_complete_year
    under = attendance_record.in_year(person.board, year).under_threshold
    return {"rows": under, "year": year} if under else None


def health_of_the_record(person, meeting):
    """What a careful manager would put right, counted."""
    actions = person.board.actions.visible_to(person).open()
    counts = actions.aggregate(
        no_lead=Count("pk", filter=Q(leads_text="")),
        no_date=Count("pk", filter=Q(due_on=None)),
        no_report_back=Count("pk", filter=Q(report_back_text="")),
    )
    return {"counts": counts}
