from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan.models import Plan, Priority, SubTheme

from .plan_life import YearField


class PlanForm(PlainWordsMixin, forms.ModelForm):
    """A new plan. Who keeps no plan but a group's is offered `groups` alone."""

    year = YearField(help_text="The financial year it is for, such as 2013-14")

    class Meta:
        model = Plan
        fields = ["title", "year", "kind", "group"]
        labels = {"group": "Sub-group it is of"}
        help_texts = {"group": "For a sub-group plan. Its chair may then keep it"}

    def __init__(self, *args, groups, is_of_a_group=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["group"].empty_label = "None: it is the board’s"
        if is_of_a_group:
            self.initial["kind"] = Plan.Kind.SUB_GROUP
            self.fields["kind"].disabled = True
            self.fields["kind"].widget = forms.HiddenInput()
            self.fields["group"].required = True
            self.fields["group"].empty_label = None
            self.fields["group"].help_text = ""

    def clean(self):
        cleaned = self.cleaned_data
        is_of_a_group = cleaned.get("kind") == Plan.Kind.SUB_GROUP
        if cleaned.get("group") and not is_of_a_group:
            self.add_error(
                "group", "Select no group, or make it a sub-group plan above"
            )
        elif is_of_a_group and not cleaned.get("group") and "group" not in self.errors:
            self.add_error("group", "Select the sub-group it is of")
        return cleaned


class PlanEditForm(PlainWordsMixin, forms.ModelForm):
    """A plan there is already. It is closed, and opened again, on pages of their own."""

    year = YearField(
        help_text="Months that name no year belong to it: another year gives its"
        " actions other dates"
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Plan
        fields = ["title", "year", "status"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [
            each for each in Plan.Status.choices if each[0] != Plan.Status.CLOSED
        ]
        self.fields["status"].choices = choices


class PriorityForm(PlainWordsMixin, forms.ModelForm):
    """A priority of `plan`. That of a sub-group's plan may support the board's."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Priority
        fields = [
            "code",
            "title",
            "range_text",
            "kind",
            "statement",
            "outcomes",
            "links_text",
            "supports",
            "footnotes",
        ]
        help_texts = {
            "code": "As printed, such as 1 or TP 1",
            "range_text": "The actions it covers, such as (1.1-1.3), if you print that",
            "statement": "What it is for, if you say so under its title",
        }
        widgets = {
            "code": forms.TextInput(attrs={"class": "govuk-input--width-5"}),
            "range_text": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
            "statement": forms.Textarea(attrs={"rows": 3}),
            "outcomes": forms.Textarea(attrs={"rows": 3}),
            "links_text": forms.Textarea(attrs={"rows": 3}),
            "footnotes": forms.Textarea(attrs={"rows": 2}),
            "supports": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Not said"), *Priority.Kind.choices]
        if plan.kind == Plan.Kind.SUB_GROUP:
            supportable = Priority.objects.of_the_board(plan.board)
            self.fields["supports"].queryset = supportable
            self.fields["supports"].label = "Priorities of the board it supports"
        else:
            del self.fields["supports"]


class SubThemeForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SubTheme
        fields = ["title", "range_text"]
        widgets = {
            "range_text": forms.TextInput(attrs={"class": "govuk-input--width-10"})
        }
