from django import forms

from boards import meeting_calendar as calendar
from boards import years
from boards.models import Group, Meeting
from lscb.ui.forms import PlainWordsMixin

from .fields import day_field, version_field, words_field

NARROW = {"class": "govuk-input--width-5"}


def time_field(**options):
    widget = forms.TimeInput(attrs={"type": "time", **NARROW}, format="%H:%M")
    return forms.TimeField(widget=widget, required=False, **options)


class TimesMixin:
    """A start and an end of one day."""

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends_at and not starts_at and "starts_at" not in self.errors:
            self.add_error(
                "starts_at", "Enter when it starts, or leave out when it ends"
            )
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Enter an end after the start")
        return cleaned


class MeetingForm(TimesMixin, PlainWordsMixin, forms.Form):
    kind = forms.ChoiceField(choices=Meeting.Kind.choices)
    title = forms.CharField(
        required=False,
        max_length=150,
        help_text="Only where it has one of its own, such as Annual Stakeholders’ Event",
    )
    held_on = day_field(label="Date")
    starts_at = time_field(label="Starts at")
    ends_at = time_field(label="Ends at")
    place = forms.CharField(required=False, max_length=200)
    notes = words_field()


class MeetingAddForm(MeetingForm):
    group = forms.ModelChoiceField(label="Meeting of", queryset=Group.objects.none())

    field_order = ["group"]

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups


class MeetingEditForm(MeetingForm):
    version = version_field()


class CancelForm(PlainWordsMixin, forms.Form):
    reason = forms.CharField(
        label="Why is it cancelled?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is cancelled"},
    )
    version = version_field()


class AgreeMinutesForm(PlainWordsMixin, forms.Form):
    agreed_in = forms.ModelChoiceField(
        label="Agreed at",
        queryset=Meeting.objects.none(),
        error_messages={"required": "Select the meeting that agreed the minutes"},
    )
    version = version_field()

    def __init__(self, *args, later, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed_in"].queryset = later


class NumbersForm(PlainWordsMixin, forms.Form):
    attended_count = forms.IntegerField(
        label="How many people came?",
        min_value=0,
        max_value=100_000,
        widget=forms.NumberInput(attrs=NARROW),
    )
    version = version_field()


class PledgeForm(PlainWordsMixin, forms.Form):
    words = forms.CharField(
        label="What was pledged?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what was pledged"},
    )
    made_by = forms.CharField(
        label="By whom",
        required=False,
        max_length=200,
        help_text="A post or an agency, not a person’s name",
    )
    outcome = words_field(
        label="What came of it", help_text="Leave empty until it is known"
    )


class PledgeEditForm(PledgeForm):
    version = version_field()


class CalendarForm(TimesMixin, PlainWordsMixin, forms.Form):
    """How often and when a group meets in a year."""

    group = forms.ModelChoiceField(label="Meetings of", queryset=Group.objects.none())
    kind = forms.ChoiceField(choices=Meeting.Kind.choices)
    year = forms.TypedChoiceField(coerce=int)
    every = forms.TypedChoiceField(
        label="How often", coerce=int, choices=calendar.EVERY, initial=3
    )
    first_month = forms.TypedChoiceField(
        label="First in", coerce=int, choices=calendar.MONTHS, initial=6
    )
    nth = forms.TypedChoiceField(
        label="Which one of the month", coerce=int, choices=calendar.NTH, initial=2
    )
    weekday = forms.TypedChoiceField(
        label="Day of the week", coerce=int, choices=calendar.WEEKDAYS, initial=2
    )
    starts_at = time_field(label="Starts at")
    ends_at = time_field(label="Ends at")
    place = forms.CharField(required=False, max_length=200)

    def __init__(self, *args, groups, current_year, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups
        self.fields["year"].choices = [
            (year, years.year_in_words(year))
            for year in range(current_year - 2, current_year + 4)
        ]
        self.fields["year"].initial = current_year

    @property
    def pattern(self):
        names = ("every", "first_month", "nth", "weekday")
        return calendar.Pattern(**{name: self.cleaned_data[name] for name in names})


class DayForm(PlainWordsMixin, forms.Form):
    """One day of the preview: kept, corrected or left out."""

    day = day_field(required=False)
    is_wanted = forms.BooleanField(label="Plan it", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["class"] = "govuk-input govuk-input--width-10"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_wanted") and not cleaned.get("day") and not self.errors:
            self.add_error("day", "Enter the day, or untick it")
        return cleaned


DaysFormSet = forms.formset_factory(DayForm, extra=0, max_num=24, absolute_max=24)
