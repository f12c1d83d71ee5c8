import pytest
from django.db import transaction

from lscb.jobs import services
from lscb.jobs.models import Job
from tests.factories.boards import BoardFactory
from tests.factories.jobs import JobFactory

ADD = "tests.lscb.jobs.work.add"


@pytest.fixture
def woken(monkeypatch):
    """What the threads of this process were told."""
    told = []
    monkeypatch.setattr(services.threads, "wake", lambda: told.append("job"))
    monkeypatch.setattr(services.threads, "hurry", told.append)
    return told


@pytest.fixture
def messages(monkeypatch, settings):
    """What was sent to a broker that answers."""
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    sent = []

    def send_task(name, args=(), **options):
        sent.append((name, *args))

    monkeypatch.setattr(services.app, "send_task", send_task)
    return sent


def test_enqueue_writes_a_job_that_says_who_asked(officer):
    board = BoardFactory()

    job = services.enqueue(ADD, board=board, by=officer, arguments={"first": 1})

    stored = Job.objects.get(pk=job.pk)
    assert (stored.board, stored.created_by) == (board, officer.user)
    assert (stored.state, stored.tries, stored.max_tries) == (Job.State.QUEUED, 0, 3)
    assert (stored.task, stored.arguments) == (ADD, {"first": 1})


def test_enqueue_refuses_a_task_that_does_not_exist(officer):
    with pytest.raises(ImportError):
        services.enqueue("tests.lscb.jobs.work.nothing", by=officer)

    assert not Job.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_enqueue_nudges_the_threads_after_the_commit_only(officer, woken):
    with transaction.atomic():
        services.enqueue(ADD, by=officer)
        assert woken == []

    assert woken == ["job"]


@pytest.mark.django_db(transaction=True)
def test_enqueue_leaves_nothing_behind_when_the_change_is_not_saved(officer, woken):
    with transaction.atomic():
        services.enqueue(ADD, by=officer)
        transaction.set_rollback(True)

    assert not Job.objects.exists()
    assert woken == []


@pytest.mark.django_db(transaction=True)
def test_enqueue_sends_a_message_where_there_is_a_broker(officer, woken, messages):
    job = services.enqueue(ADD, by=officer)

    assert messages == [("lscb.jobs.tasks.run_job", str(job.pk))]
    assert woken == []


@pytest.mark.django_db(transaction=True)
def test_enqueue_survives_a_broker_that_does_not_answer(officer, broker_at):
    broker_at("redis://127.0.0.1:1/0")

    job = services.enqueue(ADD, by=officer)

    assert Job.objects.get(pk=job.pk).state == Job.State.QUEUED


def test_sweep_nudges_what_is_due_and_nothing_else(db, messages):
    due = JobFactory()
    abandoned = JobFactory(abandoned=True)
    JobFactory(abandoned=True, tries=3)

    services.sweep()

    assert {pk for _, pk in messages} == {str(due.pk), str(abandoned.pk)}


def test_sweep_gives_up_what_was_cut_off_for_the_last_time_in_plain_words(db):
    job = JobFactory(abandoned=True, tries=3)

    services.sweep()

    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert job.finished_at
    assert "cut off" in job.failure
    assert "Start it again" in job.failure


@pytest.mark.django_db(transaction=True)
def test_run_soon_hurries_the_clock_after_the_commit(woken):
    with transaction.atomic():
        services.run_soon("send mail")
        assert woken == []

    assert woken == ["send mail"]


@pytest.mark.django_db(transaction=True)
def test_run_soon_sends_a_message_where_there_is_a_broker(messages):
    services.run_soon("send mail")

    assert messages == [("lscb.mail.tasks.send_due",)]
