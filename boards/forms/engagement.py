from django import forms

from boards import partial_dates
from boards.models import Engagement
from lscb.ui.forms import PlainWordsMixin

from .fields import PartialDateField, version_field, words_field


class EngagementForm(PlainWordsMixin, forms.Form):
    title = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=Engagement.Kind.choices)
    audience = forms.ChoiceField(
        label="Mainly for", choices=Engagement.Audience.choices
    )
    method = forms.CharField(
        required=False,
        max_length=200,
        help_text="Such as group discussion, survey, leaflet, web page",
    )
    started = PartialDateField(
        label="When, or from when",
        required=True,
        error_messages={"required": "Enter when it was, or from when"},
    )
    ended = PartialDateField(
        label="Until",
        help_text="Only for what lasted longer, such as a campaign from April 2012 to March 2013",
    )
    attended_count = forms.IntegerField(
        label="How many came or answered",
        required=False,
        min_value=0,
        max_value=1_000_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    heard = words_field(label="What was told and heard")
    changed = words_field(
        label="What changed",
        help_text="What the board or an agency did because of it. Leave empty while nothing has.",
    )

    def clean(self):
        cleaned = super().clean()
        dates = cleaned.get("started", ""), cleaned.get("ended", "")
        if partial_dates.ends_before_it_starts(*dates):
            self.add_error("ended", "Enter an end that is not before the start")
        return cleaned


class EngagementEditForm(EngagementForm):
    version = version_field()
