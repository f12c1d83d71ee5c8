from django import forms

from boards.models import Agency
from lscb.ui.forms import PlainWordsMixin

from .fields import PartialDateField, version_field


class AgencyFactsForm(PlainWordsMixin, forms.Form):
    kind = forms.ChoiceField(choices=Agency.Kind.choices)
    is_under_section_11 = forms.BooleanField(
        label="Under Section 11: owes the board a return", required=False
    )
    chief_officer = forms.CharField(
        required=False, max_length=150, help_text="The post, not the person"
    )
    organisation_code = forms.CharField(
        required=False,
        max_length=30,
        help_text="A code that other boards know it by too, such as an NHS organisation code. Leave empty if there is none.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def clean_organisation_code(self):
        return self.cleaned_data["organisation_code"].strip().upper()


class AgencyAddForm(AgencyFactsForm):
    name = forms.CharField(max_length=150, label="Name of the agency")

    field_order = ["name"]


class AgencyEditForm(AgencyFactsForm):
    version = version_field()


class AgencyEndForm(PlainWordsMixin, forms.Form):
    needs_board = True

    ended = PartialDateField(
        label="Last day or month of the agency",
        help_text="Such as 31 March 2013 or March 2013. Leave empty if it goes on after all.",
    )
    merged_into = forms.ModelChoiceField(
        label="Became part of",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="No other agency",
    )
    version = version_field()

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["merged_into"].queryset = board.agencies.order_by("name")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("merged_into") and cleaned.get("ended") == "":
            self.add_error("ended", "Enter when it became part of the other agency")
        return cleaned
