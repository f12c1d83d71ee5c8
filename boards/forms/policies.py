from django import forms

from boards import partial_dates
from boards.models import Group, Policy
from lscb.ui.forms import PlainWordsMixin

from .fields import LinesField, PartialDateField, day_field, version_field, words_field


class PolicyForm(PlainWordsMixin, forms.Form):
    needs_board = True

    title = forms.CharField(max_length=200)
    kind = forms.ChoiceField(choices=Policy.Kind.choices)
    source = forms.ChoiceField(
        choices=Policy.Source.choices,
        initial=Policy.Source.LOCAL,
        help_text="Regional where it was taken over from shared procedures",
    )
    status = forms.ChoiceField(
        choices=Policy.Status.choices, initial=Policy.Status.IN_FORCE
    )
    group = forms.ModelChoiceField(
        label="Owner",
        queryset=Group.objects.none(),
        required=False,
        empty_label="No one group",
        help_text="The group that keeps it up to date",
    )
    signatories = LinesField(
        rows=3,
        required=False,
        max_length=2000,
        label="Signed by, besides the board",
        help_text="Agencies and outside bodies, one in each line. Posts, not names.",
    )
    adopted = PartialDateField(label="Adopted")
    reviewed = PartialDateField(label="Last reviewed")
    review_due_on = day_field(label="Review due on", required=False)
    upload = forms.FileField(
        label="Its text",
        required=False,
        help_text="PDF, Word (.docx) or another usual kind. A new file takes the place of the one before.",
    )
    note = words_field()

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = board.groups.internal().in_printed_order()

    def clean(self):
        cleaned = super().clean()
        dates = cleaned.get("adopted", ""), cleaned.get("reviewed", "")
        if partial_dates.ends_before_it_starts(*dates):
            self.add_error("reviewed", "Enter a review that is not before its adoption")
        return cleaned


class PolicyEditForm(PolicyForm):
    version = version_field()
