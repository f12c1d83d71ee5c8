import django_filters as filters
from django import forms
from django.db.models import Q
from django.utils import timezone

from boards import years
from boards.forms.fields import DAY
from boards.models import Agency, Group, Meeting, Role, Seat


class SeatFilter(filters.FilterSet):
    """
    Narrow the members, and say when: on a day, or through a financial year.

    Vacancies are those of the last day asked about.
    """

    as_at = filters.DateFilter(
        label="As at", method="unchanged", widget=forms.DateInput(attrs=DAY)
    )
    year = filters.ChoiceFilter(
        label="Through the year", empty_label="One day only", method="unchanged"
    )
    words = filters.CharFilter(label="Words", method="holding")
    member_class = filters.ChoiceFilter(
        label="Class of member",
        empty_label="Every class",
        choices=Seat.MemberClass.choices,
    )
    agency = filters.ModelChoiceFilter(
        queryset=Agency.objects.none(), empty_label="Any agency"
    )
    state = filters.ChoiceFilter(
        label="Held or vacant",
        empty_label="Held and vacant",
        choices=[("held", "Held"), ("vacant", "Vacant")],
        method="in_state",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.filters["agency"].queryset = board.agencies.filter(
            pk__in=board.seats.values("agency")
        )
        self.filters["year"].extra["choices"] = [
            (f"{year}", years.year_in_words(year))
            for year in range(board.current_year, board.current_year - 8, -1)
        ]

    @property
    def chosen(self):
        return self.form.cleaned_data if self.form.is_valid() else {}

    @property
    def period(self):
        """First and last day asked about: today, unless a day or a year is."""
        if year := self.chosen.get("year"):
            return self.board.year_dates(int(year))
        day = self.chosen.get("as_at") or self.board.today
        return day, day

    def unchanged(self, queryset, name, value):
        return queryset

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def in_state(self, queryset, name, value):
        last = self.period[1]
        vacant = queryset.vacant_on(last)
        if value == "vacant":
            return vacant
        return queryset.there_on(last).exclude(pk__in=vacant.values("pk"))


class EndingFilter(filters.FilterSet):
    """Of agencies or groups: those that go on, unless those that have ended are asked for."""

    words = filters.CharFilter(label="Words", method="holding")
    state = filters.ChoiceFilter(
        label="Ended or not",
        empty_label="Current",
        choices=[("ended", "Ended"), ("all", "Current and ended")],
        method="in_state",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data["state"]:
            queryset = queryset.current(self.board.today)
        return super().filter_queryset(queryset)

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def in_state(self, queryset, name, value):
        return queryset.ended_by(self.board.today) if value == "ended" else queryset


class AgencyFilter(EndingFilter):
    kind = filters.ChoiceFilter(empty_label="Any kind", choices=Agency.Kind.choices)
    is_under_section_11 = filters.ChoiceFilter(
        label="Section 11",
        empty_label="Under it or not",
        choices=[("True", "Under Section 11"), ("False", "Not under it")],
    )


class GrantFilter(filters.FilterSet):
    words = filters.CharFilter(label="Name or e-mail address", method="holding")
    role = filters.ChoiceFilter(empty_label="Any role", choices=Role.choices)
    state = filters.ChoiceFilter(
        label="In force or not",
        empty_label="In force or to come",
        choices=[("all", "Ended too")],
        method="unchanged",
    )

    def filter_queryset(self, queryset):
        if not self.form.cleaned_data["state"]:
            queryset = queryset.not_over_before(timezone.localdate())
        return super().filter_queryset(queryset)

    def unchanged(self, queryset, name, value):
        return queryset

    def holding(self, queryset, name, value):
        return queryset.filter(
            Q(user__name__icontains=value) | Q(user__email__icontains=value)
        )


class GroupFilter(EndingFilter):
    kind = filters.ChoiceFilter(empty_label="Any kind", choices=Group.Kind.choices)
    is_external = filters.ChoiceFilter(
        label="Whose",
        empty_label="The board's own and external",
        choices=[("False", "The board's own"), ("True", "External")],
    )
    reports = filters.ChoiceFilter(
        label="Reports to the board",
        empty_label="However often",
        choices=Group.Reports.choices,
    )


class MeetingFilter(filters.FilterSet):
    group = filters.ModelChoiceFilter(
        label="Meetings of", queryset=Group.objects.none(), empty_label="Every group"
    )
    kind = filters.ChoiceFilter(empty_label="Every kind", choices=Meeting.Kind.choices)
    year = filters.ChoiceFilter(
        label="Year", empty_label="Every year", method="in_year"
    )
    status = filters.ChoiceFilter(
        empty_label="Any status", choices=Meeting.Status.choices
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.filters["group"].queryset = board.groups.in_printed_order()
        self.filters["year"].extra["choices"] = [
            (f"{year}", years.year_in_words(year))
            for year in range(board.current_year + 1, board.current_year - 8, -1)
        ]

    def in_year(self, queryset, name, value):
        return queryset.in_year(self.board, int(value))
