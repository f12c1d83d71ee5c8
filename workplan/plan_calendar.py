"""The year a plan is for, which gives a year to a month, a season or a quarter without one. Pure."""

import calendar
import datetime
from dataclasses import dataclass

from boards import years


@dataclass(frozen=True)
class PlanCalendar:
    year: int
    start_month: int = 4

    @property
    def first_day(self) -> datetime.date:
        return self.year_dates(self.year)[0]

    def year_dates(self, year: int) -> tuple[datetime.date, datetime.date]:
        """First and last day of the board's year that begins in `year`."""
        return (
            years.first_day(year, start_month=self.start_month),
            years.last_day(year, start_month=self.start_month),
        )

    def year_of(self, month: int, *, in_year: int | None = None) -> int:
        """The calendar year of a month of the plan's year, or of the year named."""
        year = self.year if in_year is None else in_year
        return year if month >= self.start_month else year + 1

    def holds(self, year: int, month: int) -> bool:
        return self.year_of(month) == year

    def quarter(self, number: int, year: int) -> tuple[datetime.date, datetime.date]:
        """First and last day of a quarter of the board's year, 1 to 4."""
        months = self.start_month - 1 + 3 * (number - 1)
        first = datetime.date(year + months // 12, months % 12 + 1, 1)
        months += 2
        return first, end_of_month(year + months // 12, months % 12 + 1)


def end_of_month(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def whole_month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, month, 1), end_of_month(year, month)
