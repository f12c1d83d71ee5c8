"""
Asking for work that outlives the request.

A job is written in the caller's transaction: if the change is not saved, neither is the job.
What follows the commit is only a nudge, and may get lost. Jobs leave no event in the history:
the row itself says who asked for it, when, and how it ended.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from lscb.celery import SCHEDULE, app

from . import threads
from .models import Job

CUT_OFF = (
    "The work was cut off before it could finish, and trying again did not help. It may be"
    " too large for this server. Start it again later. If it is cut off again, ask whoever"
    " looks after this site for help."
)
# Messages die after two sweeps, so that they cannot pile up while every worker is busy.
MESSAGE = {"retry": False, "expires": 60}
NUDGES_PER_SWEEP = 100


@transaction.atomic
def enqueue(task, *, board=None, by, arguments=None, max_tries=3):
    """
    Have `task` run soon, by a worker: the dotted path of a function `(job, progress)`.

    The function's effect must be idempotent (see `lscb.jobs.runner`). `arguments` are plain
    values: ids, not rows. What it returns becomes the job's `result`.
    """
    import_string(task)  # a wrong path fails here, before anybody waits for it
    job = Job.objects.create(
        board=board,
        task=task,
        arguments=arguments or {},
        max_tries=max_tries,
        created_by=by.user,
    )
    transaction.on_commit(lambda: _nudge(job.pk), robust=True)
    return job


def run_soon(entry):
    """Give an entry of the schedule an extra turn once the caller's transaction commits."""
    transaction.on_commit(lambda: _hurry(entry), robust=True)


def sweep():
    """Give up what was cut off for the last time; nudge whatever else is due."""
    Job.objects.given_up().update(
        state=Job.State.FAILED,
        failure=CUT_OFF,
        finished_at=timezone.now(),
        lease_holder="",
        lease_until=None,
    )
    due = Job.objects.due().oldest_first().values_list("pk", flat=True)
    for pk in due[:NUDGES_PER_SWEEP]:
        _nudge(pk)


def _nudge(pk):
    if settings.CELERY_BROKER_URL:
        app.send_task("lscb.jobs.tasks.run_job", [str(pk)], **MESSAGE)
    else:
        threads.wake()


def _hurry(entry):
    if settings.CELERY_BROKER_URL:
        app.send_task(SCHEDULE[entry]["task"], **MESSAGE)
    else:
        threads.hurry(entry)
