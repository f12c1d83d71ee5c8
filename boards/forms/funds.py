from django import forms
from django.forms import BaseFormSet, formset_factory

from boards import money, years
from boards.models import FundLine
from lscb.ui.forms import PlainWordsMixin

from .fields import version_field

BLANK_LINES = 3
MOST_LINES = 60
TYPED = {"class": "govuk-input", "inputmode": "decimal"}


class MoneyField(forms.CharField):
    """Pounds and pence, typed as people write them; None where it is left empty."""

    is_money = True

    def __init__(self, **options):
        super().__init__(max_length=20, widget=forms.TextInput(attrs=TYPED), **options)

    def prepare_value(self, value):
        return value if isinstance(value, str | None) else money.in_figures(value)

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return money.from_words(text)
        except ValueError as error:
            words = str(error)
        raise forms.ValidationError(f"{self.label}: {words}")


class FundForm(PlainWordsMixin, forms.Form):
    needs_board = True

    title = forms.CharField(
        max_length=150, help_text="Such as Main programme or Inter-agency training"
    )
    year = forms.TypedChoiceField(label="Financial year", coerce=int)
    version = version_field()
    reason = forms.CharField(
        label="Why it does not balance",
        required=False,
        max_length=500,
        help_text="Kept in the history of the fund",
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        offered = set(range(board.current_year - 8, board.current_year + 3))
        offered |= {self.initial["year"]} if self.initial.get("year") else set()
        self.fields["year"].choices = [
            (year, years.year_in_words(year)) for year in sorted(offered, reverse=True)
        ]
        if self.data.get("reason"):
            self.ask_for_reason()

    def ask_for_reason(self):
        self.fields["reason"].widget = forms.Textarea(attrs={"rows": 3})


class FundAddForm(FundForm):
    version = None
    reason = None


class LineForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    head = forms.CharField(
        label="Head",
        max_length=150,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
        error_messages={"required": "Enter what it is, or tick Remove"},
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.agencies = agencies

    @property
    def cells(self):
        """The fields of a row as it is typed, Remove and the place apart."""
        return [
            field
            for field in self.visible_fields()
            if field.name not in ("DELETE", "ORDER")
        ]

    @property
    def label(self):
        """How the row is called in what screen readers say."""
        return self["head"].value() or "new line"


class SourceForm(LineForm):
    kind = forms.ChoiceField(
        label="Kind",
        choices=FundLine.Kind.choices,
        initial=FundLine.Kind.CONTRIBUTION,
        widget=forms.Select(attrs={"class": "govuk-select"}),
    )
    agency = forms.ChoiceField(
        label="Partner",
        required=False,
        widget=forms.Select(attrs={"class": "govuk-select"}),
    )
    amount = MoneyField(
        label="Agreed (£)", error_messages={"required": "Enter what was agreed"}
    )
    invoiced = MoneyField(label="Invoiced (£)", required=False)
    received = MoneyField(label="Received (£)", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(f"{pk}", agency.name) for pk, agency in self.agencies.items()]
        self.fields["agency"].choices = [("", "No one partner"), *names]

    def clean_agency(self):
        chosen = self.cleaned_data["agency"]
        return self.agencies[int(chosen)] if chosen else None

    def clean(self):
        cleaned = super().clean()
        is_brought = cleaned.get("kind") == FundLine.Kind.CARRY_FORWARD
        for name in ("amount", "invoiced", "received"):
            if (cleaned.get(name) or 0) < 0 and not (is_brought and name == "amount"):
                self.add_error(name, "Enter an amount that is not below zero")
        return cleaned


class SpendForm(LineForm):
    coded_to = forms.ChoiceField(
        label="Counts as",
        required=False,
        choices=[("", "Not coded"), *FundLine.Spend.choices],
        widget=forms.Select(attrs={"class": "govuk-select"}),
    )
    amount = MoneyField(
        label="Budget (£)", error_messages={"required": "Enter the budget"}
    )
    actual = MoneyField(label="Actual (£)", required=False)

    def clean(self):
        cleaned = super().clean()
        for name in ("amount", "actual"):
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, "Enter an amount that is not below zero")
        return cleaned


class LineFormSet(BaseFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = "Place"
        form.fields["ORDER"].widget.attrs["class"] = "govuk-input govuk-input--width-2"
        form.fields["DELETE"].label = "Remove"

    @property
    def lines(self):
        """What to keep, in the order asked for; new lines without a place come last."""
        return [_values(form) for form in self.ordered_forms]

    @property
    def removed(self):
        return [pk for form in self.deleted_forms if (pk := form.cleaned_data["pk"])]


def _values(form):
    return {
        name: value
        for name, value in form.cleaned_data.items()
        if name not in ("ORDER", "DELETE")
    }


def _set_of(form):
    return formset_factory(
        form,
        formset=LineFormSet,
        extra=BLANK_LINES,
        can_order=True,
        can_delete=True,
        max_num=MOST_LINES,
        absolute_max=MOST_LINES,
    )


SourceFormSet = _set_of(SourceForm)
SpendFormSet = _set_of(SpendForm)
