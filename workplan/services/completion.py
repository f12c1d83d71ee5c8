"""An action that is done, or turns out not to be."""

from django.db import transaction

from workplan.models import Action, ReportBack

from .action_updates import update_action
from .actions import mark_report_back


@transaction.atomic
def complete_action(*, action, by, reports=ReportBack.State.DUE, **said):
    """
    As `update_action`. `reports` is what becomes of the reports still due: they stay so,
    have been received, or are no longer owed.
    """
    update = update_action(action=action, status=Action.Status.COMPLETE, by=by, **said)
    if reports != ReportBack.State.DUE:
        for report in action.report_backs.filter(state=ReportBack.State.DUE):
            mark_report_back(report_back=report, state=reports, by=by)
    return update


@transaction.atomic
def reopen_action(*, action, version, words, by):
    """Work on it goes on, and why."""
    return update_action(
        action=action,
        version=version,
        words=words,
        status=Action.Status.IN_PROGRESS,
        by=by,
    )
