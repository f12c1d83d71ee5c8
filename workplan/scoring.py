"""
How a likelihood and an impact become a score, a band and a movement.

Pure: no database, no Django. The matrix is the board's own data.
"""

from dataclasses import dataclass

LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")


@dataclass(frozen=True)
class Band:
    name: str  # the board's word: "High"
    rag: str  # "red", "amber", "green"
    lowest: int
    highest: int

    @property
    def words(self) -> str:
        """The RAG word with the board's own: "Red: High"."""
        return f"{self.rag.capitalize()}: {self.name}"


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


def level_words(matrix: Matrix, words: tuple[str, ...]) -> tuple[str, ...]:
    """ "4 Likely" for each level; the bare number where the board has more or fewer levels."""
    if matrix.size != len(words):
        return tuple(str(level) for level in matrix.levels)
    return tuple(f"{level} {words[level - 1]}" for level in matrix.levels)
