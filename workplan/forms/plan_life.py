"""A plan that runs on, and what becomes of its unfinished actions."""

from django import forms

from boards import years
from boards.forms.fields import day_field, version_field, words_field
from lscb.ui.forms import PlainWordsMixin
from workplan.models import Action, Plan


class YearField(forms.CharField):
    """A financial year as people write it: "2013-14". The value is the year it starts in."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"class": "govuk-input--width-10"})
        super().__init__(max_length=9, widget=widget, **options)

    def prepare_value(self, value):
        return years.year_in_words(value) if isinstance(value, int) else value

    def clean(self, value):
        words = super().clean(value)
        if not words:
            return None
        try:
            return years.year_from_words(words)
        except ValueError as error:
            raise forms.ValidationError(f"{error}") from None


class RollOverForm(PlainWordsMixin, forms.Form):
    end_year = YearField(
        label="Last year it now runs to", help_text="A financial year, such as 2014-15"
    )
    reason = forms.CharField(
        label="Why it runs on", widget=forms.Textarea(attrs={"rows": 4})
    )
    ratified_by = forms.CharField(
        label="Body that ratified it",
        max_length=150,
        help_text="Such as the board, or its executive",
    )
    ratified_on = day_field(label="When, if that is known", required=False)
    version = version_field()


class VersionForm(forms.Form):
    version = version_field()


class CarryForwardForm(PlainWordsMixin, forms.Form):
    """
    Which unfinished actions go where. `plans` are those they may go to; a new one may be made.
    """

    actions = forms.ModelMultipleChoiceField(
        queryset=Action.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the actions to carry forward"},
    )
    to_plan = forms.ModelChoiceField(
        label="Where to",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="A new plan, named below",
    )
    new_title = forms.CharField(
        label="Name of the new plan", required=False, max_length=150
    )
    new_year = YearField(
        label="Its year", required=False, help_text="A financial year, such as 2014-15"
    )
    keeps_dates = forms.TypedChoiceField(
        label="Their dates and meetings",
        choices=[
            ("keep", "Keep them as they are typed"),
            ("leave", "Leave them empty, to be set in the new plan"),
        ],
        coerce=lambda value: value == "keep",
        widget=forms.RadioSelect,
        initial="keep",
    )
    reason = words_field(
        label="Why they are carried forward",
        help_text="Stands with each of the old actions",
    )
    is_closing = forms.BooleanField(
        label="Close the old plan, too. What is not carried forward stays in it, unfinished",
        required=False,
    )
    version = version_field()

    def __init__(self, *args, actions, plans, is_closed, **kwargs):
        super().__init__(*args, **kwargs)
        if is_closed:
            del self.fields["is_closing"]
        self.fields["actions"].queryset = actions
        self.fields["to_plan"].queryset = plans
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = (
            "Say why the actions are carried forward"
        )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("to_plan"):
            if not cleaned.get("new_title"):
                self.add_error("new_title", "Enter the name of the new plan")
            if not cleaned.get("new_year") and "new_year" not in self.errors:
                self.add_error("new_year", "Enter the year of the new plan")
        return cleaned
