"""How the board was found to work, against a tool, and whom it turns to with a concern."""

from django.db import transaction

from boards import saving
from boards.models import AssessmentFinding, EscalationRoute, SelfAssessment
from lscb.history import services as history

TAKEN = "There is a finding on that standard already: change that one"
TOLD = ("kind", "status", "tool", "assessed", "assessed_by", "summary", "actions")


@transaction.atomic
def add_self_assessment(*, board, tool, by, **facts):
    assessment = SelfAssessment(board=board, tool=tool, **facts)
    saving.add(assessment, taken=saving.CANNOT)
    history.record(
        "self_assessment_added",
        about=assessment,
        by=by,
        after=saving.filled(assessment, TOLD),
    )
    return assessment


@transaction.atomic
def edit_self_assessment(*, assessment, version, by, **changes):
    done = saving.edit(assessment, version, changes)
    history.record("self_assessment_edited", about=assessment, by=by, **done)
    return assessment


@transaction.atomic
def add_finding(*, assessment, standard, met, by, words=""):
    finding = AssessmentFinding(
        assessment=assessment, standard=standard, met=met, words=words
    )
    saving.add(finding, taken=TAKEN)
    history.record(
        "finding_added",
        about=assessment,
        by=by,
        after=saving.filled(finding, ("standard", "met", "words")),
    )
    return finding


@transaction.atomic
def edit_finding(*, finding, version, by, **changes):
    done = saving.edit(finding, version, changes, taken=TAKEN)
    done["after"].setdefault("standard", finding.standard)
    history.record("finding_edited", about=finding.assessment, by=by, **done)
    return finding


@transaction.atomic
def set_escalation_route(*, board, steps, version, by):
    """`steps` has one in each line, the first to turn to first. At version 0 there was none."""
    route = EscalationRoute.objects.filter(board=board).first()
    if route is None:
        route = EscalationRoute(board=board, steps=steps)
        saving.add(route, taken="Somebody else entered one just now: look at it first")
        done = {"after": {"steps": steps}}
    else:
        done = saving.edit(route, version, {"steps": steps})
    history.record("escalation_route_set", about=route, by=by, **done)
    return route
