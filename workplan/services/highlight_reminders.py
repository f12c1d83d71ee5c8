"""Reminding groups of the highlight reports they owe: by button, and by the schedule."""

from django.db import transaction
from django.utils import timezone

from boards.exceptions import Refused
from boards.models import Board
from boards.people import Person
from lscb.history import services as history
from workplan import emails
from workplan.highlight_chase import owing, writers_of
from workplan.models import HighlightReminder
from workplan.report_reminders import step_reached


@transaction.atomic
def remind(*, meeting, groups, by):
    """
    Write to those who report for each of the groups, once a day however often it is asked.

    A group that nobody writes for is left out. Returns the groups that were reminded.
    """
    if not meeting.is_to_come:
        raise Refused("The meeting is over: nobody is reminded of it")
    today = timezone.localdate()
    writers = writers_of(groups)
    reminded = []
    for group in groups:
        if group.pk not in writers:
            continue
        _, is_new = HighlightReminder.objects.get_or_create(
            group=group, meeting=meeting, sent_on=today, defaults={"sent_by": by.user}
        )
        if is_new:
            emails.queue_highlight_report_reminder(
                group, meeting, to=writers[group.pk], today=today
            )
            reminded.append(group)
    if reminded:
        history.record(
            "highlight_reports_asked_for",
            about=meeting,
            by=by,
            after={"groups": [group.name for group in reminded]},
        )
    return reminded


def remind_of_what_is_due(*, today):
    """
    What the schedule does: each group of each board that has not been reminded since the
    latest step. Not of a record that no longer moves. Done twice, nothing is sent twice.
    """
    for board in Board.objects.filter(stands_on=None).order_by("pk"):
        coming = board.meetings.business().to_come().filter(held_on__gte=today)
        meeting = coming.in_order().first()
        if meeting is None:
            continue
        step = step_reached(
            due_on=board.highlight_reports_due_on(meeting),
            held_on=meeting.held_on,
            today=today,
        )
        if step is None:
            continue
        since = meeting.highlight_reminders.filter(sent_on__gte=step)
        done = set(since.values_list("group", flat=True))
        groups = owing(meeting, board.highlight_reports.all())
        remind(
            meeting=meeting,
            groups=[group for group in groups if group.pk not in done],
            by=Person.acting(board, label="Reminders"),
        )
