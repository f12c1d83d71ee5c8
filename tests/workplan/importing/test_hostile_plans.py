"""Broken plans, a part of those that `make prove` uploads; see prove/hostile_plans.py."""

import pytest

from prove.hostile_files import hostile_plans
from prove.import_desk import Desk

FILES = list(hostile_plans(60))


def test_most_of_them_are_valid_files_changed_inside():
    assert sum(each.is_inside for each in FILES) >= len(FILES) * 0.8


@pytest.mark.parametrize("hostile", FILES, ids=lambda each: f"{each.number}")
def test_every_plan_is_refused_or_each_of_its_rows_has_a_fate(db, hostile):
    desk = Desk.new()

    kept = desk.upload(hostile.name, hostile.content)

    if kept is not None:
        desk.store(kept)
