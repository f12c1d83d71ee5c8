from django import forms

from boards.meeting_calendar import MONTHS
from boards.models import Agency
from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, version_field

USUAL_START = (
    "Welcome and apologies\nDeclarations of interest\nMinutes of the last meeting"
)
USUAL_END = "Any other business\nDate of the next meeting"
USUAL_REPORTS = [
    "Child Death Overview Panel: annual report",
    "Public protection arrangements (MAPPA): annual report",
    "Risk assessment conferences (MARAC): annual report",
    "Private fostering: annual report",
    "Independent reviewing officers: annual report",
    "Local authority designated officer (LADO): annual report",
    "Complaints: annual report",
]
NARROW = {"class": "govuk-input--width-3"}


class MeetingRulesForm(PlainWordsMixin, forms.Form):
    opening = LinesField(
        label="At the start of every agenda",
        required=False,
        max_length=3000,
        help_text="One item on each line. Matters arising come by themselves.",
    )
    closing = LinesField(
        label="At the end of every agenda", rows=4, required=False, max_length=3000
    )
    least_seats = forms.IntegerField(
        label="Quorum: at least this many members",
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs=NARROW),
        help_text="Leave empty where the quorum is a share",
    )
    least_percentage = forms.IntegerField(
        label="Quorum: this share of the members expected (%)",
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.NumberInput(attrs=NARROW),
    )
    agencies = forms.ModelMultipleChoiceField(
        label="Agencies without which there is no quorum",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_deputy_counted = forms.BooleanField(
        label="A deputy counts towards the quorum", required=False
    )
    version = version_field()

    def __init__(self, *args, group, **kwargs):
        super().__init__(*args, **kwargs)
        sitting = group.counted_members().order_by().values("agency")
        agencies = group.board.agencies.filter(pk__in=sitting)
        self.fields["agencies"].queryset = agencies.order_by("name")


class ExpectedReportForm(PlainWordsMixin, forms.Form):
    """One line of what others owe the board every year; without a month it is not expected."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label="Report", required=False, max_length=200)
    presenter = forms.CharField(label="Who brings it", required=False, max_length=250)
    month = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Not expected"), *MONTHS],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["class"] = "govuk-input"
        self.fields["presenter"].widget.attrs["class"] = "govuk-input"
        self.fields["month"].widget.attrs["class"] = "govuk-select"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("month") and not cleaned.get("title") and not self.errors:
            self.add_error("title", "Enter what report it is")
        return cleaned


class BaseExpectedReports(forms.BaseFormSet):
    def clean(self):
        titles = set()
        for form in self.forms:
            said = getattr(form, "cleaned_data", {})
            title = said.get("title", "").lower()
            if said.get("month") and title in titles:
                form.add_error("title", "This report is in the list twice")
            titles.add(title)


ExpectedReports = forms.formset_factory(
    ExpectedReportForm,
    formset=BaseExpectedReports,
    extra=0,
    max_num=60,
    absolute_max=60,
)
