import datetime

import pytest

from lscb.jobs.backoff import wait_after


@pytest.mark.parametrize(
    ("tries", "seconds"),
    [
        pytest.param(1, 10, id="after the first"),
        pytest.param(2, 40, id="four times as long"),
        pytest.param(5, 2560, id="the last under an hour"),
        pytest.param(6, 3600, id="an hour at most"),
        pytest.param(30_000, 3600, id="the highest a job can count"),
    ],
)
def test_wait_after(tries, seconds):
    assert wait_after(tries) == datetime.timedelta(seconds=seconds)


def test_wait_after_refuses_no_tries():
    with pytest.raises(ValueError, match="Nothing has been tried"):
        wait_after(0)
