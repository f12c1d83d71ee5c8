"""Charts to SVG. The same chart always gives the same bytes, and is drawn once per process."""

import re
import textwrap
from functools import lru_cache
from io import BytesIO
from threading import Lock

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas
from matplotlib.ticker import MaxNLocator

from .alt_text import gaps_in_words
from .charts import Bars, Chart, Gap, Tree, written
from .tree_drawing import draw_tree, height_of

# Told apart in every common kind of colour blindness, and in grey by marker, dash and hatching.
COLOURS = ("#12436d", "#c2410c", "#28a197", "#801650", "#6b7280", "#8b6fc4")
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.4)), (0, (6, 2, 1, 2)), (0, (3, 1)), "-")
HATCHES = ("", "////", "\\\\\\\\", "---", "xxx", "|||")

CONTROL = re.compile(r"[\x00-\x1f\x7f]")  # neither XML nor a font has them
INK, RULE = "#0b0c0c", "#d8dadc"
WIDTH, HALF_WIDTH = 6.4, 3.8  # inches
MOST_UPRIGHT = 10  # bars with their figures in half the width; above it they lie down
MOST_LABELS = 24  # bars; above it their figures are left to the table
STYLE = {
    "font.family": [
        "Liberation Sans",
        "DejaVu Sans",
    ],  # the second comes with matplotlib
    "font.size": 9,
    "svg.fonttype": "none",  # text stays text: smaller, faster, searchable
    "svg.hashsalt": "lscb",
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": "#505a5f",
    "xtick.color": INK,
    "ytick.color": INK,
    "hatch.linewidth": 0.6,
    "axes.unicode_minus": False,
    "text.parse_math": False,  # a "$" in a name is a dollar
}
_style_lock = Lock()  # matplotlib's settings belong to the whole process


@lru_cache(maxsize=256)
def draw(chart: Chart, width: float = WIDTH) -> bytes:
    with _style_lock, mpl.rc_context(STYLE):
        figure = _figure(chart, width)
        svg = BytesIO()
        figure.savefig(svg, format="svg", metadata={"Date": None, "Creator": None})
    return svg.getvalue().replace(b"'DejaVu Sans'", b"Arial, sans-serif")


@lru_cache(maxsize=64)
def draw_png(chart: Chart) -> bytes:
    """For Word, which does not take SVG from everybody."""
    with _style_lock, mpl.rc_context(STYLE):
        png = BytesIO()
        _figure(chart, WIDTH).savefig(
            png, format="png", dpi=200, metadata={"Software": None}
        )
    return png.getvalue()


def _figure(chart, width):
    if isinstance(chart, Tree):
        figure = Canvas(figsize=(width, height_of(chart, width)))
        draw_tree(figure.add_axes((0, 0, 1, 1)), chart, width)
        return figure
    figure = Canvas(figsize=(width, _height(chart, width)), layout="constrained")
    axes = figure.add_subplot()
    if isinstance(chart, Bars):
        _draw_bars(axes, chart, width)
    else:
        _draw_lines(axes, chart)
    _furnish(figure, axes, chart, width)
    return figure


def _label(text, longest=60):
    """A name as the chart can show it; the table beside it has it in full."""
    return textwrap.shorten(CONTROL.sub(" ", text), longest, placeholder="…")


def _wrapped(text, width):
    return textwrap.fill(CONTROL.sub(" ", text), width, max_lines=3, placeholder="…")


def _height(chart, width):
    rows = -(-len(chart.series) // _legend_columns(chart, width))
    notes = 0.16 * (len(_footnotes(chart, width)) + rows - 1)
    if _lies_down(chart, width):
        base, bar, gap = (1.0, 0.24, 0.14) if width == WIDTH else (0.85, 0.13, 0.08)
        bars = len(chart.categories) * len(chart.series)
        return base + notes + bar * bars + gap * len(chart.categories)
    return (2.5 if width == WIDTH else 2.0) + notes


def _lies_down(chart, width):
    """Bars whose names, or whose figures in half the width, need the room of a line each."""
    if not isinstance(chart, Bars):
        return False
    bars = len(chart.categories) * len(chart.series)
    return chart.is_horizontal or (width < WIDTH and bars > MOST_UPRIGHT)


def _looks(chart):
    """Each series with the number of its look. Our own area always has the first."""
    others = 1 if any(series.is_ours for series in chart.series) else 0
    for series in chart.series:
        yield 0 if series.is_ours else others % len(COLOURS), series
        others += not series.is_ours


def _draw_lines(axes, chart):
    positions = range(len(chart.periods))
    axes.set_xticks(positions, [_label(period, 24) for period in chart.periods])
    axes.set_xlim(-0.3, len(chart.periods) - 0.7)
    for look, series in _looks(chart):
        for number, run in enumerate(_runs(series, chart)):
            axes.plot(
                [position for position, _ in run],
                [value for _, value in run],
                color=COLOURS[look],
                marker=MARKERS[look],
                markersize=6 if series.is_ours else 5,
                linestyle=DASHES[look],
                linewidth=2.6 if series.is_ours else 1.5,
                zorder=3 if series.is_ours else 2,
                label=None if number else _label(series.name),
                gid=f"run {number + 1} of look {look}",
            )
    axes.margins(y=0.1)
    axes.set_ylim(bottom=0)
    for period in chart.new_definitions:
        at = chart.periods.index(period) - 0.5
        axes.axvline(at, color="#505a5f", linewidth=0.8, linestyle=(0, (2, 2)))
    _mark_line_gaps(axes, chart)


def _runs(series, chart):
    """The unbroken stretches of a line, as lists of (position, value)."""
    run = []
    for position, value in enumerate(series.values):
        if isinstance(value, Gap) or chart.periods[position] in chart.new_definitions:
            if run:
                yield run
            run = []
        if not isinstance(value, Gap):
            run.append((position, value))
    if run:
        yield run


def _mark_line_gaps(axes, chart):
    """Print each gap's marker over its period, stacked from the axis upwards."""
    for position in range(len(chart.periods)):
        height = 3
        for look, series in _looks(chart):
            gap = series.values[position]
            if isinstance(gap, Gap):
                axes.annotate(
                    _label(gap.marker, 12),
                    (position, 0),
                    xytext=(0, height),
                    textcoords="offset points",
                    ha="center",
                    fontsize=9,
                    color=COLOURS[look],
                )
                height += 10


def _draw_bars(axes, chart, width):
    thickness = 0.8 / len(chart.series)
    count = len(chart.categories)
    horizontal = _lies_down(chart, width)
    letters = 34 if horizontal else 72 // count
    names = [
        _wrapped(name, max(9, int(letters * width / WIDTH)))
        for name in chart.categories
    ]
    (axes.set_yticks if horizontal else axes.set_xticks)(range(count), names)
    if horizontal:
        axes.invert_yaxis()
    is_labelled = count * len(chart.series) <= MOST_LABELS
    for index, (look, series) in enumerate(_looks(chart)):
        offset = (index - (len(chart.series) - 1) / 2) * thickness
        places = [position + offset for position in range(count)]
        lengths = [0 if isinstance(v, Gap) else v for v in series.values]
        bars = (axes.barh if horizontal else axes.bar)(
            places,
            lengths,
            thickness * 0.92,
            color=COLOURS[look],
            hatch=HATCHES[look],
            edgecolor="white",
            linewidth=0.4,
            label=_label(series.name),
        )
        labels = [
            written(value, chart) if is_labelled or isinstance(value, Gap) else ""
            for value in series.values
        ]
        axes.bar_label(bars, labels, padding=2, fontsize=8)
    axes.margins(**{"x" if horizontal else "y": 0.1})


def _furnish(figure, axes, chart, width):
    horizontal = _lies_down(chart, width)
    value_axis, place_axis = (
        (axes.xaxis, axes.yaxis) if horizontal else (axes.yaxis, axes.xaxis)
    )
    value_axis.set_major_locator(MaxNLocator(6, integer=chart.decimals == 0))
    value_axis.set_major_formatter("{x:,.12g}" + ("%" if chart.unit == "%" else ""))
    value_axis.grid(color=RULE, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom" if horizontal else "left"]].set_visible(False)
    place_axis.set_tick_params(length=0, pad=5)
    value_axis.set_tick_params(length=0)
    if chart.unit and chart.unit != "%":
        unit = _label(chart.unit[0].upper() + chart.unit[1:], 90)
        if horizontal:
            axes.set_xlabel(unit, fontsize=8.5)
        else:
            axes.set_title(unit, loc="left", fontsize=8.5, pad=8)
    if len(chart.series) > 1:
        figure.legend(
            loc="outside upper left",
            ncols=_legend_columns(chart, width),
            frameon=False,
            fontsize=8.5,
            handlelength=3.2,
            borderaxespad=0,
        )
    if notes := _footnotes(chart, width):
        figure.supxlabel(
            "\n".join(notes), x=0.01, ha="left", fontsize=8, color="#505a5f"
        )


def _legend_columns(chart, width):
    longest = max(len(_label(series.name)) for series in chart.series)
    letters = int(92 * width / WIDTH)
    return max(1, min(len(chart.series), letters // (longest + 10)))


def _footnotes(chart, width):
    notes = gaps_in_words(chart)
    notes += [
        f"Defined anew from {period}."
        for period in getattr(chart, "new_definitions", ())
    ]
    letters = int(105 * width / WIDTH)
    return [line for note in notes for line in _wrapped(note, letters).splitlines()]
