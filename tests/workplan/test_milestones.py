import datetime

import pytest

from boards.exceptions import ChangedMeanwhile
from boards.models import Role
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


# On screen


def test_milestones_page_sets_the_lines(signed_in, url, board, action):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.post(
        url("workplan:action_milestones", board, action.pk),
        {"milestones": "Draft by April 2013\r\n\r\nIn force", "version": 1},
        follow=True,
    ).text

    assert "Draft by April 2013: <strong>overdue</strong>" in page
    assert "In force: not reached yet" in page


def test_milestones_page_keeps_both_when_somebody_else_was_first(
    signed_in, url, board, action, manager
):
    set_milestones(action=action, lines=["Theirs"], version=1, by=manager)
    member = signed_in(Role.BUSINESS_MANAGER)

    response = member.client.post(
        url("workplan:action_milestones", board, action.pk),
        {"milestones": "Mine", "version": 1},
    )

    assert response.status_code == 409
    assert "Mine" in response.text
    assert "Theirs" in response.text


def test_milestone_is_reached_on_a_day_and_taken_back(signed_in, url, board, action):
    milestone = MilestoneFactory(action=action)
    manager = signed_in(Role.BUSINESS_MANAGER)
    reach = url("workplan:milestone_reach", board, action.pk, milestone.pk)

    future = manager.client.post(reach, {"reached_on": "2999-01-01"}).text
    page = manager.client.post(reach, {"reached_on": "2013-04-02"}, follow=True).text
    back = manager.client.post(
        url("workplan:milestone_unreach", board, action.pk, milestone.pk), follow=True
    ).text

    assert "Enter a day that is not in the future" in future
    assert "<strong>reached</strong> on 2 April 2013" in page
    assert "<strong>reached</strong>" not in back


@pytest.mark.parametrize("deed", ["reach", "unreach"])
def test_milestone_is_reached_by_who_keeps_the_plan(signed_in, url, board, deed):
    milestone = MilestoneFactory(action__board=board, reached_on=MAY)
    member = signed_in(Role.BOARD_MEMBER)
    address = url(
        f"workplan:milestone_{deed}", board, milestone.action.pk, milestone.pk
    )

    answer = member.client.post(address, {"reached_on": "2013-01-01"})

    assert answer.status_code == 403
    assert address not in member.client.get(milestone.action.get_absolute_url()).text
    milestone.refresh_from_db()
    assert milestone.reached_on == MAY


def test_milestone_is_not_found_through_another_action(signed_in, url, board, action):
    milestone = MilestoneFactory(action__board=board)
    manager = signed_in(Role.BUSINESS_MANAGER)

    response = manager.client.post(
        url("workplan:milestone_reach", board, action.pk, milestone.pk),
        {"reached_on": "2013-01-01"},
    )

    assert response.status_code == 404
