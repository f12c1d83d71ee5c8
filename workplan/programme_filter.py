import datetime

import django_filters as filters

from workplan.models import Action, ActionLead, Rag

SOON = datetime.timedelta(days=30)


class ProgrammeFilter(filters.FilterSet):
    """
    Narrow the work programme. Leads and meetings are offered only where the plan has them.

    A rating is the one shown, which may be the system's suggestion: `keeps` tells.
    """

    DUE = (
        ("overdue", "Overdue"),
        ("soon", "Due in the next 30 days"),
        ("none", "No date"),
    )

    words = filters.CharFilter(label="Words", method="containing")
    lead = filters.ChoiceFilter(label="Lead", empty_label="Anyone", method="led_as")
    group = filters.ChoiceFilter(
        label="Led by a group", empty_label="Any group, or none", method="led_by"
    )
    rag = filters.ChoiceFilter(
        label="RAG",
        empty_label="Any rating",
        choices=Rag.choices,
        method="left_to_keeps",
    )
    due = filters.ChoiceFilter(
        label="Date for completion",
        empty_label="Any date",
        choices=DUE,
        method="due_then",
    )
    meeting = filters.ChoiceFilter(
        label="Report owed to", empty_label="Any meeting, or none", method="owed_to"
    )
    status = filters.ChoiceFilter(
        label="Progress", empty_label="Any status", choices=Action.Status.choices
    )

    class Meta:
        model = Action
        fields = []

    def __init__(self, *args, today, programme, **kwargs):
        super().__init__(*args, queryset=programme.actions(), **kwargs)
        self.today = today
        months = programme.report_months()
        self.filters["lead"].extra["choices"] = [
            (lead, lead) for lead in programme.leads()
        ]
        self.filters["group"].extra["choices"] = programme.groups()
        self.filters["meeting"].extra["choices"] = [
            (f"{month.year}-{month.month:02d}", f"{month.words} meeting")
            for month in months
        ]

    def containing(self, queryset, name, value):
        return queryset.containing(value)

    def led_as(self, queryset, name, value):
        return queryset.led_as(value)

    def led_by(self, queryset, name, value):
        leads = ActionLead.objects.filter(group=value)
        return queryset.filter(pk__in=leads.values("action"))

    def due_then(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(on=self.today)
        if value == "soon":
            return queryset.due_between(self.today, self.today + SOON)
        return queryset.without_date()

    def owed_to(self, queryset, name, value):
        year, month = value.split("-")
        return queryset.owed_to(int(year), int(month))

    def left_to_keeps(self, queryset, name, value):
        return queryset

    @property
    def is_narrowed(self):
        return self.form.is_valid() and any(self.form.cleaned_data.values())

    def keeps(self, row):
        """Whether a prepared row has the rating asked for."""
        wanted = self.form.cleaned_data.get("rag") if self.form.is_valid() else ""
        return not wanted or row.rag == wanted
