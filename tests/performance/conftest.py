"""The example board's data appendix, recorded through the services that users' deeds go through."""

import csv
import datetime

import pytest
import yaml
from django.conf import settings

from boards.people import Person
from performance.models import Observation
from performance.services import indicators as services
from tests.factories.boards import BoardFactory

EXAMPLE = settings.EXAMPLES_ROOT / "bath_2012_13"
KEPT = ("polarity", "row_heading", "number_label")


def printed_values():
    with (EXAMPLE / "observations.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(line for line in file if line[0] != "#")


@pytest.fixture(scope="module")
def appendix_board(django_db_setup, django_db_blocker):
    """A board with the whole appendix, made once for the module and taken away after it."""
    with django_db_blocker.unblock():
        board = BoardFactory(
            slug="appendix", stands_on=datetime.date(2013, 5, 8), name="Appendix board"
        )
        record_appendix(board)
        yield board
        remove(board)


def record_appendix(board):
    by = Person.acting(board, label="tests")
    about = yaml.safe_load((EXAMPLE / "indicators.yaml").read_text(encoding="utf-8"))
    for position, area in enumerate(about["areas"]):
        services.add_area(board=board, position=position, by=by, **area)
    dataset = services.add_dataset(
        board=board,
        title="Appendix",
        source=about["source"],
        notes=about["notes"],
        sections=[(row["code"], row["title"]) for row in about["sections"]],
        by=by,
    )
    sections = {section.code: section for section in dataset.sections.all()}
    values = list(printed_values())
    for row in about["tables"]:
        indicator = services.add_indicator(
            section=sections[row["section"]],
            code=row["code"],
            title=row["title"],
            unit=row["unit"],
            shape=row["shape"],
            notes=row.get("notes", ()),
            definitions=row.get("definitions"),
            by=by,
            **{key: row[key] for key in KEPT if key in row},
        )
        if indicator.has_figures:
            services.record_observations(
                indicator=indicator, rows=[*rows_of(row, values)], by=by
            )


def rows_of(table, values):
    for value in values:
        if value["table"] == table["code"]:
            printed = {key: text for key, text in value.items() if key != "table"}
            yield services.Printed(**printed)
    if line := table.get("year_to_date"):
        yield services.Printed(
            area=line["area"],
            period=line["period"],
            measure=Observation.Measure.PERCENT,
            text=line["text"],
            up_to=line["to"],
            line=line["printed"],
        )


def remove(board):
    Observation.objects.filter(indicator__board=board).delete()
    board.indicators.all().delete()
    for dataset in board.datasets.all():
        dataset.sections.all().delete()
    board.datasets.all().delete()
    board.areas.all().delete()
    board.events.all().delete()
    board.delete()
