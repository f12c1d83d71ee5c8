import django_filters as filters
from django import forms

from workplan.scoring import matrix_of


class RiskFilter(filters.FilterSet):
    """
    Narrow the risk register. Nothing chosen means the open risks.

    Categories and agencies are offered only where a risk this reader may see has them.
    """

    CELL = ("likelihood", "impact")

    words = filters.CharFilter(label="Words", method="holding")
    rating = filters.ChoiceFilter(
        label="Rating", empty_label="Any rating", method="rated"
    )
    category = filters.ChoiceFilter(empty_label="Any category")
    lead_agency = filters.ChoiceFilter(empty_label="Any agency")
    state = filters.ChoiceFilter(
        label="Open or closed",
        empty_label="Open",
        choices=[("closed", "Closed"), ("all", "Open and closed")],
        method="in_state",
    )
    likelihood = filters.NumberFilter(
        field_name="current_likelihood", widget=forms.HiddenInput
    )
    impact = filters.NumberFilter(field_name="current_impact", widget=forms.HiddenInput)

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        seen = self.queryset.order_by().values_list(
            "category", "lead_agency__name", "lead_agency"
        )
        found = set(seen)
        self._offer("category", sorted({(name, name) for name, *_ in found if name}))
        agencies = sorted({(name, pk) for _, name, pk in found if pk})
        self._offer("lead_agency", [(f"{pk}", name) for name, pk in agencies])
        bands = reversed(matrix_of(board).bands)
        self._offer("rating", [(band.name, band.words) for band in bands])

    def _offer(self, name, choices):
        self.filters[name].extra["choices"] = choices

    def filter_queryset(self, queryset):
        return self._narrowed(queryset, self.form.cleaned_data)

    def outside_the_cell(self):
        """With every filter but the heat map's own cell: what the map counts."""
        if not self.form.is_valid():
            return self.queryset.none()
        chosen = self.form.cleaned_data
        return self._narrowed(
            self.queryset,
            {name: chosen[name] for name in chosen if name not in self.CELL},
        )

    def _narrowed(self, queryset, chosen):
        if not chosen["state"]:
            queryset = queryset.open()
        for name, value in chosen.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    def holding(self, queryset, name, value):
        return queryset.holding(value)

    def rated(self, queryset, name, value):
        return queryset.rated(value)

    def in_state(self, queryset, name, value):
        return queryset.closed() if value == "closed" else queryset
