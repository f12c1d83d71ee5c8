"""The board's settings, a short form for each question."""

import calendar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from boards import colours
from boards.models import Board, Group
from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, version_field

MONTHS = [(number, calendar.month_name[number]) for number in range(1, 13)]
RATINGS = ("red", "amber", "green", "blue", "grey")
YES_NO = [("yes", "Yes"), ("no", "No")]


class WebsiteField(forms.CharField):
    """An address as it is printed: "www.example.org", without https://."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=200, **options)

    def clean(self, value):
        typed = super().clean(value).removeprefix("https://").rstrip("/")
        if typed:
            whole = typed if "://" in typed else f"https://{typed}"
            try:
                URLValidator(schemes=["http", "https"])(whole)
            except ValidationError:
                raise ValidationError(
                    "Enter a web address such as www.example.org"
                ) from None
        return typed


class ColourField(forms.CharField):
    """A colour as the board's guidelines write it: "#16548A", or without the #."""

    def __init__(self, **options):
        widget = forms.TextInput(
            attrs={"class": "govuk-input--width-10", "spellcheck": "false"}
        )
        super().__init__(max_length=20, widget=widget, **options)

    def to_python(self, value):
        typed = super().to_python(value).lower()
        return f"#{typed}" if typed and not typed.startswith("#") else typed


class IdentityForm(PlainWordsMixin, forms.Form):
    name = forms.CharField(max_length=150, label="Name of the board")
    short_name = forms.CharField(
        max_length=60, help_text="In the titles of pages and the names of files"
    )
    kind = forms.ChoiceField(
        label="Kind of board",
        choices=Board.Kind.choices,
        help_text="Some words differ: a partnership has a yearly report, an adults board self-audits",
    )
    area_name = forms.CharField(
        max_length=150,
        label="Area it serves",
        help_text="As the cover of the report names it",
    )
    local_authorities = LinesField(
        rows=3,
        required=False,
        max_length=1000,
        help_text="The councils of the area, one in each line. Printed on the cover where there are several.",
    )
    strapline = forms.CharField(
        required=False,
        max_length=150,
        help_text="Under the name at the top of each page, and on the cover",
    )
    website = WebsiteField(
        label="Website", help_text="At the foot of each page and of the cover"
    )
    procedures_website = WebsiteField(
        label="Website of the procedures", help_text="At the foot of the cover"
    )
    year_start_month = forms.TypedChoiceField(
        label="The year begins in",
        coerce=int,
        choices=MONTHS,
        help_text="Meetings and attendance are counted to years that begin then. Budgets and reports keep the year they were entered for.",
    )
    version = version_field()


class LookForm(PlainWordsMixin, forms.Form):
    colour = ColourField(
        label="Header colour",
        help_text="Such as #16548a. White words must be readable on it.",
        validators=[colours.check_header],
    )
    link_colour = ColourField(
        label="Link colour",
        help_text="Such as #1a65a6. It must be readable on white and on pale grey.",
        validators=[colours.check_link],
    )
    upload = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG or JPEG, up to 1 MB, in the version made for a white page. A new one takes the place of the one before.",
    )
    logo_alt = forms.CharField(
        label="What the logo shows, in words",
        required=False,
        max_length=150,
        help_text="For those who cannot see it, such as “Three hands around a house”",
    )
    is_logo_removed = forms.BooleanField(label="Show no logo", required=False)
    version = version_field()

    def __init__(self, *args, has_logo, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_logo = has_logo
        if not has_logo:
            del self.fields["is_logo_removed"]

    def clean(self):
        cleaned = super().clean()
        removed = cleaned.get("is_logo_removed")
        if removed and cleaned.get("upload"):
            self.add_error(
                "is_logo_removed", "Choose a new logo or show none, not both"
            )
        shown = cleaned.get("upload") or (self.has_logo and not removed)
        if shown and cleaned.get("logo_alt") == "":
            self.add_error("logo_alt", "Say in words what the logo shows")
        if not shown:
            cleaned["logo_alt"] = ""
        return cleaned


class AttendanceRuleForm(PlainWordsMixin, forms.Form):
    attendance_threshold = forms.IntegerField(
        label="Warn under this percentage",
        min_value=0,
        max_value=100,
        help_text="Bodies under it are listed on the home page and on the page of attendance",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    is_deputy_counted = forms.ChoiceField(
        label="Does a deputy count as attending?",
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": "Select whether a deputy counts as attending"},
    )
    is_every_meeting_counted = forms.ChoiceField(
        label="Which meetings are counted?",
        choices=[
            ("yes", "All that were held in the year"),
            ("no", "Those held while the seat was filled"),
        ],
        widget=forms.RadioSelect,
        help_text="A body that joined for the last of four meetings and came has 25% by the first rule and 100% by the second",
        error_messages={"required": "Select which meetings are counted"},
    )
    version = version_field()


class WordsForm(PlainWordsMixin, forms.Form):
    groups_report = forms.ChoiceField(
        label="How often sub-groups report",
        choices=Group.Reports.choices,
        help_text="What a new group is entered with. Each group can be set differently.",
    )
    highlight_reports_due_days_before = forms.IntegerField(
        label="Highlight reports are due how many days before the meeting?",
        min_value=0,
        max_value=60,
        help_text="Who writes them is reminded a week before, on the day, and three days later",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )
    version = version_field()

    field_order = [
        *(f"word_{rag}" for rag in RATINGS),
        "groups_report",
        "highlight_reports_due_days_before",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for rag in RATINGS:
            self.fields[f"word_{rag}"] = forms.CharField(
                label=f"Your words for {rag}", required=False, max_length=40
            )
        self.order_fields(self.field_order)
