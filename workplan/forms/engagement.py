from django import forms
from django.utils.text import Truncator

from boards.forms.fields import words_field
from lscb.ui.forms import PlainWordsMixin

LONGEST = 90  # letters of an action that a list of choices has room for


class EngagementChangeForm(PlainWordsMixin, forms.Form):
    """`plans` and `actions` are those this person may see, in printed order."""

    chosen = forms.ChoiceField(
        label="What changed",
        help_text="An action, or a whole priority, that came of what was heard",
        error_messages={"required": "Select an action or a priority"},
    )
    how = words_field(
        label="How it came of it",
        rows=2,
        most=300,
        help_text="One sentence, if it is not plain to see",
    )

    def __init__(self, *args, priorities, actions, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {f"priority-{each.pk}": each for each in priorities}
        self.rows |= {f"action-{each.pk}": each for each in actions}
        groups = {}
        for each in priorities:
            choice = (f"priority-{each.pk}", f"Priority {each}")
            groups.setdefault(f"{each.plan}: priorities", []).append(choice)
        for each in actions:
            choice = (f"action-{each.pk}", Truncator(str(each)).chars(LONGEST))
            heading = f"{each.plan}: {each.priority}" if each.priority else "No plan"
            groups.setdefault(heading, []).append(choice)
        choices = [("", "Choose"), *groups.items()]
        self.fields["chosen"].choices = choices

    def clean_chosen(self):
        """The row itself, under the service's name for what it is."""
        chosen = self.cleaned_data["chosen"]
        return {chosen.split("-")[0]: self.rows[chosen]}
