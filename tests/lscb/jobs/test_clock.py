import pytest

from lscb.celery import SCHEDULE, app
from lscb.jobs.clock import Clock

TIMES = {
    "often": {"task": "rooms.often", "schedule": 30},
    "seldom": {"task": "rooms.seldom", "schedule": 60},
}


def test_clock_gives_every_entry_a_turn_at_the_start():
    assert Clock(TIMES, 100).take_due(100) == ["rooms.often", "rooms.seldom"]


def test_clock_gives_no_second_turn_before_the_interval_is_over():
    clock = Clock(TIMES, 100)
    clock.take_due(100)

    assert clock.take_due(129.9) == []
    assert clock.take_due(130) == ["rooms.often"]


def test_clock_gives_one_turn_after_a_long_silence():
    clock = Clock(TIMES, 100)
    clock.take_due(100)

    assert clock.take_due(10_000) == ["rooms.often", "rooms.seldom"]
    assert clock.take_due(10_001) == []


def test_clock_gives_an_extra_turn_to_what_is_hurried():
    clock = Clock(TIMES, 100)
    clock.take_due(100)

    clock.hurry("seldom")

    assert clock.take_due(101) == ["rooms.seldom"]
    assert clock.take_due(102) == []


@pytest.mark.parametrize("entry", SCHEDULE.values(), ids=SCHEDULE.keys())
def test_schedule_can_be_kept_by_beat_and_by_the_clock(entry):
    app.loader.import_default_modules()

    assert entry["task"] in app.tasks
    assert entry["schedule"] >= 1
