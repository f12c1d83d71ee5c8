from django import forms

from lscb.ui.forms import PlainWordsMixin


class TieLeadForm(PlainWordsMixin, forms.Form):
    """Who somebody is who was typed. `names` are all that the board knows, `likely` first."""

    who = forms.ChoiceField(label="This is")

    def __init__(self, *args, likely, names, **kwargs):
        super().__init__(*args, **kwargs)
        groups = {"Most like it": likely}
        for kind, heading in (
            ("group", "Groups"),
            ("post", "Posts and seats"),
            ("agency", "Agencies"),
        ):
            groups[heading] = [name for name in names if name.kind == kind]
        self.fields["who"].choices = [
            ("", "Choose one"),
            *(
                (heading, [(f"{name.kind}-{name.pk}", name.words) for name in under])
                for heading, under in groups.items()
                if under
            ),
        ]
        self.names = {f"{name.kind}-{name.pk}": name for name in names}

    def clean_who(self):
        return self.names[self.cleaned_data["who"]]
