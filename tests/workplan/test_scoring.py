import pytest

from workplan.scoring import Band, Matrix, level_words, movement

MATRIX = Matrix(
    5,
    (
        Band("Low", "green", 1, 5),
        Band("Medium", "amber", 6, 14),
        Band("High", "red", 15, 25),
    ),
)


@pytest.mark.parametrize(
    ("score", "rag"),
    [
        pytest.param(1, "green", id="lowest score there is"),
        pytest.param(5, "green", id="top of green"),
        pytest.param(6, "amber", id="bottom of amber"),
        pytest.param(14, "amber", id="top of amber"),
        pytest.param(15, "red", id="bottom of red"),
        pytest.param(25, "red", id="highest score there is"),
    ],
)
def test_band_for_score(score, rag):
    assert MATRIX.band_for(score).rag == rag


@pytest.mark.parametrize("score", [0, 26])
def test_band_for_score_rejects_impossible_scores(score):
    with pytest.raises(ValueError, match="not a risk score"):
        MATRIX.band_for(score)


@pytest.mark.parametrize(
    ("likelihood", "impact", "is_held"),
    [(1, 1, True), (5, 5, True), (0, 3, False), (3, 6, False)],
)
def test_matrix_holds_only_its_own_levels(likelihood, impact, is_held):
    assert MATRIX.holds(likelihood, impact) is is_held


@pytest.mark.parametrize(
    ("score", "previous", "reaches"),
    [
        pytest.param(15, 14, True, id="crosses into the worst band"),
        pytest.param(15, None, True, id="begins there"),
        pytest.param(25, 15, False, id="was there before"),
        pytest.param(14, None, False, id="is not there"),
    ],
)
def test_reaches_worst(score, previous, reaches):
    assert MATRIX.reaches_worst(score, previous) is reaches


@pytest.mark.parametrize(
    ("score", "previous", "words"),
    [(16, 12, "up from 12"), (8, 12, "down from 12"), (12, 12, "no change")],
)
def test_movement_in_words(score, previous, words):
    assert movement(score, previous).words == words


@pytest.mark.parametrize(("score", "previous"), [(12, None), (None, None)])
def test_movement_needs_two_assessments(score, previous):
    assert movement(score, previous) is None


def test_level_words_fall_back_to_numbers_on_another_scale():
    three = Matrix(3, MATRIX.bands)

    assert level_words(three, ("a", "b")) == ("1", "2", "3")
    assert level_words(three, ("a", "b", "c")) == ("1 a", "2 b", "3 c")
