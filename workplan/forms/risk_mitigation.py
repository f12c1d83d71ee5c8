from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan.models import Action


class MitigationForm(PlainWordsMixin, forms.Form):
    """A new action that answers a risk, as it would stand in a plan."""

    text = forms.CharField(
        label="Action",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is to be done"},
    )
    leads_text = forms.CharField(
        label="Lead officer(s)",
        required=False,
        help_text="Posts, groups or agencies; put a semicolon between them",
    )
    timing_text = forms.CharField(
        label="Date for completion",
        required=False,
        help_text="In your own words, such as By September 2013 or Ongoing",
    )
    report_back_text = forms.CharField(
        label="Report to meeting",
        required=False,
        help_text="Such as September 2013, or June LSCB",
    )


class MitigationSearchForm(forms.Form):
    words = forms.CharField(
        label="Find an action by its number or words", required=False, max_length=100
    )


class MitigationChoiceForm(forms.Form):
    """One of the actions that the reader may see."""

    action = forms.ModelChoiceField(queryset=Action.objects.none())

    def __init__(self, *args, actions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = actions
