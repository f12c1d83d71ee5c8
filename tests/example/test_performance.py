"""The figures as loaded, against the files they came from and the published round."""

import csv
from collections import Counter

import pytest
from django.conf import settings

from performance.models import Observation

pytestmark = pytest.mark.django_db
FILE = settings.EXAMPLES_ROOT / "bath_2012_13" / "observations.csv"


@pytest.fixture(scope="module")
def observations(bath):
    found = Observation.objects.filter(indicator__board=bath, up_to="")
    return found.select_related("indicator", "area")


def test_every_printed_figure_comes_out_as_it_went_in(observations):
    lines = [line for line in FILE.read_text().splitlines() if line[0] != "#"]
    written = [tuple(row) for row in list(csv.reader(lines))[1:]]

    printed = {
        (row.indicator_id, row.area_id): row.printed_name
        for indicator in {row.indicator for row in observations}
        for row in indicator.indicator_areas.all()
    }
    stored = [
        (
            row.indicator.code,
            printed[row.indicator_id, row.area_id],
            row.period,
            row.category,
            row.subcategory,
            row.measure,
            row.text,
        )
        for row in observations
    ]
    assert sorted(stored) == sorted(written)
    assert len(stored) == 306


def test_twenty_tables_hold_figures_and_two_were_charts_only(bath):
    shapes = Counter(indicator.has_figures for indicator in bath.indicators.all())

    assert shapes == {True: 20, False: 2}
    charts = bath.indicators.filter(shape="chart_only")
    assert sorted(charts.values_list("code", flat=True)) == ["5.5", "5.6"]
    assert not Observation.objects.filter(indicator__in=charts).exists()


@pytest.mark.parametrize(
    ("text", "marker", "count"),
    [
        pytest.param("<5", "suppressed", 6, id="small numbers"),
        pytest.param("-", "not_available", 11, id="dashes"),
    ],
)
def test_what_is_not_a_number_has_a_marker_and_no_value(
    observations, text, marker, count
):
    rows = observations.filter(text=text)

    assert {(row.marker, row.value) for row in rows} == {(marker, None)}
    assert rows.count() == count


def test_timeliness_changed_its_definition_after_the_first_year(bath):
    definitions = bath.indicators.get(code="2.3").definitions

    assert [row.text.split()[3] for row in definitions.all()] == ["7", "10", "10", "10"]


@pytest.mark.parametrize(("code", "text"), [("2.3", "78.5%"), ("3.3", "76.9%")])
def test_year_to_date_stands_under_the_table(bath, code, text):
    (row,) = bath.indicators.get(code=code).observations.exclude(up_to="")

    assert (row.period, row.up_to, row.text) == ("2012-13", "end of quarter 3", text)
    assert row.printed_line.endswith(text)


def test_nine_bodies_sent_a_section_11_return_and_three_did_not(bath):
    round = bath.section_11_rounds.get()

    returns = round.returns.in_printed_order()

    assert f"{round.due_on}" == "2013-01-31"
    assert [row.printed_name for row in returns if row.is_returned] == [
        "Children's Social Care",
        "Children's Learning and Inclusion Service",
        "RUH",
        "Sirona Care and Health",
        "Police",
        "Probation Service",
        "Barnardo's",
        "Oxford Health NHS Foundation Trust (CAMHS)",
        "Avon and Wiltshire Mental Health Partnership",
    ]
    assert [row.printed_name for row in returns if not row.is_returned] == [
        "CAFCASS",
        "Royal National Hospital for Rheumatic Diseases",
        "Children's Service Commissioning",
    ]
    assert all(row.is_day_illustrative for row in returns if row.is_returned)
    assert {row.agency.is_under_section_11 for row in returns} == {True}
