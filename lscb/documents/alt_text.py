"""What a chart shows, in words, for people who do not see it."""

from .charts import Bars, Chart, Gap, Tree, written

MOST_SPOKEN = 12  # values of a series; above it only its ends and extremes are said


def alt_text(chart: Chart) -> str:
    if isinstance(chart, Tree):
        return _tree_in_words(chart)
    kind = "Bar chart" if isinstance(chart, Bars) else "Line chart"
    span = (
        f"for {_listed(chart.places)}"
        if isinstance(chart, Bars)
        else f"from {chart.places[0]} to {chart.places[-1]}"
    )
    unit = f", {chart.unit}" if chart.unit else ""
    sentences = [f"{kind}{unit}, {span}."]
    sentences += [_about(series, chart) for series in chart.series]
    sentences += gaps_in_words(chart)
    for period in getattr(chart, "new_definitions", ()):
        sentences.append(f"The definition changed in {period}.")
    return " ".join(sentences)


def _tree_in_words(tree):
    sentences = [f"Structure chart. {_listed([*map(_named, tree.roots)])}."]
    for node, _ in tree.rows():
        if node.parts:
            parts = _listed([*map(_named, node.parts)])
            sentences.append(f"Part of {node.name}: {parts}.")
    return " ".join(sentences)


def _named(node):
    return f"{node.name} ({node.note})" if node.note else node.name


def gaps_in_words(chart: Chart) -> list[str]:
    """One sentence per kind of gap: "–: not published: England 2009-10, 2010-11." """
    found = {}
    for series in chart.series:
        for place, value in zip(chart.places, series.values, strict=True):
            if isinstance(value, Gap):
                found.setdefault(value, {}).setdefault(series.name, []).append(place)
    return [
        f"{gap.marker} {gap.meaning}: {'; '.join(_where(names, chart))}."
        for gap, names in found.items()
    ]


def _where(names, chart):
    for name, places in names.items():
        yield (
            ", ".join(places)
            if len(chart.series) == 1
            else f"{name} {', '.join(places)}"
        )


def _about(series, chart):
    shown = [
        (place, value)
        for place, value in zip(chart.places, series.values, strict=True)
        if not isinstance(value, Gap)
    ]
    if not shown:
        return f"{series.name}: no figures."
    if isinstance(chart, Bars) and len(shown) <= MOST_SPOKEN:
        values = ", ".join(f"{place} {written(value, chart)}" for place, value in shown)
        return f"{series.name}: {values}."
    said = f"{series.name}: {_at(shown[0], chart)}"
    if len(shown) > 1:
        said += f" to {_at(shown[-1], chart)}"
    if len(shown) > 2:
        lowest, highest = (f(shown, key=lambda pair: pair[1]) for f in (min, max))
        said += f"; lowest {_at(lowest, chart)}, highest {_at(highest, chart)}"
    return said + "."


def _at(pair, chart):
    place, value = pair
    return f"{written(value, chart)} in {place}"


def _listed(names):
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
