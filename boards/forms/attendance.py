from django import forms

from boards.models import Attendance
from lscb.ui.forms import PlainWordsMixin

from .fields import day_field


class MarksForm(PlainWordsMixin, forms.Form):
    """A set of radios for each member, and beside it what was marked when the page was shown."""

    def __init__(self, *args, members, marks, **kwargs):
        super().__init__(*args, **kwargs)
        for member in members:
            now = marks.get(member.pk, "")
            self.fields[f"mark_{member.pk}"] = forms.ChoiceField(
                label=member.printed_name,
                choices=[("", "Not marked"), *Attendance.Mark.choices],
                required=False,
                initial=now,
                widget=forms.RadioSelect,
            )
            self.fields[f"was_{member.pk}"] = forms.CharField(
                required=False, initial=now, widget=forms.HiddenInput
            )

    @property
    def lines(self):
        """(the radios, what was marked) for each member."""
        return [
            (self[name], self[name.replace("mark_", "was_")])
            for name in self.fields
            if name.startswith("mark_")
        ]


class PeriodForm(PlainWordsMixin, forms.Form):
    first = day_field(label="From")
    last = day_field(label="Until")

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Enter a day that is not before the first")
        return cleaned
