"""
Everything that changes the indicators and their figures.

A figure is stored as it was printed, with the value or the marker that was read from it.
"""

from dataclasses import dataclass

from django.db import transaction

from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history
from performance import figures
from performance.models import (
    Area,
    Dataset,
    Definition,
    Indicator,
    IndicatorArea,
    Observation,
    Section,
)


@dataclass(frozen=True)
class Printed:
    """
    One figure as a table prints it. The area may be named as that table names it.

    `up_to` and `line` are for the figure of part of a period, printed as a sentence.
    """

    area: str
    period: str
    measure: str
    text: str
    category: str = ""
    subcategory: str = ""
    up_to: str = ""
    line: str = ""
    is_provisional: bool = False


@transaction.atomic
def add_area(*, board, name, kind, by, position=0):
    area = Area(board=board, name=name, kind=kind, position=position)
    area.full_clean()
    area.save()
    history.record("area_added", about=area, by=by, after={"name": name, "kind": kind})
    return area


@transaction.atomic
def add_dataset(*, board, title, by, source="", notes=(), sections=()):
    """Add a dataset with its sections: pairs of code and title, in printed order."""
    dataset = Dataset(board=board, title=title, source=source, notes="\n".join(notes))
    dataset.full_clean()
    dataset.save()
    Section.objects.bulk_create(
        Section(dataset=dataset, code=code, title=heading, position=position)
        for position, (code, heading) in enumerate(sections)
    )
    history.record(
        "dataset_added",
        about=dataset,
        by=by,
        after={"title": title, "source": source, "sections": dict(sections)},
    )
    return dataset


@transaction.atomic
def add_indicator(
    *, section, code, title, unit, shape, by, notes=(), definitions=None, **values
):
    """Add an indicator under a section; `definitions` says what each period measured."""
    indicator = Indicator(
        board=section.board,
        section=section,
        code=code,
        title=title,
        unit=unit,
        shape=shape,
        notes="\n".join(notes),
        position=section.indicators.count(),
        **values,
    )
    indicator.full_clean()
    indicator.save()
    Definition.objects.bulk_create(
        Definition(indicator=indicator, period=period, text=text)
        for period, text in (definitions or {}).items()
    )
    history.record(
        "indicator_added",
        about=indicator,
        by=by,
        after={
            "title": str(indicator),
            "unit": indicator.get_unit_display(),
            "shape": indicator.get_shape_display(),
        },
    )
    return indicator


@transaction.atomic
def record_observations(*, indicator, rows, by):
    """
    Add printed figures to an indicator, all of them or none.

    Areas get their row in the table in the order they are first named in. A figure that is
    already there is refused: it is corrected, with a reason, never overwritten.
    """
    if not indicator.has_figures:
        raise Refused(f"{indicator} was published as a chart only: it has no figures")
    rows = list(rows)
    areas = _areas_named(indicator, rows)
    first = indicator.observations.count()
    observations = [
        _observation(indicator, row, areas[row.area], first + offset)
        for offset, row in enumerate(rows)
    ]
    _refuse_repeats(indicator, observations)
    Observation.objects.bulk_create(observations)
    history.record(
        "observations_recorded",
        about=indicator,
        by=by,
        after={
            "figures": len(observations),
            "as_printed": "; ".join(f"{row.area}, {row}" for row in observations),
        },
    )
    return observations


@transaction.atomic
def correct_observation(*, observation, version, text, reason, by):
    """Replace one figure as printed. The reason stands in the history with both figures."""
    before = str(observation)
    figure = _read(text)
    claim(
        observation,
        version,
        text=figure.text.strip(),
        value=figure.value,
        marker=figure.marker,
        is_revised=True,
    )
    history.record(
        "observation_corrected",
        about=observation.indicator,
        by=by,
        before={"figure": f"{observation.area}, {before}"},
        after={"figure": f"{observation.area}, {observation}", "reason": reason},
    )


def _observation(indicator, row, area, position):
    figure = _read(row.text)
    observation = Observation(
        indicator=indicator,
        area=area,
        period=row.period,
        up_to=row.up_to,
        category=row.category,
        subcategory=row.subcategory,
        measure=row.measure,
        text=figure.text.strip(),
        value=figure.value,
        marker=figure.marker,
        printed_line=row.line,
        is_provisional=row.is_provisional,
        position=position,
    )
    observation.clean_fields()
    return observation


def _read(text):
    try:
        return figures.read(text)
    except ValueError as error:
        raise Refused(str(error)) from None


def _areas_named(indicator, rows):
    """Each printed name with the board's area it stands for."""
    known = {_folded(area.name): area for area in indicator.board.areas.all()}
    placed = set(indicator.indicator_areas.values_list("area_id", flat=True))
    named = {}
    for name in dict.fromkeys(row.area for row in rows):
        area = known.get(_folded(name))
        if area is None:
            raise Refused(f"{indicator.code}: “{name}” is not one of the board's areas")
        named[name] = area
        if area.pk not in placed:
            IndicatorArea.objects.create(
                indicator=indicator,
                area=area,
                printed_name=name,
                position=len(placed),
            )
            placed.add(area.pk)
    return named


def _folded(name):
    return " ".join(name.replace("&", " and ").casefold().split())


def _refuse_repeats(indicator, observations):
    cells = set(
        indicator.observations.values_list(
            "area_id", "period", "up_to", "category", "subcategory", "measure"
        )
    )
    for row in observations:
        cell = (
            row.area_id,
            row.period,
            row.up_to,
            row.category,
            row.subcategory,
            row.measure,
        )
        if cell in cells:
            raise Refused(
                f"{indicator.code} already has a figure for {row.area.name},"
                f" {row.where}: correct that one instead"
            )
        cells.add(cell)
