import threading
import time

import pytest
from django.db import transaction

from lscb import gunicorn
from lscb.jobs import leases, services, threads
from lscb.jobs.models import Job, Lease
from tests.factories.jobs import JobFactory
from tests.lscb.waiting import until

from . import work

pytestmark = pytest.mark.django_db(transaction=True)


def ours():
    return {thread.name for thread in threading.enumerate()} & {"clock", "jobs"}


@pytest.fixture
def started():
    threads.start()
    yield
    threads.stop()
    assert not ours()


def test_threads_run_a_job_soon_after_it_is_asked_for(started, officer):
    with transaction.atomic():
        job = services.enqueue(
            "tests.lscb.jobs.work.add",
            by=officer,
            arguments={"first": 20, "second": 22},
        )

    until(lambda: Job.objects.get(pk=job.pk).is_finished)
    assert Job.objects.get(pk=job.pk).result == {"sum": 42}


def test_threads_run_what_a_killed_process_left(started):
    job = JobFactory(abandoned=True)

    until(lambda: Job.objects.get(pk=job.pk).is_finished)
    assert Job.objects.get(pk=job.pk).state == Job.State.DONE


def test_threads_go_on_after_a_job_went_wrong(started):
    JobFactory(task="tests.lscb.jobs.work.crash_fatally", max_tries=1)
    job = JobFactory()

    until(lambda: Job.objects.get(pk=job.pk).is_finished)
    until(lambda: not Job.objects.filter(finished_at=None).exists())


def test_threads_keep_the_schedule(started, monkeypatch):
    turns = []
    monkeypatch.setattr("lscb.mail.tasks.send_due", lambda: turns.append("mail"))

    services.run_soon("send mail")

    until(lambda: turns)


def test_threads_stop_with_the_server_and_give_their_lease_back(monkeypatch):
    gunicorn.post_worker_init(worker=None)
    until(lambda: Lease.objects.exists())

    gunicorn.worker_exit(server=None, worker=None)

    assert not ours()
    assert not Lease.objects.exists()


def test_threads_that_stop_hand_their_job_back():
    job = JobFactory(task="tests.lscb.jobs.work.wait_until_told")
    threads.start()
    assert work.reached.wait(20)

    threads.stop()

    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.QUEUED, 0)


def test_threads_of_one_process_work_and_those_of_another_wait(monkeypatch):
    monkeypatch.setattr(threads, "CLOCK_SECONDS", 0.01)
    monkeypatch.setattr(threads, "POLL_SECONDS", 0.01)
    leases.take("threads", holder="another process", seconds=60)
    JobFactory()
    threads.start()
    try:
        time.sleep(0.2)  # many turns: none of them may take the job
        assert work.runs == []

        leases.give_back("threads", holder="another process")
        until(lambda: work.runs)
    finally:
        threads.stop()


def test_threads_are_not_started_twice(started):
    before = threading.active_count()

    threads.start()

    assert threading.active_count() == before


def test_threads_are_not_started_where_celery_does_the_work(settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"

    threads.start()

    assert not ours()


def test_server_is_told_of_a_vanished_worker_without_threads():
    gunicorn.worker_exit(server=None, worker=None)

    assert not ours()
