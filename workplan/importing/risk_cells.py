"""What one cell of an uploaded risk register means. Pure; raises ValueError in words for a person."""

import datetime
import re
from dataclasses import dataclass

from boards import partial_dates
from workplan.scoring import Matrix, level_words

TREATMENTS = {
    "reduce": ("reduce", "treat", "mitigate", "control", "manage"),
    "tolerate": ("tolerate", "accept", "retain"),
    "transfer": ("transfer", "share", "insure"),
    "avoid": ("avoid", "terminate", "remove", "eliminate"),
}
NUMBER = re.compile(r"\d+(?:\.\d+)?")
PAIR = re.compile(
    r"\b(?:l|likelihood)?\W{0,2}(\d{1,3})\s*(?:[x×*]|by)\s*(?:i|impact)?\W{0,2}(\d{1,3})\b"
    r"|\bl(?:ikelihood)?\W{0,2}(\d{1,3})\W{1,3}i(?:mpact)?\W{0,2}(\d{1,3})\b",
    re.IGNORECASE,
)
ILLUSTRATIVE = re.compile(r"\(?\billustrative\b\)?", re.IGNORECASE)
SHORT_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$")
LONGEST_CELL = 100  # of what is looked into


@dataclass(frozen=True)
class Rated:
    """What a cell says of a rating: as much of it as stands there."""

    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    words: str = ""  # "Amber", "High": in lower case
    is_illustrative: bool = False


def level_of(typed: str, names: tuple[str, ...], matrix: Matrix) -> int | None:
    """ "4", "Likely", "4 Likely", "Likely (4)", "4 / 5"; None for nothing."""
    if not typed:
        return None
    words = [text.split(" ", 1)[-1].casefold() for text in level_words(matrix, names)]
    numbers = [float(each) for each in NUMBER.findall(typed[:LONGEST_CELL])]
    letters = " ".join(re.findall(r"[a-z]+", typed[:LONGEST_CELL].casefold()))
    if numbers[1:] == [matrix.size] and letters in {"", "out of", "of"}:
        numbers, letters = numbers[:1], ""
    found = {int(each) if each.is_integer() else 0 for each in numbers}
    if letters in words:
        found.add(words.index(letters) + 1)
        letters = ""
    if len(found) > 1:
        raise ValueError(f"“{_shown(typed)}” says two things at once")
    if letters not in {"", "l", "i"} or not found:
        raise ValueError(
            f"“{_shown(typed)}” is no level of this board’s: "
            + ", ".join(level_words(matrix, names))
        )
    level = found.pop()
    if level not in matrix.levels:
        raise ValueError(
            f"“{_shown(typed)}” is not on this board’s matrix of 1 to {matrix.size}"
        )
    return level


def rated_in(typed: str) -> Rated:
    """A score, a band, a likelihood with an impact: "12", "Amber", "4 x 3 = 12", "L4 I3"."""
    is_illustrative = bool(ILLUSTRATIVE.search(typed))
    text = ILLUSTRATIVE.sub("", typed)[:LONGEST_CELL]
    likelihood = impact = None
    if pair := PAIR.search(text):
        likelihood, impact = (int(each) for each in pair.groups() if each)
        text = text[: pair.start()] + text[pair.end() :]
    numbers = NUMBER.findall(text)
    score = float(numbers[0]) if len(numbers) == 1 else None
    words = " ".join(re.findall(r"[^\W\d_]+", text.casefold()))
    return Rated(
        likelihood,
        impact,
        int(score) if score and score.is_integer() else None,
        words,
        is_illustrative,
    )


def band_contradicts(words: str, rating) -> bool:
    """Whether words such as "red", "amber medium" or "high" are not those of the rating's band."""
    said = set(words.split())
    return bool(said - {*rating.name.casefold().split(), rating.rag})


def treatment_of(typed: str) -> str:
    """Empty stays empty."""
    words = set(re.findall(r"[a-z]+", typed.casefold()))
    found = {name for name, known in TREATMENTS.items() if words & set(known)}
    if typed and len(found) != 1:
        raise ValueError(f"“{_shown(typed)}” is no treatment: taken as Reduce")
    return found.pop() if found else ""


def day_of(typed: str) -> tuple[datetime.date | None, str]:
    """The day, and what was guessed to get it."""
    text = re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", typed)
    if match := SHORT_DAY.match(text):
        day, month, year = match.groups()
        text = f"{day}/{month}/{year if len(year) == 4 else f'20{year}'}"
    try:
        kept = partial_dates.from_words(text)
    except ValueError:
        return None, f"“{_shown(typed)}” is not a date: no next review is set"
    if not kept:
        return None, ""
    date = partial_dates.PartialDate.parse(kept)
    if date.day:
        return date.first_day, ""
    day = date.last_day
    return day, f"No day for the next review: taken as {day.day} {day:%B %Y}"


def shortened(text: str, most: int) -> str:
    """Its first sentence if that is short enough, else as many whole words as fit."""
    sentence = re.match(r"(.+?[.!?;])\s", text, re.DOTALL)
    if sentence and len(sentence[1]) <= most:
        return sentence[1].rstrip(";.")
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def _shown(typed):
    return typed if len(typed) <= 40 else f"{typed[:39]}…"
