from django import forms

from boards import partial_dates

HINT = "Such as 14 March 2013, March 2013 or 2013"
DAY = {"type": "date", "class": "govuk-input--width-10"}


class PartialDateField(forms.CharField):
    """A date as exactly as it is known, typed as people write it: "March 2013"."""

    def __init__(self, **options):
        options.setdefault("required", False)
        options["help_text"] = options.get("help_text") or HINT
        # Longer than what is stored: "14 September 2013" is kept as "2013-09-14".
        options["max_length"] = 40
        options["widget"] = forms.TextInput(attrs={"class": "govuk-input--width-10"})
        super().__init__(**options)

    def prepare_value(self, value):
        if value and partial_dates.PATTERN.match(str(value)):
            try:
                return partial_dates.in_words(value)
            except ValueError:
                pass  # typed so, and shown again as typed
        return value

    def clean(self, value):
        text = super().clean(value)
        try:
            return partial_dates.from_words(text)
        except ValueError:
            thing = str(self.label or "date")
            raise forms.ValidationError(
                f"Enter “{thing[:1].lower()}{thing[1:]}” as a date such as 14 March 2013,"
                " March 2013 or 2013"
            ) from None


class LinesField(forms.CharField):
    """A list, typed one to a line. Empty lines, and spaces at the ends, are left out."""

    def __init__(self, *, rows=6, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value):
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return "\n".join(line for line in lines if line)


def words_field(*, rows=4, most=4000, **options):
    """Room for a few sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(required=False, max_length=most, widget=widget, **options)


def day_field(**options):
    """An exact day, picked from a calendar where the browser has one."""
    widget = forms.DateInput(attrs=DAY, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **options)


def version_field():
    return forms.IntegerField(widget=forms.HiddenInput)
