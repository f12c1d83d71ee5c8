import datetime

import django_filters as filters

from boards.models import Agency, Group
from workplan.models import Action, ActionLead, ActionOrigin, Plan, Rag, ReportBack
from workplan.timing import Month

SOON = datetime.timedelta(days=30)


class RegisterFilter(filters.FilterSet):
    """
    Narrow the one register. Leads, agencies, plans and meetings are offered only where an
    action that this reader may see has them.
    """

    WHOSE = [("mine", "My actions")]
    DUE = [
        ("overdue", "Overdue"),
        ("soon", "Due in the next 30 days"),
        ("moved", "Moved at least once"),
        ("none", "No date"),
    ]
    OPEN = [("open", "Open")]
    NO_PLAN = ("none", "In no plan")
    OWED = ("any", "Any meeting to come or past")

    words = filters.CharFilter(label="Words", method="mentioning")
    whose = filters.ChoiceFilter(
        label="Whose",
        empty_label="Everybody’s",
        choices=WHOSE,
        method="of_the_reader",
    )
    status = filters.ChoiceFilter(
        label="Status",
        empty_label="Any status",
        choices=OPEN + Action.Status.choices,
        method="standing",
    )
    rag = filters.ChoiceFilter(
        label="RAG",
        empty_label="Any rating",
        choices=Rag.choices,
        field_name="shown_rag",
    )
    due = filters.ChoiceFilter(
        label="Date for completion",
        empty_label="Any date",
        choices=DUE,
        method="due_then",
    )
    lead = filters.ChoiceFilter(label="Lead", empty_label="Anyone", method="led_as")
    agency = filters.ModelChoiceFilter(
        label="Lead agency",
        queryset=Agency.objects.none(),
        empty_label="Any agency",
        method="led_by_agency",
    )
    group = filters.ModelChoiceFilter(
        label="Lead group",
        queryset=Group.objects.none(),
        empty_label="Any group",
        method="led_by_group",
    )
    plan = filters.ChoiceFilter(
        label="Plan", empty_label="Any plan, or none", method="of_plan"
    )
    origin = filters.ChoiceFilter(
        label="Comes from", empty_label="Anything", method="coming_from"
    )
    meeting = filters.ChoiceFilter(
        label="Report owed to", empty_label="Any meeting, or none", method="owed_to"
    )

    class Meta:
        model = Action
        fields = []

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person, self.board = person, person.board
        seen = self.queryset.order_by().values("pk")
        leads = ActionLead.objects.filter(action__in=seen)
        self._offer("lead", sorted({(words, words) for words in _texts(leads)}))
        self.filters["agency"].queryset = self.board.agencies.filter(
            pk__in=leads.values("agency")
        ) | self.board.agencies.filter(pk__in=leads.values("seat__agency"))
        self.filters["group"].queryset = Group.objects.filter(
            pk__in=leads.values("group")
        )
        plans = Plan.objects.filter(pk__in=self.queryset.order_by().values("plan"))
        self._offer(
            "plan",
            [
                self.NO_PLAN,
                *((f"{plan.pk}", plan.title) for plan in plans.newest_first()),
            ],
        )
        kinds = self._origins().filter(action__in=seen).values_list("kind")
        present = {kind for (kind,) in kinds.distinct()}
        self._offer(
            "origin",
            [pair for pair in ActionOrigin.Kind.choices if pair[0] in present],
        )
        owed = ReportBack.objects.filter(action__in=seen, state=ReportBack.State.DUE)
        months = owed.order_by("year", "month").values_list("year", "month").distinct()
        self._offer("meeting", [self.OWED, *map(_meeting, months)])

    def _offer(self, name, choices):
        self.filters[name].extra["choices"] = choices

    def _origins(self):
        return ActionOrigin.objects.visible_to(self.person)

    def mentioning(self, queryset, name, value):
        return queryset.mentioning(value, reader=self.person)

    def of_the_reader(self, queryset, name, value):
        return queryset.led_by(self.person)

    def standing(self, queryset, name, value):
        return queryset.open() if value == "open" else queryset.filter(status=value)

    def due_then(self, queryset, name, value):
        today = self.board.today
        if value == "overdue":
            return queryset.overdue(on=today)
        if value == "soon":
            return queryset.due_between(today, today + SOON)
        if value == "moved":
            return queryset.filter(due_moves__gt=0)
        return queryset.without_date()

    def led_as(self, queryset, name, value):
        return queryset.led_as(value)

    def led_by_agency(self, queryset, name, value):
        leads = ActionLead.objects.filter(agency=value) | ActionLead.objects.filter(
            seat__agency=value
        )
        return queryset.filter(pk__in=leads.values("action"))

    def led_by_group(self, queryset, name, value):
        leads = ActionLead.objects.filter(group=value)
        return queryset.filter(pk__in=leads.values("action"))

    def of_plan(self, queryset, name, value):
        return queryset.filter(plan=None if value == self.NO_PLAN[0] else value)

    def coming_from(self, queryset, name, value):
        origins = self._origins().filter(kind=value)
        return queryset.filter(pk__in=origins.values("action"))

    def owed_to(self, queryset, name, value):
        owed = ReportBack.objects.filter(state=ReportBack.State.DUE)
        if value != self.OWED[0]:
            year, month = value.split("-")
            owed = owed.filter(year=year, month=month)
        return queryset.filter(pk__in=owed.values("action"))


def _texts(leads):
    return leads.values_list("text", flat=True).distinct()


def _meeting(month):
    year, number = month
    return f"{year}-{number:02d}", f"{Month(year, number).words} meeting"
