import pytest
from celery.contrib.testing.worker import start_worker
from django.core import mail as outbox

from lscb.celery import app
from lscb.jobs import services
from lscb.jobs.models import Job
from lscb.mail import services as mail
from tests.factories.jobs import JobFactory
from tests.lscb.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def worker(redis_url, broker_at):
    """A Celery worker of this process, on a broker of its own."""
    broker_at(redis_url)
    with start_worker(app, pool="solo", perform_ping_check=False) as running:
        yield running


def test_celery_runs_jobs_sweeps_and_sends_mail(worker, officer):
    abandoned = JobFactory(abandoned=True)
    asked_for = services.enqueue(
        "tests.lscb.jobs.work.add", by=officer, arguments={"first": 2, "second": 3}
    )
    mail.queue("report_due", to="chair@example.org", subject="Due", body="Sign in.")
    app.send_task("lscb.jobs.tasks.sweep")

    until(lambda: Job.objects.get(pk=asked_for.pk).is_finished)
    until(lambda: Job.objects.get(pk=abandoned.pk).is_finished)
    until(lambda: outbox.outbox)

    assert Job.objects.get(pk=asked_for.pk).result == {"sum": 5}
    assert outbox.outbox[0].to == ["chair@example.org"]
