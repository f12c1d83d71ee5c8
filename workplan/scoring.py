"""
How a likelihood and an impact become a score, a band and a movement.

Pure: no database, no Django. The matrix is the board's own data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")


@dataclass(frozen=True)
class Rating:
    """What a score was called when it was given. It keeps that name when the matrix changes."""

    name: str  # the board's word: "High"
    rag: str  # "red", "amber", "green"

    @property
    def words(self) -> str:
        """The RAG word with the board's own: "Red: High"."""
        return f"{self.rag.capitalize()}: {self.name}"


@dataclass(frozen=True)
class Band(Rating):
    lowest: int
    highest: int


@dataclass(frozen=True)
class Matrix:
    """A likelihood x impact grid of `size` levels, cut into bands, mildest first."""

    size: int
    bands: tuple[Band, ...]

    @property
    def levels(self) -> range:
        return range(1, self.size + 1)

    @property
    def worst(self) -> Band:
        return self.bands[-1]

    def band_for(self, score: int) -> Band:
        for band in self.bands:
            if band.lowest <= score <= band.highest:
                return band
        raise ValueError(f"{score} is not a risk score: expected 1 to {self.size**2}")

    def holds(self, likelihood: int, impact: int) -> bool:
        return likelihood in self.levels and impact in self.levels

    def reaches_worst(self, score: int, previous: int | None) -> bool:
        """Whether this score is in the worst band and the one before it was not."""
        return score >= self.worst.lowest > (previous or 0)


@dataclass(frozen=True)
class Movement:
    """How a risk moved since it was last assessed: an arrow, and the same in words."""

    arrow: str
    words: str


def movement(score: int | None, previous: int | None) -> Movement | None:
    """None where there is nothing to compare: a risk assessed once, or never."""
    if score is None or previous is None:
        return None
    if score > previous:
        return Movement("▲", f"up from {previous}")
    if score < previous:
        return Movement("▼", f"down from {previous}")
    return Movement("▶", "no change")


def matrix_of(board) -> Matrix:
    """The board's matrix, from the plain data on its row."""
    bands = sorted(board.risk_bands, key=lambda band: band["lowest"])
    return Matrix(board.risk_levels, tuple(Band(**band) for band in bands))


@dataclass(frozen=True)
class Fault:
    """What is wrong with a band, by its place among them."""

    place: int
    words: str


RANKS = {"green": 0, "amber": 1, "red": 2}


def faults_in(matrix: Matrix) -> Iterator[Fault]:
    """Where the bands, mildest first, do not meet from 1 to the highest score there is."""
    highest = matrix.size**2
    names = [band.name.casefold() for band in matrix.bands]
    for place, band in enumerate(matrix.bands):
        if band.highest < band.lowest:
            yield Fault(place, f"{band.name} ends at {band.highest}, before it begins")
        if band.name.casefold() in names[:place]:
            yield Fault(place, f"Two bands are called {band.name}: rename one")
    first, last = matrix.bands[0], matrix.bands[-1]
    if first.lowest != 1:
        yield Fault(0, f"Begin {first.name} at 1, the lowest score there is")
    for place, (milder, worse) in enumerate(pairwise(matrix.bands), start=1):
        if worse.lowest > milder.highest + 1:
            yield Fault(
                place,
                f"{_scores(milder.highest + 1, worse.lowest - 1)} no band: begin"
                f" {worse.name} at {milder.highest + 1}",
            )
        if worse.lowest <= milder.highest:
            yield Fault(
                place,
                f"{milder.name} and {worse.name} overlap: begin {worse.name} at"
                f" {milder.highest + 1}",
            )
        if RANKS[worse.rag] < RANKS[milder.rag]:
            yield Fault(
                place,
                f"{worse.name} is worse than {milder.name}: it cannot be {worse.rag} after"
                f" {milder.rag}",
            )
    if last.highest != highest:
        yield Fault(
            len(matrix.bands) - 1,
            f"End {last.name} at {highest}, the highest score of {matrix.size} levels",
        )


def _scores(first: int, last: int) -> str:
    if first == last:
        return f"A score of {first} is in"
    return f"Scores from {first} to {last} are in"


def level_words(matrix: Matrix, words: tuple[str, ...]) -> tuple[str, ...]:
    """ "4 Likely" for each level; the bare number where the board has more or fewer levels."""
    if matrix.size != len(words):
        return tuple(str(level) for level in matrix.levels)
    return tuple(f"{level} {words[level - 1]}" for level in matrix.levels)
