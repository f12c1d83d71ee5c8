"""
How an indicator's figures become the table that was published. Pure.

One pivot makes every shape: a shape names the coordinate down the side and the coordinates
across the top. A text is shown as it was published; a cell without one stays blank.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from lscb.documents.blocks import Cell, Table, number

from .figures import Figure

TOTAL = "total"  # a category printed "Total" is set apart, and never drawn


class Shape(StrEnum):
    AREA_BY_PERIOD = "area_by_period"
    AREA_BY_PERIOD_AND_MEASURE = "area_by_period_and_measure"
    CATEGORY_BY_AREA = "category_by_area"
    CATEGORY_BY_SUBCATEGORY = "category_by_subcategory"
    CATEGORY_BY_MEASURE = "category_by_measure"
    AREA_BY_CATEGORY = "area_by_category"
    CHART_ONLY = "chart_only"


# The coordinate down the side, and those across the top, the outermost first.
AXES = {
    Shape.AREA_BY_PERIOD: ("area", ("period",)),
    Shape.AREA_BY_PERIOD_AND_MEASURE: ("area", ("period", "measure")),
    Shape.CATEGORY_BY_AREA: ("category", ("area", "measure")),
    Shape.CATEGORY_BY_SUBCATEGORY: ("category", ("subcategory",)),
    Shape.CATEGORY_BY_MEASURE: ("category", ("area_and_measure",)),
    Shape.AREA_BY_CATEGORY: ("area", ("category", "subcategory")),
}


@dataclass(frozen=True)
class Place:
    """An area as this table prints its name. `kind` is "own" for the board's."""

    name: str
    kind: str = ""

    @property
    def is_own(self) -> bool:
        return self.kind == "own"


@dataclass(frozen=True)
class Point:
    """A figure and its coordinates."""

    figure: Figure
    area: Place
    period: str
    measure: str
    category: str = ""
    subcategory: str = ""

    @property
    def area_and_measure(self):
        return (self.area, self.measure)


@dataclass(frozen=True)
class Sheet:
    """Everything that one indicator's table and chart are made from, in printed order."""

    code: str
    title: str
    shape: Shape
    unit: str
    points: tuple[Point, ...]
    areas: tuple[Place, ...]
    row_heading: str = ""
    number_label: str = "Number"
    definitions: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def periods(self) -> tuple[str, ...]:
        return tuple(sorted({point.period for point in self.points}))

    @property
    def span(self) -> str:
        """The years it covers: "2008-09 to 2011-12"."""
        if not self.periods:
            return ""
        first, last = self.periods[0], self.periods[-1]
        return first if first == last else f"{first} to {last}"

    @property
    def new_definitions(self) -> tuple[str, ...]:
        """The periods from which something else was measured than in the one before."""
        known = [period for period in self.periods if period in self.definitions]
        return tuple(
            later
            for earlier, later in zip(known, known[1:], strict=False)
            if self.definitions[earlier] != self.definitions[later]
        )

    def along(self, axis: str) -> list:
        """What stands along an axis, in printed order."""
        found = dict.fromkeys(getattr(point, axis) for point in self.points)
        if axis == "period":
            return sorted(found)
        if axis == "area":
            return [area for area in self.areas if area in found]
        return list(found)


def is_total(label: str) -> bool:
    return label.strip().casefold() == TOTAL


def table(sheet: Sheet) -> Table:
    """The table in its published shape. A sheet without figures has none: ask first."""
    side, across = AXES[sheet.shape]
    columns = _columns(sheet, across)
    cells = {
        (getattr(point, side), _key(point, across)): point.figure.text
        for point in sheet.points
    }
    rows = {
        label: (
            _label(sheet, side, label),
            *(number(cells.get((label, column), "")) for column in columns),
        )
        for label in sheet.along(side)
    }
    total = next((label for label in rows if _is_total_row(side, label)), None)
    return Table(
        caption=f"Table {sheet.code}: {UNIT_WORDS[sheet.unit]}, {sheet.span}",
        heading=_heading(sheet, across, columns),
        rows=tuple(row for label, row in rows.items() if label != total),
        total=rows[total] if total else (),
        notes=sheet.notes,
        source=sheet.source,
    )


UNIT_WORDS = {
    "count": "numbers",
    "rate_per_10000": "rates per 10,000 aged under 18",
    "percent": "percentages",
    "count_and_percent": "numbers and percentages",
}


def _key(point, across):
    return tuple(getattr(point, axis) for axis in across)


def _columns(sheet, across):
    """The columns that hold a figure, ordered along each axis in turn."""
    order = [{at: i for i, at in enumerate(sheet.along(axis))} for axis in across]
    keys = {_key(point, across) for point in sheet.points}
    return sorted(keys, key=lambda key: [order[i][part] for i, part in enumerate(key)])


def _heading(sheet, across, columns):
    """A heading row for each axis; a name over several columns spans them."""
    rows = [_level(sheet, across, columns, depth) for depth in range(len(across))]
    if sheet.definitions and across == ("period",):
        rows.append([_head(sheet.definitions.get(period, "")) for (period,) in columns])
    corners = [sheet.row_heading or "Area", *[""] * (len(rows) - 1)]
    return tuple((corner, *row) for corner, row in zip(corners, rows, strict=True))


def _level(sheet, across, columns, depth):
    row = []
    for over, group in groupby(columns, key=lambda column: column[: depth + 1]):
        siblings = {column for column in columns if column[:depth] == over[:depth]}
        is_only = depth > 0 and len(siblings) == 1
        label = "" if is_only else _label(sheet, across[depth], over[depth])
        row.append(_head(label, span=len(list(group))))
    return row


def _head(text, span=1):
    return Cell(text, is_numeric=span == 1, span=span)


def _label(sheet, axis, at):
    match axis:
        case "area":
            return at.name
        case "measure":
            return _measure(sheet, at)
        case "area_and_measure":
            area, measure = at
            words = _measure(sheet, measure)
            return words if area.is_own else f"{area.name} {words}"
        case "subcategory" if sheet.unit == "percent":
            return f"{at} %"
        case _:
            return at


def _measure(sheet, measure):
    return {"number": sheet.number_label, "percent": "%", "rate": "Rate"}[measure]


def _is_total_row(side, label):
    return side == "category" and is_total(label)
