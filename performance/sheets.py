"""From an indicator's rows to the plain values that its table and chart are made of."""

from .figures import Figure
from .layouts import Place, Point, Shape, Sheet


def sheet_of(indicator, *, up_to=""):
    """
    The indicator as plain values; `up_to` leaves out later periods: "2012-13".

    No queries when the indicator was fetched `with_figures()`.
    """
    places = {
        row.area_id: Place(row.printed_name, kind=row.area.kind)
        for row in indicator.indicator_areas.all()
    }
    return Sheet(
        code=indicator.code,
        title=indicator.title,
        shape=Shape(indicator.shape),
        unit=indicator.unit,
        points=tuple(
            Point(
                figure=figure_of(row),
                area=places[row.area_id],
                period=row.period,
                measure=row.measure,
                category=row.category,
                subcategory=row.subcategory,
            )
            for row in indicator.observations.all()
            if not row.up_to and (not up_to or row.period <= up_to)
        ),
        areas=tuple(places.values()),
        row_heading=indicator.row_heading,
        number_label=indicator.number_label,
        definitions={row.period: row.text for row in indicator.definitions.all()},
        notes=indicator.note_list,
        source=indicator.source,
    )


def figure_of(observation):
    return Figure(observation.text, observation.value, observation.marker)


def lines_under(indicator, *, up_to=""):
    """What was published in a sentence under the table: the figure of part of a year."""
    return [
        row.printed_line or f"{row.period} up to {row.up_to}: {row.text}"
        for row in indicator.observations.all()
        if row.up_to and (not up_to or row.period <= up_to)
    ]
