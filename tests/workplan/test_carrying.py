import datetime

import pytest

from tests.factories.plans import ActionFactory, PlanFactory, PriorityFactory
from workplan.carrying import preview, title_for


@pytest.mark.parametrize(
    ("title", "moved_on"),
    [
        ("Work programme 2012-13", "Work programme 2013-14"),
        ("Work Programme 2012 - 2013", "Work Programme 2013 - 2014"),
        ("Plan (2012/13)", "Plan (2013/14)"),
        ("Business plan", "Business plan"),
    ],
)
def test_title_for_another_year_keeps_its_style(title, moved_on):
    assert title_for(title, 2013) == moved_on


@pytest.mark.django_db
def test_preview_tells_what_to_look_at(board):
    old = PriorityFactory(plan__board=board, plan__year=2012, title="Hear children")
    months = ActionFactory(
        board=board, priority=old, code="1", timing_text="By June",
        due_on=datetime.date(2012, 6, 30),
    )  # fmt: skip
    late = ActionFactory(board=board, priority=old, code="2", timing_text="March 2013")
    plain = ActionFactory(board=board, priority=old, code="3")
    to_plan = PlanFactory(board=board, year=2013)
    there = PriorityFactory(plan=to_plan, title="hear children")
    ActionFactory(board=board, priority=there, code="3")

    rows = preview([months, late, plain], to_plan=to_plan, year=2013, keeps_dates=True)

    assert [row.code for row in rows] == ["1", "2", ""]
    assert not any(row.is_new_heading for row in rows)
    assert rows[0].timing.due_on == datetime.date(2013, 6, 30)
    assert "Was due by 30 June 2012" in rows[0].doubt
    assert "Overdue there from the start" in rows[1].doubt
    assert "Number 3 is taken there" in rows[2].doubt


@pytest.mark.django_db
def test_preview_of_a_plan_still_to_be_made(board):
    action = ActionFactory(board=board, timing_text="By June", priority__title="Hear")

    [row] = preview([action], to_plan=None, year=2014, keeps_dates=False)

    assert (row.heading, row.is_new_heading, row.doubt) == ("Hear", True, "")
    assert row.timing.is_blank
