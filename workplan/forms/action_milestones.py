from django import forms

from boards.forms.fields import LinesField, day_field, version_field
from lscb.ui.forms import PlainWordsMixin


class MilestonesForm(PlainWordsMixin, forms.Form):
    milestones = LinesField(
        rows=8,
        required=False,
        help_text="One on each line, with its date: Draft by June 2013. A line that is"
        " only reworded or moved stays reached",
    )
    version = version_field()


class ReachForm(PlainWordsMixin, forms.Form):
    needs_board = True

    reached_on = day_field(label="Day it was reached")

    def __init__(self, *args, board, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = board.today
        self.fields["reached_on"].initial = board.today

    def clean_reached_on(self):
        day = self.cleaned_data["reached_on"]
        if day > self.today:
            raise forms.ValidationError("Enter a day that is not in the future")
        return day
