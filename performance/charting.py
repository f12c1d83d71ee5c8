"""
Which chart stands beside an indicator's table. Pure.

A chart shows one measure only: the percentage where there is one, because the numbers of
England and of one district do not compare. What was not published is a gap.
"""

from boards.years import year_from_words, year_in_words
from lscb.documents.charts import NOT_PUBLISHED, Bars, Chart, Gap, Lines, Series

from .layouts import Shape, Sheet, is_total

UNITS = {"number": "children", "percent": "%", "rate": "per 10,000 aged under 18"}
MEASURE_WORDS = {
    "number": "numbers",
    "percent": "percentages",
    "rate": "rates per 10,000 aged under 18",
}
OVER_TIME = {Shape.AREA_BY_PERIOD, Shape.AREA_BY_PERIOD_AND_MEASURE}
LONG = 60  # letters along the axis; above it the bars lie down


def charted_measure(sheet: Sheet) -> str:
    measures = {point.measure for point in sheet.points}
    return next(one for one in ("percent", "rate", "number") if one in measures)


def caption(sheet: Sheet) -> str:
    return f"Chart {sheet.code}: {MEASURE_WORDS[charted_measure(sheet)]}, {sheet.span}"


def chart(sheet: Sheet) -> Chart:
    measure = charted_measure(sheet)
    points = [
        point
        for point in sheet.points
        if point.measure == measure
        and not is_total(point.category)
        and not is_total(point.subcategory)
    ]
    decimals = max(point.figure.decimals for point in points)
    if sheet.shape in OVER_TIME:
        periods = tuple(every_period(sheet.periods))
        return Lines(
            periods,
            _series(points, "area", lambda point: point.period, periods, sheet),
            unit=UNITS[measure],
            decimals=decimals,
            new_definitions=sheet.new_definitions,
        )
    across = "subcategory" if sheet.shape == Shape.CATEGORY_BY_SUBCATEGORY else "area"
    categories = tuple(dict.fromkeys(_category(point, across) for point in points))
    return Bars(
        categories,
        _series(
            points, across, lambda point: _category(point, across), categories, sheet
        ),
        unit=UNITS[measure],
        decimals=decimals,
        is_horizontal=sum(map(len, categories)) > LONG,
    )


def every_period(periods):
    """The years from the first to the last, also those the table leaves out."""
    try:
        first, last = year_from_words(periods[0]), year_from_words(periods[-1])
    except ValueError:
        return periods
    return [year_in_words(year) for year in range(first, last + 1)]


def _category(point, across):
    parts = [point.category, "" if across == "subcategory" else point.subcategory]
    return ": ".join(part for part in parts if part)


def _series(points, across, place_of, places, sheet):
    series = []
    for one in [at for at in sheet.along(across) if not is_total(_name(at))]:
        at = {
            place_of(point): point.figure
            for point in points
            if getattr(point, across) == one
        }
        values = tuple(_value(at.get(place)) for place in places)
        series.append(Series(_name(one), values, is_ours=getattr(one, "is_own", False)))
    return tuple(series)


def _name(at):
    return getattr(at, "name", at)


def _value(figure):
    if figure is None:
        return NOT_PUBLISHED
    if figure.marker:
        return Gap(figure.text, figure.meaning)
    return float(figure.value)
