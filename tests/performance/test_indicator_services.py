from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from boards.exceptions import ChangedMeanwhile, Refused
from lscb.history.models import Event
from performance.layouts import Shape
from performance.models import Area
from performance.services import indicators as services
from performance.services.indicators import Printed
from tests.factories.performance import (
    AreaFactory,
    DatasetFactory,
    IndicatorFactory,
    ObservationFactory,
    SectionFactory,
)


@pytest.fixture
def indicator(board):
    AreaFactory(board=board, name="Wyvern and Vale", kind=Area.Kind.OWN)
    AreaFactory(board=board, name="England", kind=Area.Kind.ENGLAND)
    return IndicatorFactory(board=board)


@pytest.fixture
def record(indicator, manager):
    def _record(*rows):
        return services.record_observations(indicator=indicator, rows=rows, by=manager)

    return _record


def printed(text, area="Wyvern and Vale", **values):
    return Printed(
        **{
            "area": area,
            "period": "2011-12",
            "measure": "number",
            "text": text,
            **values,
        }
    )


def test_record_observations_keeps_the_text_and_what_was_read(indicator, record):
    record(printed("1,039"), printed("<5", period="2010-11"))

    rows = indicator.observations.values_list("text", "value", "marker")
    assert list(rows) == [("1,039", Decimal(1039), ""), ("<5", None, "suppressed")]


def test_record_observations_keeps_area_names_as_each_table_prints_them(
    indicator, record
):
    record(printed("5", area="ENGLAND"), printed("6", area="Wyvern & Vale"))

    rows = indicator.indicator_areas.order_by("position")
    assert [(row.printed_name, row.area.name) for row in rows] == [
        ("ENGLAND", "England"),
        ("Wyvern & Vale", "Wyvern and Vale"),
    ]


def test_record_observations_leaves_one_event_with_every_figure(
    indicator, record, manager
):
    record(printed("1,039"), printed("<5", period="2010-11"))

    [event] = Event.objects.about(indicator)
    assert (event.verb, event.actor) == ("observations_recorded", manager.user)
    assert event.after == {
        "figures": 2,
        "as_printed": "Wyvern and Vale, 2011-12, number: 1,039;"
        " Wyvern and Vale, 2010-11, number: <5",
    }


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (printed(""), "blank is not a figure"),
        (printed("many"), "is not a figure"),
        (printed("5", area="Elsewhere"), "not one of the board's areas"),
    ],
)
def test_record_observations_refuses_a_bad_row_and_keeps_none(
    indicator, record, row, words
):
    with pytest.raises(Refused, match=words):
        record(printed("918"), row)

    assert not indicator.observations.exists()
    assert not Event.objects.about(indicator).exists()


def test_record_observations_refuses_an_unknown_measure(indicator, record):
    with pytest.raises(ValidationError, match="measure"):
        record(printed("5", measure="weight"))


def test_record_observations_never_overwrites(indicator, record):
    record(printed("918"))

    with pytest.raises(Refused, match="already has a figure .* correct that one"):
        record(printed("919"))

    assert [row.text for row in indicator.observations.all()] == ["918"]


def test_record_observations_refuses_a_cell_twice_in_one_go(indicator, record):
    with pytest.raises(Refused, match="already has a figure"):
        record(printed("918"), printed("919"))


def test_record_observations_knows_only_the_boards_own_areas(indicator, record):
    AreaFactory(name="Elsewhere")

    with pytest.raises(Refused, match="not one of the board's areas"):
        record(printed("5", area="Elsewhere"))


def test_record_observations_refuses_figures_for_a_chart_only(board, manager):
    indicator = IndicatorFactory(board=board, shape=Shape.CHART_ONLY)

    with pytest.raises(Refused, match="chart only"):
        services.record_observations(
            indicator=indicator, rows=[printed("5")], by=manager
        )


def test_correct_observation_replaces_the_figure_and_keeps_both_in_the_history(manager):
    figure = ObservationFactory(indicator__board=manager.board, text="120")

    services.correct_observation(
        observation=figure, version=1, text="<5", reason="Misread", by=manager
    )

    figure.refresh_from_db()
    assert (figure.text, figure.value, figure.marker) == ("<5", None, "suppressed")
    assert figure.is_revised
    event = Event.objects.about(figure.indicator).get()
    assert event.before == {"figure": "Wyvern, 2011-12, number: 120"}
    assert event.after == {
        "figure": "Wyvern, 2011-12, number: <5",
        "reason": "Misread",
    }


def test_correct_observation_refuses_a_change_made_meanwhile(manager):
    figure = ObservationFactory(indicator__board=manager.board, version=2)

    with pytest.raises(ChangedMeanwhile):
        services.correct_observation(
            observation=figure, version=1, text="1", reason="Misread", by=manager
        )

    figure.refresh_from_db()
    assert figure.text == "120"


def test_add_dataset_and_indicator_keep_their_order_and_words(board, manager):
    dataset = services.add_dataset(
        board=board,
        title="Appendix",
        notes=["One note", "Another"],
        sections=[("1", "Referrals"), ("2", "Assessments")],
        by=manager,
    )
    section = dataset.sections.get(code="2")
    for code in ("2.1", "2.10", "2.2"):
        services.add_indicator(
            section=section,
            code=code,
            title="Timeliness",
            unit="percent",
            shape=Shape.AREA_BY_PERIOD,
            definitions={"2008-09": "Within 7 days"},
            by=manager,
        )

    found = board.indicators.in_printed_order()
    assert [each.code for each in found] == ["2.1", "2.10", "2.2"]
    assert dataset.note_list == ("One note", "Another")
    assert [str(each) for each in found[0].definitions.all()] == [
        "2008-09: Within 7 days"
    ]
    assert {event.verb for event in board.events.all()} == {
        "dataset_added",
        "indicator_added",
    }


def test_add_indicator_refuses_an_unknown_shape(board, manager):
    section = SectionFactory(dataset=DatasetFactory(board=board))

    with pytest.raises(ValidationError, match="shape"):
        services.add_indicator(
            section=section, code="1", title="T", unit="count", shape="pie", by=manager
        )


def test_add_area_is_recorded(board, manager):
    area = services.add_area(board=board, name="England", kind="england", by=manager)

    assert Event.objects.about(area).get().after == {
        "name": "England",
        "kind": "england",
    }
