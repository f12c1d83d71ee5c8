import pytest

from reviews.models import Review
from reviews.workflow import MOVES, Stage, may_move, moves_from


@pytest.mark.parametrize(
    ("stage", "to"),
    [
        ("considered", "under_way"),
        ("considered", "not_pursued"),
        ("not_pursued", "considered"),
        ("under_way", "reported"),
        ("reported", "actions_in_progress"),
        ("reported", "closed"),
        ("actions_in_progress", "closed"),
        ("closed", "actions_in_progress"),
    ],
)
def test_may_move(stage, to):
    assert may_move(stage, to)


@pytest.mark.parametrize(
    ("stage", "to"),
    [
        ("considered", "closed"),
        ("under_way", "considered"),
        ("under_way", "under_way"),
        ("closed", "under_way"),
        ("not_pursued", "reported"),
    ],
)
def test_may_not_move(stage, to):
    assert not may_move(stage, to)


def test_every_stage_has_its_moves_and_its_word():
    assert MOVES.keys() == set(Stage) == set(Review.Stage.values)
    assert all(moves_from(stage) for stage in Stage)
