"""
The life of a plan after it was made: rolled over, its actions carried forward, closed.

What is carried forward is a new action, which names the one it comes from as its ancestor;
the old one stays in its plan, as carried forward, with the reason.
"""

from django.db import transaction

from boards import years
from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from workplan.exceptions import ReasonNeeded
from workplan.leads import Lead
from workplan.models import Action, Plan, PlanRollOver
from workplan.policies import check_open

from . import plans
from .action_updates import update_action
from .actions import add_action
from .milestones import set_milestones
from .origins import set_origins

COPIED = ("text", "steps", "outcome", "leads_text", "restriction")
DATES = ("timing_text", "report_back_text")


@transaction.atomic
def roll_over_plan(
    *, plan, version, end_year, reason, ratified_by, by, ratified_on=None
):
    """Let the plan run on until the year that starts in `end_year`, as a body decided."""
    check_open(plan)
    before = plan.end_year or plan.year
    if end_year <= before:
        raise Refused(
            f"{plan} runs to {years.year_in_words(before)} already. Enter a later year."
        )
    claim(plan, version, end_year=end_year)
    roll_over = PlanRollOver.objects.create(
        plan=plan,
        end_year_before=before,
        end_year_after=end_year,
        reason=reason,
        ratified_by=ratified_by,
        ratified_on=ratified_on,
    )
    history.record(
        "plan_rolled_over",
        about=plan,
        by=by,
        before={"last_year": years.year_in_words(before)},
        after={
            "last_year": years.year_in_words(end_year),
            "reason": reason,
            "ratified_by": ratified_by,
            "ratified_on": ratified_on,
        },
    )
    return roll_over


@transaction.atomic
def close_plan(*, plan, version, by):
    check_open(plan)
    claim(plan, version, status=Plan.Status.CLOSED)
    history.record("plan_closed", about=plan, by=by)
    return plan


@transaction.atomic
def reopen_plan(*, plan, version, by):
    if not plan.is_closed:
        raise Refused(f"{plan} is not closed.")
    claim(plan, version, status=Plan.Status.IN_FORCE)
    history.record("plan_reopened", about=plan, by=by)
    return plan


@transaction.atomic
def carry_forward(
    *,
    plan,
    version,
    actions,
    reason,
    by,
    to_plan=None,
    new_title="",
    new_year=None,
    keeps_dates=True,
    is_closing=False,
):
    """
    Take unfinished actions of `plan` into `to_plan`, or into a new plan that follows it.

    They stand there under the heading of the same name, made where there is none, with what
    is still to be reached. Without `keeps_dates` their dates and meetings are left to be set.
    """
    if not reason.strip():
        raise ReasonNeeded("reason", "Say why the actions are carried forward")
    if to_plan is None:
        to_plan = plans.create_plan(
            board=plan.board,
            title=new_title,
            year=new_year,
            kind=plan.kind,
            group=plan.group,
            follows=plan,
            by=by,
        )
    elif to_plan.pk == plan.pk or to_plan.is_closed:
        raise Refused("Choose another plan, which is not closed.")
    carried = [_carry(action, to_plan, reason, keeps_dates, by) for action in actions]
    history.record(
        "actions_carried_forward",
        about=plan,
        by=by,
        after={"to": str(to_plan), "actions": len(carried), "reason": reason},
    )
    if is_closing:
        close_plan(plan=plan, version=version, by=by)
    return to_plan, carried


def _carry(action, to_plan, reason, keeps_dates, by):
    if not action.is_open:
        raise Refused(
            f"{action.label} is {action.get_status_display().lower()} by now: leave it out."
        )
    priority = _priority_like(action.priority, to_plan, by)
    values = {name: getattr(action, name) for name in COPIED}
    if keeps_dates:
        values |= {name: getattr(action, name) for name in DATES}
    new = add_action(
        board=to_plan.board,
        plan=to_plan,
        priority=priority,
        sub_theme=_sub_theme_like(action.sub_theme, priority, by),
        code=_free_code(action.code, to_plan),
        status=action.status,
        leads=_leads_of(action),
        ancestor=action,
        by=by,
        **values,
    )
    unreached = action.milestones.filter(reached_on=None)
    set_milestones(action=new, lines=[row.text for row in unreached], by=by)
    origins = [(row.kind, row.label) for row in action.origins.all()]
    set_origins(action=new, origins=origins, by=by)
    update_action(
        action=action,
        version=action.version,
        words=reason,
        status=Action.Status.CARRIED_FORWARD,
        by=by,
    )
    return new


def _priority_like(priority, plan, by):
    if priority is None:
        return None
    for row in plan.priorities.all():
        if _same(row.title, priority.title):
            return row
    is_taken = plan.priorities.filter(code=priority.code).exists()
    return plans.add_priority(
        plan=plan,
        title=priority.title,
        code="" if is_taken else priority.code,
        **{name: getattr(priority, name) for name in plans.PRIORITY_WORDS},
        by=by,
    )


def _sub_theme_like(sub_theme, priority, by):
    if sub_theme is None or priority is None:
        return None
    for row in priority.sub_themes.all():
        if _same(row.title, sub_theme.title):
            return row
    return plans.add_sub_theme(priority=priority, title=sub_theme.title, by=by)


def _same(one, other):
    return one.strip().casefold() == other.strip().casefold()


def _free_code(code, plan):
    """The number it is printed with, unless the plan has given that to another action."""
    return "" if plan.actions.filter(code=code).exists() else code


def _leads_of(action):
    """As they are tied already: their words alone might be tied to less."""
    return [
        Lead(
            lead.text,
            lead.kind,
            lead.seat_id or lead.group_id,
            lead.agency_id,
        )
        for lead in action.leads.all()
    ]
