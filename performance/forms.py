from django import forms

from boards.models import Agency
from lscb.ui.forms import PlainWordsMixin

from .figures import read
from .models import Section11Return


class CorrectionForm(PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Figure as printed",
        max_length=20,
        help_text="As it was published: 1,039, 66.0, 41.9%, <5 or -",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    reason = forms.CharField(
        label="Reason for the correction",
        max_length=300,
        help_text="Kept in the history beside both figures",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_text(self):
        try:
            return read(self.cleaned_data["text"]).text
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None


class RoundForm(PlainWordsMixin, forms.Form):
    title = forms.CharField(
        max_length=150, help_text="For example: Section 11 audit, January 2014"
    )
    due_on = forms.DateField(
        label="Due date",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    agencies = forms.ModelMultipleChoiceField(
        label="Agencies to ask",
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one agency to ask"},
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.board = board
        self.fields["agencies"].queryset = board.agencies.order_by("name")
        self.fields["agencies"].initial = board.agencies.filter(
            is_under_section_11=True
        )

    def clean_title(self):
        title = self.cleaned_data["title"]
        if self.board.section_11_rounds.filter(title=title).exists():
            raise forms.ValidationError("There is a round of this title already")
        return title


class ReturnForm(PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Has the agency returned its audit?",
        choices=Section11Return.State.choices,
        widget=forms.RadioSelect,
    )
    returned_on = forms.DateField(
        label="Day it was received",
        required=False,
        help_text="Leave empty when it is not known",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean(self):
        cleaned = super().clean()
        is_returned = cleaned.get("state") == Section11Return.State.RETURNED
        if cleaned.get("returned_on") and not is_returned:
            self.add_error(
                "returned_on",
                "Remove the day, or say that the agency returned its audit",
            )
        return cleaned
