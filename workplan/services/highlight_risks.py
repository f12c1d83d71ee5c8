"""A challenge that a group tells the board of, raised as a risk of the register."""

from django.db import transaction

from boards.exceptions import Refused
from boards.models import GroupMembership
from lscb.history import services as history
from workplan.exceptions import ReportIsElsewhere
from workplan.highlight_challenges import challenges_in
from workplan.models import HighlightReport, HighlightReportRisk

from .risks import raise_risk


@transaction.atomic
def raise_reported_challenge(*, report, key, by):
    """
    Enter one challenge of a report as a risk: owned by the group's chair, kept to the readers
    of the report, and not rated yet. Asked again, by whomever, it is the risk that is there.

    Not from a draft: its words are its authors' own until they submit it. Returns the risk
    and whether it is new.
    """
    reports = HighlightReport.objects.select_for_update(of=("self",))
    # Locked, so that of two who press at once the second finds what the first has raised.
    report = reports.select_related("board", "group", "restriction").get(pk=report.pk)
    raised = {each.digest: each.risk for each in report.raised_risks.all()}
    if key in raised:
        return raised[key], False
    if report.is_being_written:
        raise ReportIsElsewhere(report)
    told = {each.key: each for each in challenges_in(report.challenges)}
    if key not in told:
        raise Refused("The group has changed these words meanwhile: look at them again")
    risk = raise_risk(
        board=report.board,
        title=told[key].title,
        cause=told[key].words,
        restriction=report.restriction,
        by=by,
        **_owner(report.group),
    )
    HighlightReportRisk.objects.create(report=report, risk=risk, digest=key)
    history.record("challenge_raised_as_risk", about=report, by=by)
    return risk, True


def _owner(group):
    """Its chair where the record names one, or the group."""
    chairs = group.members_on(group.board.today, role=GroupMembership.Role.CHAIR)
    if not chairs:
        return {"owner_text": f"{group}"[:200]}
    chair = f"Chair of {group.short_name or group.name}: {chairs[0].post}"
    return {"owner_text": chair[:200], "lead_agency": chairs[0].agency}
