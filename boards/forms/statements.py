import re

from django import forms

from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, PartialDateField, version_field, words_field

YEARS = range(1989, 2101)


class StatementForm(PlainWordsMixin, forms.Form):
    title = forms.CharField(
        max_length=200, help_text="Such as Principles of supervision"
    )
    principles = LinesField(
        rows=12,
        max_length=10_000,
        help_text="One in each line, in their order. They are numbered on the page.",
    )
    adopted = PartialDateField(label="Adopted")
    checked_years = forms.CharField(
        label="Years in which agencies were checked against it",
        required=False,
        max_length=200,
        help_text="Such as 2009, 2011, 2012",
    )
    note = words_field(help_text="Where it comes from and how it is used")

    def clean_checked_years(self):
        typed = re.split(r"[\s,;]+", self.cleaned_data["checked_years"].strip(" ,;"))
        years = [word for word in typed if word]
        for word in years:
            if not re.fullmatch(r"[0-9]{4}", word) or int(word) not in YEARS:
                raise forms.ValidationError(
                    f"Enter “{word}” as a year of four figures, such as 2012"
                )
        return ", ".join(sorted(set(years)))


class StatementEditForm(StatementForm):
    version = version_field()
