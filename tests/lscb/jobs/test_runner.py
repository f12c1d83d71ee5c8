import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from lscb.history.models import Chain
from lscb.jobs import runner
from lscb.jobs.models import Job
from tests.factories.jobs import JobFactory

from . import work


def job_for(name, **values):
    return JobFactory(task=f"tests.lscb.jobs.work.{name}", **values)


def let_the_wait_pass(job):
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now())


def test_run_does_the_work_and_keeps_the_result(db):
    job = job_for("add")

    assert runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result, job.tries) == (Job.State.DONE, {"sum": 5}, 1)
    assert job.started_at <= job.finished_at
    assert (job.lease_until, job.lease_holder) == (None, "")


def test_run_refuses_a_job_that_is_done(db):
    job = job_for("add")
    runner.run(job.pk)

    assert not runner.run(job.pk)
    assert work.runs == [job.pk]


def test_run_refuses_a_job_that_another_worker_holds(db):
    job = job_for(
        "add",
        state=Job.State.RUNNING,
        lease_holder="another",
        lease_until=timezone.now() + datetime.timedelta(minutes=1),
    )

    assert not runner.run(job.pk)
    assert work.runs == []


def test_run_refuses_a_job_that_waits_for_its_time(db):
    job = job_for("add", run_after=timezone.now() + datetime.timedelta(minutes=1))

    assert not runner.run(job.pk)


def test_run_takes_over_from_a_worker_that_vanished(db):
    job = job_for("add", abandoned=True)

    assert runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.DONE, 2)


def test_progress_is_on_the_row_for_the_page_to_show(db):
    job = job_for("report_progress")

    runner.run(job.pk)

    job.refresh_from_db()
    assert job.progress_text == "Building charts"
    assert (job.progress_done, job.progress_total, job.percent) == (12, 22, 54)


def test_job_that_cannot_succeed_fails_at_once_with_its_own_words(db):
    job = job_for("refuse")

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.FAILED, 1)
    assert job.failure == "There is no data for 2012-13. Load a year first."
    assert job.finished_at


def test_crash_is_tried_again_later(db):
    job = job_for("crash")
    before = timezone.now()

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.tries, job.failure) == (Job.State.QUEUED, 1, "")
    assert job.run_after >= before + datetime.timedelta(seconds=10)
    assert not runner.run(job.pk)


def test_job_that_crashes_every_time_fails_in_plain_words(db):
    job = job_for("crash", max_tries=2)

    runner.run(job.pk)
    let_the_wait_pass(job)
    runner.run(job.pk)

    job.refresh_from_db()
    assert work.runs == [job.pk, job.pk]
    assert (job.state, job.tries) == (Job.State.FAILED, 2)
    assert "trying 2 times did not help" in job.failure
    assert str(job.pk) in job.failure
    assert "secret" not in job.failure


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["crash_fatally", "answer_what_json_cannot_say"])
def test_run_survives(name):
    job = job_for(name, max_tries=1)

    assert runner.run(job.pk)

    job.refresh_from_db()
    assert job.state == Job.State.FAILED


def test_worker_that_is_told_to_exit_hands_the_job_back(db):
    job = job_for("be_told_to_exit")

    with pytest.raises(SystemExit):
        runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.QUEUED, 0)


def test_worker_that_lost_its_lease_stops_at_its_next_report(db):
    job = job_for("lose_the_lease")

    runner.run(job.pk)

    job.refresh_from_db()
    assert work.runs == []
    assert (job.state, job.lease_holder) == (Job.State.RUNNING, "another")


def test_worker_that_lost_its_lease_does_not_finish_the_job(db):
    job = job_for("lose_the_lease_unawares")

    runner.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.RUNNING, None)
    assert job.lease_holder == "another"


def test_worker_that_stops_hands_the_job_back_at_its_next_report(db):
    job = job_for("report_progress")

    runner.run(job.pk, is_stopping=lambda: True)

    job.refresh_from_db()
    assert (job.state, job.tries) == (Job.State.QUEUED, 0)
    assert runner.run(job.pk)


def test_run_next_takes_the_oldest(db):
    newer = JobFactory(run_after=datetime.datetime(2013, 5, 8, tzinfo=datetime.UTC))
    older = JobFactory(run_after=datetime.datetime(2013, 5, 7, tzinfo=datetime.UTC))

    assert runner.run_next()
    assert runner.run_next()
    assert not runner.run_next()
    assert work.runs == [older.pk, newer.pk]


def test_one_of_many_workers_gets_the_job(at_once):
    job = job_for("leave_a_trace")

    answers = at_once(lambda: runner.run(job.pk), 8)

    assert answers.count(True) == 1
    assert work.runs == [job.pk]


def test_many_workers_run_every_job_once(at_once):
    jobs = {job_for("leave_a_trace").pk for _ in range(20)}

    def work_through():
        while Job.objects.due().exists():
            runner.run_next()

    at_once(work_through, 4)

    assert sorted(work.runs) == sorted(jobs)
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.DONE}
    assert Chain.objects.count() == len(jobs)


@pytest.mark.django_db(transaction=True)
def test_lease_is_extended_for_as_long_as_the_work_goes_on(monkeypatch):
    monkeypatch.setattr(runner, "HEARTBEAT_SECONDS", 0.01)
    job = job_for("wait_until_told")

    def run():
        runner.run(job.pk)
        connection.close()

    worker = threading.Thread(target=run)
    worker.start()
    assert work.reached.wait(10)
    first = Job.objects.get(pk=job.pk).lease_until
    while Job.objects.get(pk=job.pk).lease_until == first:
        assert worker.is_alive()
    work.go_on.set()
    worker.join(10)

    assert Job.objects.get(pk=job.pk).state == Job.State.DONE


@pytest.mark.django_db(transaction=True)
def test_lease_that_another_worker_has_is_not_extended(monkeypatch):
    monkeypatch.setattr(runner, "HEARTBEAT_SECONDS", 0.01)
    job = job_for("outlive_the_lease")

    runner.run(job.pk)

    assert work.runs == ["noticed"]
