"""
One line of the scorecard: where an indicator stands and which way it goes. Pure.

Only an indicator with one figure a year has such a line; a breakdown has its table.
"""

from dataclasses import dataclass
from decimal import Decimal

from .charting import MEASURE_WORDS, OVER_TIME, charted_measure, every_period
from .figures import Figure
from .layouts import Sheet

HIGHER, LOWER = "higher_is_better", "lower_is_better"
COMPARATORS = {
    "england": "England",
    "region": "Region",
    "neighbours": "Statistical neighbours",
}


@dataclass(frozen=True)
class Trend:
    """Which way the figure went since an earlier period, and whether that is good."""

    word: str
    arrow: str
    since: str = ""
    meaning: str = ""

    @property
    def words(self) -> str:
        """ "Up since 2010-11: better"."""
        said = f"{self.word} since {self.since}" if self.since else self.word
        return f"{said}: {self.meaning}" if self.meaning else said


@dataclass(frozen=True)
class Line:
    measure: str
    period: str
    own: Figure
    comparators: tuple[tuple[str, Figure | None], ...]
    trend: Trend
    track: tuple[tuple[str, Figure | None], ...]  # every year, also without a figure

    @property
    def unit_words(self) -> str:
        return MEASURE_WORDS[self.measure].capitalize()

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        return tuple(figure and figure.value for _, figure in self.track)

    @property
    def track_words(self) -> str:
        """For who does not see the line: "2008-09 55.0, 2009-10 77.0"."""
        return ", ".join(
            f"{period} {figure.text if figure else 'no figure'}"
            for period, figure in self.track
        )


def line_of(sheet: Sheet, *, polarity: str) -> Line | None:
    """The latest own figure with its comparators; None where a single one would mislead."""
    if sheet.shape not in OVER_TIME or not sheet.points:
        return None
    measure = charted_measure(sheet)
    by_kind = {}
    for point in sheet.points:
        if point.measure == measure:
            by_kind.setdefault(point.area.kind, {})[point.period] = point.figure
    own = by_kind.get("own")
    if not own:
        return None
    latest = max(own)
    return Line(
        measure=measure,
        period=latest,
        own=own[latest],
        comparators=tuple(
            (label, by_kind.get(kind, {}).get(latest))
            for kind, label in COMPARATORS.items()
        ),
        trend=trend_of(own, sheet.new_definitions, polarity),
        track=tuple(
            (period, own.get(period)) for period in every_period(sheet.periods)
        ),
    )


def trend_of(
    own: dict[str, Figure], new_definitions: tuple[str, ...], polarity: str
) -> Trend:
    """From the period before the latest one, whichever that was, to the latest."""
    periods = sorted(own)
    if len(periods) < 2:
        return Trend("No earlier figure", "")
    before, latest = periods[-2:]
    if any(before < period <= latest for period in new_definitions):
        return Trend("Defined anew", "", before)
    if own[before].value is None or own[latest].value is None:
        return Trend(f"Cannot be compared with {before}", "")
    if own[before].value == own[latest].value:
        return Trend("No change", "→", before)
    is_up = own[latest].value > own[before].value
    meaning = ""
    if polarity in (HIGHER, LOWER):
        meaning = "better" if is_up == (polarity == HIGHER) else "worse"
    return (
        Trend("Up", "↑", before, meaning)
        if is_up
        else Trend("Down", "↓", before, meaning)
    )
