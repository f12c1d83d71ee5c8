import pytest

from boards.models import Role
from performance.layouts import Shape
from tests.factories.performance import (
    AreaFactory,
    IndicatorFactory,
    ObservationFactory,
)

READERS = [Role.OBSERVER, Role.BOARD_MEMBER, Role.INSPECTOR]


@pytest.fixture
def indicator(board):
    """Two years of our own, and England's latest."""
    indicator = IndicatorFactory(board=board, code="2.1", title="Assessments")
    own = AreaFactory(board=board)
    england = AreaFactory(board=board, name="England", kind="england")
    for position, area in enumerate((england, own)):
        indicator.indicator_areas.create(
            area=area, printed_name=area.name.upper(), position=position
        )
    for values in (
        {"area": own, "period": "2010-11", "text": "1,039", "value": 1039},
        {"area": own, "text": "918", "value": 918},
        {"area": england, "text": "<5", "value": None, "marker": "suppressed"},
    ):
        ObservationFactory(indicator=indicator, **values)
    return indicator


@pytest.mark.parametrize("role", READERS)
def test_indicator_list_shows_figures_as_published(signed_in, url, indicator, role):
    reader = signed_in(role)

    page = reader.client.get(url("performance:indicator_list", reader.board)).text

    assert "2.1 Assessments" in page
    assert "<strong>918</strong>" in page
    assert "&lt;5" in page
    assert "(suppressed because it is small)" in page
    assert "Down since 2010-11" in page


def test_indicator_list_says_what_is_a_breakdown_or_a_chart_only(signed_in, url, board):
    IndicatorFactory(board=board, shape=Shape.CATEGORY_BY_AREA)
    IndicatorFactory(board=board, shape=Shape.CHART_ONLY)
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("performance:indicator_list", board)).text

    assert "A breakdown: see its table and chart" in page
    assert "Published as a chart only" in page


def test_indicator_list_of_a_new_board_says_what_will_be_there(signed_in, url):
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(url("performance:indicator_list", reader.board)).text

    assert "No indicators yet" in page


def test_indicator_list_leaves_out_other_boards(signed_in, url):
    reader = signed_in(Role.OBSERVER)
    IndicatorFactory(title="Somebody else's")

    page = reader.client.get(url("performance:indicator_list", reader.board)).text

    assert "Somebody else" not in page


def test_indicator_list_costs_the_same_queries_however_long(
    signed_in, url, indicator, django_assert_num_queries
):
    reader = signed_in(Role.OBSERVER)
    for number in range(5):
        more = IndicatorFactory(board=reader.board, section=indicator.section)
        ObservationFactory(indicator=more, period=f"200{number}-0{number + 1}")
        more.indicator_areas.create(
            area=AreaFactory(board=reader.board), printed_name="Wyvern"
        )
    address = url("performance:indicator_list", reader.board)
    reader.client.get(address)  # content types and the like, once

    with django_assert_num_queries(
        7
    ):  # session, user, grants; then the scorecard's four
        reader.client.get(address)


def test_indicator_detail_shows_table_and_chart(signed_in, url, indicator):
    reader = signed_in(Role.OBSERVER)

    page = reader.client.get(
        url("performance:indicator_detail", reader.board, indicator.pk)
    ).text

    assert "Table 2.1: numbers, 2010-11 to 2011-12" in page
    assert "WYVERN" in page
    assert 'src="data:image/svg+xml' in page
    assert "&lt;5 suppressed because it is small" in page
    assert "Correct a figure" not in page
    assert "History" not in page


def test_indicator_detail_offers_the_manager_each_figure(signed_in, url, indicator):
    manager = signed_in(Role.BUSINESS_MANAGER)

    page = manager.client.get(
        url("performance:indicator_detail", manager.board, indicator.pk)
    ).text

    assert "Correct a figure" in page
    for figure in indicator.observations.all():
        assert (
            url(
                "performance:observation_correct",
                manager.board,
                indicator.pk,
                figure.pk,
            )
            in page
        )


def test_indicator_detail_of_another_board_is_not_found(signed_in, url):
    reader = signed_in(Role.BUSINESS_MANAGER)
    theirs = IndicatorFactory()

    response = reader.client.get(
        url("performance:indicator_detail", reader.board, theirs.pk)
    )

    assert response.status_code == 404


@pytest.mark.parametrize(
    "name", ["performance:indicator_list", "performance:section_11"]
)
def test_a_section_11_contact_reads_no_more_than_their_own(signed_in, url, name):
    contact = signed_in(Role.SECTION_11_CONTACT)

    assert contact.client.get(url(name, contact.board)).status_code == 403


@pytest.fixture
def correct(url, indicator):
    figure = indicator.observations.get(text="918")

    def _correct(member, **answers):
        address = url(
            "performance:observation_correct", member.board, indicator.pk, figure.pk
        )
        given = {"version": 1, "text": "919", "reason": "Misread", **answers}
        response = member.client.post(address, given)
        figure.refresh_from_db()
        return response, figure

    return _correct


def test_observation_correct_replaces_the_figure(signed_in, correct, indicator):
    response, figure = correct(signed_in(Role.BUSINESS_MANAGER))

    assert response.url == indicator.get_absolute_url()
    assert (figure.text, figure.value) == ("919", 919)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"text": "about 900"}, "is not a figure such as"),
        ({"text": ""}, "Enter the figure as printed"),
        ({"reason": ""}, "Enter the reason for the correction"),
    ],
)
def test_observation_correct_explains_what_is_wrong(signed_in, correct, answers, words):
    response, figure = correct(signed_in(Role.BUSINESS_MANAGER), **answers)

    assert words in response.text
    assert figure.text == "918"


def test_observation_correct_keeps_both_texts_when_changed_meanwhile(
    signed_in, correct
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    correct(manager, text="917")

    response, figure = correct(manager, text="916")

    assert response.status_code == 409
    assert figure.text == "917"
    assert "916" in response.text
    assert "917" in response.text
    assert 'name="version" value="2"' in response.text


@pytest.mark.parametrize("role", [*READERS, Role.CHAIR])
def test_observation_correct_is_forbidden_to(signed_in, correct, role):
    response, figure = correct(signed_in(role))

    assert response.status_code == 403
    assert figure.text == "918"


def test_observation_correct_finds_no_figure_of_another_board(
    signed_in, url, indicator
):
    manager = signed_in(Role.BUSINESS_MANAGER)
    theirs = ObservationFactory()

    for indicator_pk in (indicator.pk, theirs.indicator.pk):
        address = url(
            "performance:observation_correct", manager.board, indicator_pk, theirs.pk
        )
        assert manager.client.post(address, {"text": "1"}).status_code == 404
