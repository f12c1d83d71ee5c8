from django import forms

from boards.models import Meeting
from lscb.ui.forms import PlainWordsMixin


class RegisterReviewForm(PlainWordsMixin, forms.Form):
    """At which meeting the board looked at its risks, and what it said."""

    needs_board = True

    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(),
        empty_label="Choose a meeting",
        help_text="Business meetings whose review is not kept yet",
    )
    note = forms.CharField(
        label="What the board said",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Read by everybody who reads the register",
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = board.meetings.business().not_cancelled()
        self.fields["meeting"].queryset = meetings.filter(
            register_snapshot=None
        ).order_by("-held_on")


class AsAtForm(forms.Form):
    """A day, or a meeting that reviewed the register. A meeting goes before a day."""

    meeting = forms.ModelChoiceField(
        queryset=Meeting.objects.none(), required=False, empty_label="No meeting"
    )
    on = forms.DateField(
        label="Or the end of this day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        reviewed = board.meetings.filter(register_snapshot__isnull=False)
        self.fields["meeting"].queryset = reviewed.order_by("-held_on")
