import datetime

import pytest
from django.db import IntegrityError
from django.utils import timezone

from lscb.jobs.models import Job
from tests.factories.jobs import JobFactory

NOW = datetime.datetime(2013, 5, 8, 9, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        pytest.param("leased_while_running", {"state": "running"}, id="no lease"),
        pytest.param(
            "leased_while_running", {"lease_holder": "somebody"}, id="leased unasked"
        ),
        pytest.param(
            "leased_while_running",
            {"state": "running", "lease_until": NOW},
            id="leased to nobody",
        ),
        pytest.param("finished_at", {"state": "done"}, id="done but not finished"),
        pytest.param("finished_at", {"finished_at": NOW}, id="finished but queued"),
        pytest.param(
            "failure_said",
            {"state": "failed", "finished_at": NOW},
            id="failed without a word",
        ),
        pytest.param("failure_said", {"failure": "No."}, id="words without failure"),
        pytest.param("tries", {"tries": 4, "max_tries": 3}, id="too many tries"),
    ],
)
def test_database_refuses_a_job(db, constraint, values):
    with pytest.raises(IntegrityError, match=f"jobs_job_{constraint}"):
        JobFactory(**values)


def test_due_are_the_queued_whose_time_has_come_and_the_abandoned(db):
    queued = JobFactory(run_after=NOW)
    abandoned = JobFactory(abandoned=True)
    JobFactory(abandoned=True, tries=3)
    JobFactory(run_after=timezone.now() + datetime.timedelta(hours=1))
    JobFactory(state="done", finished_at=NOW)
    JobFactory(
        state="running",
        lease_holder="busy",
        lease_until=timezone.now() + datetime.timedelta(hours=1),
    )

    assert set(Job.objects.due()) == {queued, abandoned}


@pytest.mark.parametrize(
    ("done", "total", "percent"),
    [
        pytest.param(0, 0, None, id="unknown"),
        pytest.param(0, 22, 0, id="nothing yet"),
        pytest.param(12, 22, 54, id="rounded down"),
        pytest.param(23, 22, 100, id="never more than all"),
    ],
)
def test_percent(done, total, percent):
    assert Job(progress_done=done, progress_total=total).percent == percent
