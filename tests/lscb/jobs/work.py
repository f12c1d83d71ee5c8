"""Tasks for the tests to enqueue, as a room would write them."""

import threading

from lscb.history.models import Chain
from lscb.jobs.exceptions import JobFailed
from lscb.jobs.models import Job
from tests.lscb.waiting import until

runs = []
reached = threading.Event()
go_on = threading.Event()


def add(job, progress):
    runs.append(job.pk)
    return {"sum": job.arguments["first"] + job.arguments["second"]}


def report_progress(job, progress):
    progress.report("Building charts", done=12, total=22)


def refuse(job, progress):
    runs.append(job.pk)
    raise JobFailed("There is no data for 2012-13. Load a year first.")


def crash(job, progress):
    runs.append(job.pk)
    raise ValueError("a secret from a record")


class Fatal(BaseException):
    """As WeasyPrint's error for a document that asks for a foreign file."""


def crash_fatally(job, progress):
    raise Fatal


def be_told_to_exit(job, progress):
    raise SystemExit


def answer_what_json_cannot_say(job, progress):
    return object()


def lose_the_lease(job, progress):
    """Another worker takes the job over while this one is held up."""
    Job.objects.filter(pk=job.pk).update(lease_holder="another")
    progress.report("Saving")
    runs.append("saved")


def lose_the_lease_unawares(job, progress):
    Job.objects.filter(pk=job.pk).update(lease_holder="another")
    return {"sum": 0}


def outlive_the_lease(job, progress):
    """Held up until another worker has the job, and until this one's heart has noticed."""
    Job.objects.filter(pk=job.pk).update(lease_holder="another")
    heart = f"heart of {job.pk}"
    until(lambda: heart not in {thread.name for thread in threading.enumerate()})
    runs.append("noticed")


def wait_until_told(job, progress):
    reached.set()
    while not go_on.wait(0.01):
        progress.report("Waiting")


def leave_a_trace(job, progress):
    """An idempotent effect, as the rule asks: the same row however often it is made."""
    Chain.objects.get_or_create(key=str(job.pk))
    runs.append(job.pk)
