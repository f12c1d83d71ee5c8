"""
Everything that changes the register of actions.

Timing, report-back and leads are kept as typed. What they mean is worked out here, in the
same transaction: the day it is due, the meetings it owes a report, the rows that lead it.
"""

from django.db import transaction
from django.db.models import Max

from boards.exceptions import ChangedMeanwhile
from lscb.history import services as history
from workplan import rag, timing
from workplan.exceptions import OutOfPlace, ReasonNeeded, WordsChangedMeanwhile
from workplan.models import Action, ReportBack
from workplan.policies import check_open
from workplan.typed_over import changed_meanwhile, typed_over

from . import date_moves
from .action_leads import set_leads
from .action_links import end_links_of_lost_leads
from .action_versions import claim_action

EDITABLE = (
    "code",
    "text",
    "steps",
    "outcome",
    "leads_text",
    "timing_text",
    "report_back_text",
    "rag",
    "rag_reason",
)


@transaction.atomic
def add_action(
    *,
    board,
    text,
    by,
    plan=None,
    priority=None,
    sub_theme=None,
    leads=None,
    status=Action.Status.NOT_STARTED,
    restriction=None,
    **values,
):
    """
    Put an action last under its priority or sub-theme.

    `values` are further fields among `EDITABLE`. `leads` (`leads.Lead`s) says who leads it
    where that is known better than the typed words tell.
    """
    plan = plan or (priority and priority.plan)
    _check_place(board, plan, priority, sub_theme)
    check_open(plan)
    action = Action(
        board=board,
        plan=plan,
        priority=priority,
        sub_theme=sub_theme,
        text=text,
        status=status,
        restriction=restriction,
        position=_next_position(board, plan, priority, sub_theme),
        completed_on=board.today if status == Action.Status.COMPLETE else None,
        **values,
    )
    _check_rating(action.rag, action.rag_reason)
    action.due_on = _timing(action, action.timing_text).due_on
    action.save(force_insert=True)
    _set_report_backs(action)
    set_leads(action, leads)
    after = {name: getattr(action, name) for name in EDITABLE if getattr(action, name)}
    history.record("action_added", about=action, by=by, after=after)
    return action


@transaction.atomic
def edit_action(*, action, version, by, reason="", was=None, leads=None, **changes):
    """
    Change fields among `EDITABLE`. A date that moves needs a `reason`, and is counted.

    Leads and report-backs follow their words; `leads` is what the words name, where the
    caller has found that out for several actions at once. `was` is what the fields were on the screen:
    given that, a change somebody made meanwhile to other fields is no obstacle, and one to
    the same fields is refused with their names.
    """
    if was is None or not changes.keys() <= was.keys():
        return _edit(action, version, changes, reason, by, leads)
    was = {name: was[name] for name in EDITABLE if name in was}
    while True:
        changed = typed_over(changes, was)
        stored = {name: getattr(action, name) for name in was}
        if names := changed_meanwhile(changed, was, stored):
            raise WordsChangedMeanwhile(action, names)
        try:
            return _edit(action, action.version, changed, reason, by, leads)
        except ChangedMeanwhile:  # by somebody just now; `action` is as stored again
            continue


def _edit(action, version, changes, reason, by, leads):
    check_open(action.plan)
    changes = {
        name: value for name, value in changes.items() if value != getattr(action, name)
    }
    _check_rating(
        changes.get("rag", action.rag), changes.get("rag_reason", action.rag_reason)
    )
    if not changes:
        return action
    changes |= _moved_dates(action, changes, reason)
    before = {name: getattr(action, name) for name in changes}
    claim_action(action, version, **changes)
    if "due_moves" in changes:
        date_moves.record(
            action=action,
            words_before=before["timing_text"],
            due_before=before["due_on"],
            reason=reason,
            by=by,
        )
    follow_words(action, changes, by=by, leads=leads)
    history.record("action_edited", about=action, by=by, before=before, after=changes)
    return action


def follow_words(action, changed, *, by, leads=None):
    """What its words name follows them, where those are among the fields `changed`."""
    if "report_back_text" in changed:
        _set_report_backs(action)
    if "leads_text" in changed:
        set_leads(action, leads)
        end_links_of_lost_leads(action=action, by=by)


def follow_year(action):
    """
    The days and meetings that its words name, in the year its plan has now.

    Part of the services that change a plan; leaves no event of its own.
    """
    due_on = _timing(action, action.timing_text).due_on
    if due_on != action.due_on:
        action.due_on = due_on
        action.save(update_fields=["due_on"])
    _set_report_backs(action)


@transaction.atomic
def mark_report_back(*, report_back, state, by):
    """The report came to its meeting, or did not."""
    before = report_back.state
    report_back.state = state
    report_back.save(update_fields=["state"])
    history.record(
        "report_back_marked",
        about=report_back.action,
        by=by,
        before={report_back.words: before},
        after={report_back.words: state},
    )


def _timing(action, words):
    return timing.parse(
        words,
        plan_year=action.plan_year,
        start_month=action.board.year_start_month,
    )


def _moved_dates(action, changes, reason):
    """What follows for the day it is due, or ReasonNeeded when it moves without one."""
    if "timing_text" not in changes:
        return {}
    due_on = _timing(action, changes["timing_text"]).due_on
    if action.due_on is None or due_on == action.due_on:
        return {"due_on": due_on} if due_on != action.due_on else {}
    if not reason.strip():
        was = timing.day_in_words(action.due_on)
        raise ReasonNeeded("reason", f"It was due by {was}. Say why the date moves")
    return {
        "due_on": due_on,
        "due_moves": action.due_moves + 1,
        "due_reason": reason.strip(),
    }


def _set_report_backs(action):
    """One row for each meeting named; what was received or missed stays, whatever is typed."""
    months = timing.parse_report_back(
        action.report_back_text,
        plan_year=action.plan_year,
        start_month=action.board.year_start_month,
    ).months
    named = {(month.year, month.month): month.words for month in months}
    kept = set()
    for row in action.report_backs.all():
        key = (row.year, row.month)
        if key in named or row.state != ReportBack.State.DUE:
            kept.add(key)
        else:
            row.delete()
    ReportBack.objects.bulk_create(
        ReportBack(action=action, year=year, month=month, words=words)
        for (year, month), words in named.items()
        if (year, month) not in kept
    )


def _check_rating(value, why):
    if value in rag.NEEDS_REASON and not why.strip():
        raise ReasonNeeded("rag_reason", f"Say why the action is rated {value}")


def _check_place(board, plan, priority, sub_theme):
    if (
        (plan and plan.board_id != board.pk)
        or (priority and priority.plan_id != plan.pk)
        or (sub_theme and (not priority or sub_theme.priority_id != priority.pk))
    ):
        raise OutOfPlace


def _next_position(board, plan, priority, sub_theme):
    siblings = board.actions.filter(plan=plan, priority=priority, sub_theme=sub_theme)
    last = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
