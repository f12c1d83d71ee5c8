"""How the registers of policies and of engagement are narrowed."""

import django_filters as filters

from boards import years
from boards.models import Engagement, Policy


class PolicyFilter(filters.FilterSet):
    words = filters.CharFilter(label="Words", method="holding")
    kind = filters.ChoiceFilter(empty_label="Any kind", choices=Policy.Kind.choices)
    source = filters.ChoiceFilter(
        empty_label="Local and regional", choices=Policy.Source.choices
    )
    status = filters.ChoiceFilter(
        empty_label="Any status", choices=Policy.Status.choices
    )
    review = filters.ChoiceFilter(
        label="Review",
        empty_label="Due or not",
        choices=[("overdue", "Overdue")],
        method="overdue",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def overdue(self, queryset, name, value):
        return queryset.review_overdue(self.board.today)


class EngagementFilter(filters.FilterSet):
    words = filters.CharFilter(label="Words", method="holding")
    year = filters.ChoiceFilter(
        label="Year", empty_label="Every year", method="in_year"
    )
    kind = filters.ChoiceFilter(empty_label="Any kind", choices=Engagement.Kind.choices)
    audience = filters.ChoiceFilter(
        label="Mainly for",
        empty_label="Anybody",
        choices=Engagement.Audience.choices,
    )
    outcome = filters.ChoiceFilter(
        label="What changed",
        empty_label="Recorded or not",
        choices=[("changed", "Something changed")],
        method="with_outcome",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.filters["year"].extra["choices"] = [
            (f"{year}", years.year_in_words(year))
            for year in range(board.current_year, board.current_year - 8, -1)
        ]

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def in_year(self, queryset, name, value):
        return queryset.between(*self.board.year_dates(int(value)))

    def with_outcome(self, queryset, name, value):
        return queryset.changing_something()
