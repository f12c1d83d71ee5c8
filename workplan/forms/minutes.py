from django import forms

from lscb.ui.forms import PlainWordsMixin


class MinuteForm(PlainWordsMixin, forms.Form):
    minute = forms.CharField(
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    decision = forms.CharField(
        label="Decision",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        """One kind of line end, so that words saved by typing and by button are the same."""
        cleaned = super().clean()
        for name in ("minute", "decision"):
            cleaned[name] = cleaned.get(name, "").replace("\r\n", "\n")
        return cleaned


class GiveOutForm(PlainWordsMixin, forms.Form):
    """An action as a meeting gives it out."""

    text = forms.CharField(
        label="What is to be done?",
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is to be done"},
    )
    leads_text = forms.CharField(
        label="Who leads it?",
        required=False,
        max_length=500,
        help_text="Posts, groups or agencies, with semicolons between them",
    )
    timing_text = forms.CharField(
        label="By when?",
        required=False,
        max_length=200,
        help_text="Such as By September 2013",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
    report_back_text = forms.CharField(
        label="Report to which meeting?",
        required=False,
        max_length=200,
        help_text="Such as September 2013. Its agenda will ask for the report.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )
