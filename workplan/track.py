"""A risk's track over time: each assessment with how it moved, and a line to see it by."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lscb.documents.blocks import Figure
from lscb.documents.charts import Lines, Series
from workplan.scoring import Movement, Rating, movement


@dataclass(frozen=True)
class Step:
    day: date
    likelihood: int
    impact: int
    score: int
    band: Rating
    movement: Movement | None
    rationale: str
    who: str
    is_illustrative: bool


@dataclass(frozen=True)
class Track:
    steps: tuple[Step, ...]  # newest first
    figure: Figure | None  # None until there are two assessments to join

    @property
    def current(self):
        return self.steps[0] if self.steps else None


def track_of(assessments):
    """`assessments`: the current ratings, newest first, each in the band it was given."""
    steps = tuple(
        Step(
            day=each.day,
            likelihood=each.likelihood,
            impact=each.impact,
            score=each.score,
            band=each.rating,
            movement=movement(each.score, previous and previous.score),
            rationale=each.rationale,
            who=each.assessed_label,
            is_illustrative=each.is_illustrative,
        )
        for each, previous in pairwise([*assessments, None])
    )
    return Track(steps, _figure(steps) if len(steps) > 1 else None)


def _figure(steps):
    oldest_first = steps[::-1]
    return Figure(
        Lines(
            periods=tuple(f"{step.day.day} {step.day:%b %Y}" for step in oldest_first),
            series=(
                Series(
                    "Score", tuple(step.score for step in oldest_first), is_ours=True
                ),
            ),
        ),
        caption="Score at each assessment",
    )
