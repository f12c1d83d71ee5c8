from django import forms

from boards.models import Circulation
from lscb.accounts.models import User
from lscb.ui.forms import PlainWordsMixin


class CirculateForm(PlainWordsMixin, forms.Form):
    kind = forms.ChoiceField(
        label="What is sent round?",
        choices=Circulation.Kind.choices,
        widget=forms.RadioSelect,
    )
    recipients = forms.ModelMultipleChoiceField(
        label="To whom?",
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose who gets it"},
        help_text="The members with an account are ticked. Each gets a link; nothing confidential is in the letter.",
    )

    def __init__(self, *args, readers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["recipients"].queryset = readers
