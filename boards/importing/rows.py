"""Rows of members as they were read, and what they are read against. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from boards import partial_dates, tenure

from .columns import TITLES


@dataclass(frozen=True)
class Row:
    """
    One row as it was read: `told` is what its cells say, `values` what is to be stored.

    It can be stored when it has no problems. One above the headings has only `words`.
    """

    number: int  # in the sheet
    told: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    words: str = ""

    @property
    def is_good(self) -> bool:
        return not self.problems

    @property
    def problem(self) -> str:
        return "; ".join(self.problems)

    @property
    def is_vacancy(self) -> bool:
        return self.is_good and not self.values["post"]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """(heading, words): as it will be stored, or as it was typed where it cannot be."""
        shown = {name: self.told.get(name, "") for name in TITLES}
        if self.is_good:
            shown |= {name: self.values[name] for name in ("seat", "post", "agency")}
            shown["member_class"] = self.values["member_class"].title()
            shown["is_deputy"] = "Yes" if self.values["is_deputy"] else ""
            for name in ("started", "ended"):
                shown[name] = partial_dates.in_words(self.values[name])
        return [(title, shown[name]) for name, title in TITLES.items()]


@dataclass(frozen=True)
class KnownSeat:
    name: str
    member_class: str
    agency: str = ""
    has_ended: bool = False
    holders: tuple[tenure.Holding, ...] = ()  # `of` is the post


@dataclass(frozen=True)
class Known:
    """What the record holds already. Agencies are known by their earlier names too."""

    seats: Sequence[KnownSeat] = ()
    agencies: Mapping[str, str] = field(
        default_factory=dict
    )  # any name: its present one
    emails: frozenset[str] = frozenset()
    appointments: frozenset[tuple] = frozenset()  # `key_of`


@dataclass(frozen=True)
class Reading:
    """Every row of the sheet, and the headings that mean nothing here."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    problem: str = ""  # with the sheet itself: nothing can be stored

    @property
    def good(self):
        return [row for row in self.rows if row.is_good]

    @property
    def set_aside(self):
        return [row for row in self.rows if not row.is_good]
