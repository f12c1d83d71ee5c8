"""
Running one job: claim it, do it, say how it ended.

Claiming and finishing are conditional UPDATEs, so any number of workers may try at once: one
of them gets the job, and nobody finishes a job that another has taken over since. A worker
that dies leaves a lease that runs out, and the job is run again. A task may therefore run
more than once, or twice at the same time for a moment after a worker was held up: **its
effect must be idempotent**. Look for what an earlier run left (by the job's id or a unique
constraint), write files under another name and rename them, and check the rights of
`job.created_by` again, because they may have ended meanwhile.
"""

import datetime
import logging
import threading
from contextlib import contextmanager

from django.db import DatabaseError, connection
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string

from . import leases
from .backoff import wait_after
from .exceptions import JobFailed, JobTakenAway
from .models import Job
from .progress import Progress

logger = logging.getLogger(__name__)

# A lease and one sweep (30 s) together stay under the minute in which the work of a killed
# worker is to be done. Hosts that share a database must agree on the time to a few seconds.
LEASE_SECONDS = 25
HEARTBEAT_SECONDS = 5


def run_next(*, is_stopping=lambda: False):
    """Run the oldest due job. Whether there was one."""
    for pk in Job.objects.due().oldest_first().values_list("pk", flat=True)[:20]:
        if run(pk, is_stopping=is_stopping):
            return True
    return False


def run(pk, *, is_stopping=lambda: False):
    """Run this job if it is due and nobody else has it. Whether we ran it."""
    holder = leases.new_holder()
    job = _claim(pk, holder)
    if job is None:
        return False
    try:
        with _kept_alive(job, holder):
            result = import_string(job.task)(job, Progress(job, holder, is_stopping))
        _end(job, holder, state=Job.State.DONE, result=result)
    except JobFailed as failure:
        _end(job, holder, state=Job.State.FAILED, failure=str(failure))
    except JobTakenAway:
        _hand_back(job, holder)
    except (KeyboardInterrupt, SystemExit):
        _hand_back(job, holder)
        raise
    except BaseException:  # a document that asks for a foreign file is no Exception
        logger.exception("Job %s (%s) went wrong", job.pk, job.task)
        _try_again_or_fail(job, holder)
    return True


def words_for_unexpected(job):
    return (
        f"Something went wrong that we did not expect, and trying {job.max_tries} times"
        " did not help. Start it again later. If it fails again, ask whoever looks after"
        f" this site for help and give them this reference: {job.pk}."
    )


def _claim(pk, holder):
    claimed = (
        Job.objects.filter(pk=pk)
        .due()
        .update(
            state=Job.State.RUNNING,
            tries=F("tries") + 1,
            lease_holder=holder,
            lease_until=_lease_end(),
            started_at=timezone.now(),
        )
    )
    return (
        Job.objects.select_related("board", "created_by").get(pk=pk)
        if claimed
        else None
    )


def _lease_end():
    return timezone.now() + datetime.timedelta(seconds=LEASE_SECONDS)


def _end(job, holder, *, state, failure="", result=None):
    ended = _let_go(
        job,
        holder,
        state=state,
        failure=failure,
        result=result,
        finished_at=timezone.now(),
    )
    if not ended:
        logger.warning("Job %s was taken over before it ended here", job.pk)


def _try_again_or_fail(job, holder):
    if job.tries >= job.max_tries:
        _end(job, holder, state=Job.State.FAILED, failure=words_for_unexpected(job))
    else:
        _let_go(
            job,
            holder,
            state=Job.State.QUEUED,
            run_after=timezone.now() + wait_after(job.tries),
        )


def _hand_back(job, holder):
    """Leave it to the next worker; being stopped is no try. Nothing happens if it is not ours."""
    _let_go(job, holder, state=Job.State.QUEUED, tries=job.tries - 1)


def _let_go(job, holder, **changes):
    ours = Job.objects.filter(pk=job.pk).held_by(holder)
    return ours.update(lease_holder="", lease_until=None, **changes)


@contextmanager
def _kept_alive(job, holder):
    """Extend the lease from a thread of its own for as long as the work goes on."""
    ended = threading.Event()

    def keep_alive():
        ours = Job.objects.filter(pk=job.pk).held_by(holder)
        while not ended.wait(HEARTBEAT_SECONDS):
            try:
                if not ours.update(lease_until=_lease_end()):
                    break
            except DatabaseError:
                logger.warning("The lease of job %s could not be extended", job.pk)
            finally:
                connection.close()

    heart = threading.Thread(target=keep_alive, name=f"heart of {job.pk}", daemon=True)
    heart.start()
    try:
        yield
    finally:
        ended.set()
        heart.join()
