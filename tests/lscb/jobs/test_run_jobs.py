import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories.jobs import JobFactory

from . import work


def run_jobs(*options):
    said = io.StringIO()
    call_command("run_jobs", *options, stdout=said)
    return said.getvalue().strip()


def test_run_jobs_once_runs_one(db):
    JobFactory.create_batch(2)

    assert run_jobs("--once") == "1 job run"
    assert len(work.runs) == 1


def test_run_jobs_drain_runs_all_that_are_due(db):
    JobFactory.create_batch(2)

    assert run_jobs("--drain") == "2 jobs run"
    assert run_jobs("--drain") == "0 jobs run"


def test_run_jobs_refuses_both(db):
    with pytest.raises(CommandError, match="not allowed with"):
        run_jobs("--once", "--drain")
