import django_filters as filters

from boards import years
from boards.models import Agency
from workplan.models import Challenge


class ChallengeFilter(filters.FilterSet):
    """
    Narrow the challenge log. Agencies and years are offered only where a challenge that this
    reader may see has them.
    """

    NOT_CLOSED = ("not_closed", "Not closed")

    words = filters.CharFilter(label="Words", method="holding")
    state = filters.ChoiceFilter(
        label="State",
        empty_label="Any state",
        choices=[NOT_CLOSED, *Challenge.State.choices],
        method="in_state",
    )
    response = filters.ChoiceFilter(
        label="Response",
        empty_label="Due or not",
        choices=[("overdue", "Overdue")],
        method="awaited",
    )
    impact = filters.ChoiceFilter(
        label="Impact",
        empty_label="Recorded or not",
        choices=[("none", "Not recorded")],
        method="lacking_impact",
    )
    direction = filters.ChoiceFilter(
        label="Direction",
        empty_label="From and to agencies",
        choices=[("to", "To agencies"), ("from", "From agencies")],
        method="going",
    )
    agency = filters.ModelChoiceFilter(
        label="Agency",
        queryset=Agency.objects.none(),
        empty_label="Any agency",
        method="of_agency",
    )
    year = filters.ChoiceFilter(
        label="Raised in", empty_label="Every year", method="in_year"
    )

    class Meta:
        model = Challenge
        fields = []

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        seen = self.queryset.order_by().values("pk")
        agencies = board.agencies
        self.filters["agency"].queryset = (
            agencies.filter(challenges_made__in=seen)
            | agencies.filter(challenges_received__in=seen)
        ).distinct()
        self.filters["year"].extra["choices"] = [
            (f"{year}", years.year_in_words(year))
            for year in range(board.current_year, board.current_year - 8, -1)
        ]

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def in_state(self, queryset, name, value):
        if value == self.NOT_CLOSED[0]:
            return queryset.not_closed()
        return queryset.filter(state=value)

    def awaited(self, queryset, name, value):
        return queryset.response_overdue(on=self.board.today)

    def lacking_impact(self, queryset, name, value):
        return queryset.without_impact()

    def going(self, queryset, name, value):
        if value == "to":
            return queryset.to_agencies_of_the_board()
        return queryset.from_agencies()

    def of_agency(self, queryset, name, value):
        return queryset.with_agency(value)

    def in_year(self, queryset, name, value):
        return queryset.raised_between(*self.board.year_dates(int(value)))
