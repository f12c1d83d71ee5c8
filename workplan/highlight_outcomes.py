"""What came of a highlight report: the risks raised from it, and the decision on the agenda."""

from dataclasses import dataclass

from boards.permissions import Permission
from workplan.agenda_sources import decision_of
from workplan.highlight_challenges import Challenge, challenges_in


@dataclass(frozen=True)
class ToldChallenge:
    challenge: Challenge
    risk: object = None  # raised from it, where this person may see that
    may_raise: bool = False


@dataclass(frozen=True)
class AskedDecision:
    item: object = None  # of the agenda, where this person may see it there
    may_put: bool = False
    is_too_late: bool = False


def challenges_of(report, person):
    """
    Each challenge with what was made of it, and the risks raised from words that are gone.

    From one that became a risk nobody raises another, also who may not see the first.
    """
    raised = set(report.raised_risks.values_list("digest", flat=True))
    links = report.raised_risks.visible_to(person).select_related("risk__board")
    risks = {link.digest: link.risk for link in links}
    may = person.may(Permission.MANAGE_RISKS) and not report.is_being_written
    told = [
        ToldChallenge(
            each, risks.pop(each.key, None), may_raise=may and each.key not in raised
        )
        for each in challenges_in(report.challenges)
    ]
    return told, list(risks.values())


def decision_asked_by(report, person):
    meeting = report.meeting
    items = meeting.agenda_items.filter(source_key=decision_of(report).key)
    item = items.select_related("restriction").first()
    seen = item and items.on_agenda().visible_to(person).exists()
    may = (
        person.may(Permission.RECEIVE_HIGHLIGHT_REPORT)
        and not report.is_being_written
        and bool(report.decisions.strip())
        and (item is None or item.taken_off_at is not None)
    )
    return AskedDecision(
        item=item if seen else None,
        may_put=may and not meeting.is_closed,
        is_too_late=may and meeting.is_closed,
    )


def reports_behind(risk, person):
    """The highlight report that a risk was raised from, where this person may read it."""
    reports = person.board.highlight_reports.visible_to(person)
    return reports.filter(raised_risks__risk=risk).select_related("group", "meeting")
