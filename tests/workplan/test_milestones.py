import datetime

import pytest

from boards.exceptions import ChangedMeanwhile
from lscb.history.models import Event
from tests.factories.plans import ActionFactory, MilestoneFactory
from workplan.services.milestones import reach_milestone, set_milestones

pytestmark = pytest.mark.django_db

MAY = datetime.date(2013, 5, 1)


@pytest.fixture
def action(board):
    return ActionFactory(board=board, plan__year=2013)


@pytest.fixture
def lines(action, manager):
    """Set the lines and say how they stand: text, due, reached."""

    def _lines(*lines, **values):
        set_milestones(action=action, lines=lines, by=manager, **values)
        rows = action.milestones.values_list("text", "due_on", "reached_on")
        return [*rows]

    return _lines


def test_lines_are_kept_in_order_with_the_day_they_name(lines):
    assert lines("Draft by June 2013", "", "  Sent out  ", "In force, June LSCB") == [
        ("Draft by June 2013", datetime.date(2013, 6, 30), None),
        ("Sent out", None, None),
        ("In force, June LSCB", datetime.date(2013, 6, 30), None),
    ]


def test_a_line_of_any_length_is_kept_whole(lines):
    long = "Agree it with every agency, " * 40

    assert lines(long)[0][0] == long.strip()


def test_what_was_reached_stays_reached_when_moved_or_reworded(action, lines, manager):
    lines("Draft by June 2013", "Sent to all agencies", "In force")
    draft, sent, _ = action.milestones.all()
    for milestone in (draft, sent):
        reach_milestone(milestone=milestone, reached_on=MAY, by=manager)

    assert lines("Sent to all the agencies", "Draft by June 2013", "Evaluated") == [
        ("Sent to all the agencies", None, MAY),
        ("Draft by June 2013", datetime.date(2013, 6, 30), MAY),
        ("Evaluated", None, None),
    ]


def test_two_lines_of_the_same_words_are_two_milestones(lines):
    assert len(lines("Report", "Report")) == 2
    assert len(lines("Report")) == 1


def test_setting_lines_is_recorded_once_and_not_when_nothing_changes(action, lines):
    lines("One")
    lines("One", "Two")
    lines("One", "Two")

    latest, first = Event.objects.about(action).newest_first()
    assert (latest.verb, latest.before, latest.after) == (
        "milestones_set",
        {"milestones": ["One"]},
        {"milestones": ["One", "Two"]},
    )
    assert first.after == {"milestones": ["One"]}


def test_setting_lines_refuses_a_change_made_meanwhile(action, lines):
    lines("Hers", version=1)

    with pytest.raises(ChangedMeanwhile):
        lines("His", version=1)

    assert action.milestones.get().text == "Hers"


def test_reaching_is_recorded_and_can_be_taken_back(manager):
    milestone = MilestoneFactory(text="Draft by June 2013")

    reach_milestone(milestone=milestone, reached_on=MAY, by=manager)
    reach_milestone(milestone=milestone, reached_on=None, by=manager)

    milestone.refresh_from_db()
    assert milestone.reached_on is None
    back, reached = Event.objects.about(milestone.action).newest_first()
    assert (reached.verb, back.verb) == ("milestone_reached", "milestone_not_reached")
    assert reached.after == {"Draft by June 2013": "2013-05-01"}
