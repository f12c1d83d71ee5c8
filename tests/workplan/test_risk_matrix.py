import pytest

from boards.exceptions import Refused
from boards.models import Role
from tests.factories.boards import BoardFactory, RestrictionFactory
from tests.factories.risks import RiskAssessmentFactory
from workplan.scoring import Band, Matrix, faults_in, matrix_of
from workplan.services.risk_matrix import set_risk_matrix
from workplan.services.risks import raise_risk

LOW, MEDIUM, HIGH = (
    Band("Low", "green", 1, 4),
    Band("Medium", "amber", 5, 9),
    Band("High", "red", 10, 16),
)
FOUR = Matrix(4, (LOW, MEDIUM, HIGH))
SENT = {
    "version": 1,
    "risk_levels": 4,
    "band_0_name": "Low",
    "band_0_rag": "green",
    "band_0_lowest": 1,
    "band_0_highest": 4,
    "band_1_name": "Medium",
    "band_1_rag": "amber",
    "band_1_lowest": 5,
    "band_1_highest": 9,
    "band_2_name": "High",
    "band_2_rag": "red",
    "band_2_lowest": 10,
    "band_2_highest": 16,
}


@pytest.mark.parametrize(
    ("size", "bands", "words"),
    [
        pytest.param(4, [LOW, MEDIUM, HIGH], [], id="meeting"),
        pytest.param(
            4,
            [LOW, Band("Medium", "amber", 6, 9), HIGH],
            ["A score of 5 is in no band: begin Medium at 5"],
            id="a gap of one",
        ),
        pytest.param(
            4,
            [LOW, Band("Medium", "amber", 8, 9), HIGH],
            ["Scores from 5 to 7 are in no band: begin Medium at 5"],
            id="a gap",
        ),
        pytest.param(
            4,
            [LOW, Band("Medium", "amber", 4, 9), HIGH],
            ["Low and Medium overlap: begin Medium at 5"],
            id="an overlap",
        ),
        pytest.param(
            4,
            [Band("Low", "green", 2, 4), MEDIUM, HIGH],
            ["Begin Low at 1, the lowest score there is"],
            id="not from 1",
        ),
        pytest.param(
            5,
            [LOW, MEDIUM, HIGH],
            ["End High at 25, the highest score of 5 levels"],
            id="not to the top",
        ),
        pytest.param(
            4,
            [LOW, Band("low", "amber", 5, 9), HIGH],
            ["Two bands are called low: rename one"],
            id="one name twice",
        ),
        pytest.param(
            4,
            [LOW, Band("Medium", "red", 5, 9), Band("High", "amber", 10, 16)],
            ["High is worse than Medium: it cannot be amber after red"],
            id="milder colour",
        ),
        pytest.param(
            4,
            [Band("Low", "green", 1, 0), MEDIUM, HIGH],
            [
                "Low ends at 0, before it begins",
                "Scores from 1 to 4 are in no band: begin Medium at 1",
            ],
            id="back to front",
        ),
    ],
)
def test_faults_in_bands(size, bands, words):
    assert [fault.words for fault in faults_in(Matrix(size, tuple(bands)))] == words


@pytest.fixture
def change(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    def _change(**answers):
        address = url("workplan:risk_matrix", manager.board)
        response = manager.client.post(address, SENT | answers)
        manager.board.refresh_from_db()
        return response

    _change.board, _change.client = manager.board, manager.client
    return _change


def test_the_matrix_is_set_and_told(change):
    answer = change()

    assert answer.status_code == 302
    assert matrix_of(change.board) == FOUR
    assert change.board.version == 2
    told = change.board.events.about(change.board).get()
    assert (told.before["levels"], told.after["levels"]) == (5, 4)
    assert told.after["bands"][2] == "Red: High, 10 to 16"


def test_the_page_shows_it_as_it_stands(change, url):
    page = change.client.get(url("workplan:risk_matrix", change.board))

    assert page.context["form"]["band_2_lowest"].value() == 15
    assert page.context["form"]["risk_levels"].value() == 5


def test_a_rating_keeps_the_band_it_was_given(change, url):
    risk = RiskAssessmentFactory(risk__board=change.board, likelihood=4, impact=3).risk
    register = url("workplan:risk_list", change.board)
    assert "Amber: Medium" in change.client.get(register).text

    answer = change()

    assert "1 open risk would be in another band" in change.client.get(answer.url).text
    page = change.client.get(register)
    row = page.text.split("<tbody")[-1]
    assert "Amber: Medium" in row
    assert len(page.context["heat_map"]["rows"]) == 4
    track = change.client.get(risk.get_absolute_url()).context["track"]
    assert track.current.band.name == "Medium"


def test_a_change_that_moves_no_risk_says_so(change):
    RiskAssessmentFactory(risk__board=change.board, likelihood=1, impact=1)

    answer = change()

    assert "Every open risk would be in the band it is in" in (
        change.client.get(answer.url).text
    )


@pytest.mark.parametrize("is_current", [True, False])
def test_fewer_levels_than_a_rating_uses_are_refused(change, is_current):
    """An earlier rating counts too: the risk's track shows it."""
    risk = RiskAssessmentFactory(
        risk__board=change.board, risk__number=7, likelihood=5, impact=2
    ).risk
    if not is_current:
        RiskAssessmentFactory(risk=risk, likelihood=2, impact=2)

    page = change()

    assert page.status_code == 422
    assert "R7 is or once was rated higher than 4" in page.text
    assert change.board.risk_levels == 5
    assert change.board.version == 1
    assert not change.board.events.exists()


def test_another_boards_ratings_do_not_count(change):
    RiskAssessmentFactory(likelihood=5, impact=5)

    assert change().status_code == 302


def test_a_rating_uses_the_matrix_as_it_is_now(board, manager):
    """A page opened before the change cannot bring in a level that is gone."""
    opened = type(board).objects.get(pk=board.pk)
    set_risk_matrix(board=board, version=1, matrix=FOUR, by=manager)

    with pytest.raises(Refused, match="from 1 to 4"):
        raise_risk(
            board=opened,
            title="Thresholds",
            likelihood=5,
            impact=1,
            rationale="As before",
            by=manager,
        )


@pytest.mark.parametrize(
    ("answers", "name", "words"),
    [
        ({"band_1_lowest": 7}, "band_1_lowest", "Scores from 5 to 6 are in no band"),
        ({"band_1_lowest": 3}, "band_1_lowest", "Low and Medium overlap"),
        ({"risk_levels": 5}, "band_2_lowest", "End High at 25"),
        ({"risk_levels": ""}, "risk_levels", "Select the levels"),
        ({"risk_levels": 7}, "risk_levels", "valid choice"),
        ({"band_0_name": ""}, "band_0_name", "Enter your word for the scores"),
        ({"band_0_rag": ""}, "band_0_rag", "Select the rating of band 1"),
        ({"band_0_highest": ""}, "band_0_highest", "Enter the highest score of band 1"),
        ({"band_0_highest": "few"}, "band_0_highest", "whole number"),
        ({"band_0_rag": "pink"}, "band_0_rag", "valid choice"),
    ],
)
def test_bands_that_do_not_meet_are_explained(change, answers, name, words):
    page = change(**answers)

    assert any(words in error for error in page.context["form"].errors[name])
    assert change.board.version == 1


def test_one_band_is_not_enough(change):
    nothing = {name: "" for name in SENT if name.startswith(("band_1", "band_2"))}

    page = change(**nothing, band_0_highest=16)

    assert "Enter at least 2 bands" in page.text


def test_bands_may_be_typed_in_any_order(change):
    swapped = {
        f"band_{to}_{part}": SENT[f"band_{place}_{part}"]
        for place, to in ((0, 2), (2, 0))
        for part in ("name", "rag", "lowest", "highest")
    }

    change(**swapped)

    assert matrix_of(change.board) == FOUR


def test_two_at_once_keep_both(change, manager):
    set_risk_matrix(board=manager.board, version=1, matrix=FOUR, by=manager)

    answer = change(band_0_name="Mild")

    assert answer.status_code == 409
    [name] = answer.context["conflict"]
    assert (name["yours"], name["stored"]) == ("Mild", "Low")


@pytest.mark.parametrize(
    "role", [role for role in Role if role != Role.BUSINESS_MANAGER]
)
def test_it_is_the_managers(signed_in, url, role):
    other = signed_in(role)
    address = url("workplan:risk_matrix", other.board)

    assert other.client.get(address).status_code == 403
    assert other.client.post(address, SENT).status_code == 403
    other.board.refresh_from_db()
    assert other.board.version == 1


def test_another_boards_is_not_found(signed_in, url):
    manager = signed_in(Role.BUSINESS_MANAGER)

    address = url("workplan:risk_matrix", BoardFactory())
    assert manager.client.post(address, SENT).status_code == 404


def test_a_restricted_risk_counts_without_being_shown_to_others(change, manager):
    RiskAssessmentFactory(
        risk__board=change.board,
        risk__number=9,
        risk__restriction=RestrictionFactory(board=change.board),
        likelihood=5,
        impact=5,
    )

    assert "R9 is or once was" in change().text  # the manager reads everything
