from django import forms

from boards import years
from lscb.ui.forms import PlainWordsMixin
from workplan.models import Plan, Priority, SubTheme


class PlanForm(PlainWordsMixin, forms.ModelForm):
    year = forms.CharField(
        max_length=9,
        help_text="The financial year it is for, such as 2013-14",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    class Meta:
        model = Plan
        fields = ["title", "year", "kind"]

    def clean_year(self):
        try:
            return years.year_from_words(self.cleaned_data["year"])
        except ValueError as error:
            raise forms.ValidationError(f"{error}") from None


class PriorityForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Priority
        fields = ["code", "title", "range_text", "statement"]
        help_texts = {
            "code": "As printed, such as 1 or TP 1",
            "range_text": "The actions it covers, such as (1.1-1.3), if you print that",
            "statement": "What it is for, if you say so under its title",
        }
        widgets = {
            "code": forms.TextInput(attrs={"class": "govuk-input--width-5"}),
            "range_text": forms.TextInput(attrs={"class": "govuk-input--width-10"}),
            "statement": forms.Textarea(attrs={"rows": 3}),
        }


class SubThemeForm(PlainWordsMixin, forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SubTheme
        fields = ["title", "range_text"]
        widgets = {
            "range_text": forms.TextInput(attrs={"class": "govuk-input--width-10"})
        }
