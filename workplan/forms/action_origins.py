"""Where an action comes from: rows of a kind and the label as printed there."""

from crispy_forms_gds.helper import FormHelper
from crispy_forms_gds.layout import Fieldset, Layout
from django import forms

from lscb.ui.forms import PlainWordsMixin
from workplan.models import ActionOrigin

from .action import ActionForm

SPARE = 3


class OriginRowsMixin:
    """
    Adds a row of two fields for each origin in `initial["origins"]`, and some to spare.

    The cleaned `origins` are pairs of kind and label; a row left empty is none.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = list(self.initial.get("origins", ()))
        self.rows = range(len(stored) + SPARE)
        for row in self.rows:
            kind, label = stored[row] if row < len(stored) else ("", "")
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label="Kind",
                required=False,
                choices=[("", "None"), *ActionOrigin.Kind.choices],
                initial=kind,
            )
            self.fields[f"label_{row}"] = forms.CharField(
                label="As printed there",
                required=False,
                max_length=200,
                initial=label,
                help_text="Such as SCR 2012/1, recommendation 3" if row == 0 else "",
            )
        others = [name for name in self.fields if name not in self._row_names()]
        self.helper = FormHelper(self)
        self.helper.layout = Layout(*others, *map(self._fieldset, self.rows))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        origins = []
        for row in self.rows:
            kind = cleaned.pop(f"kind_{row}", "")
            label = cleaned.pop(f"label_{row}", "").strip()
            if kind and label:
                origins.append((kind, label))
            elif kind:
                self.add_error(f"label_{row}", "Enter what it is called there")
            elif label:
                self.add_error(f"kind_{row}", "Select what kind of thing it is")
        return cleaned | {"origins": origins}

    def _row_names(self):
        return {f"{part}_{row}" for row in self.rows for part in ("kind", "label")}

    def _fieldset(self, row):
        return Fieldset(
            f"kind_{row}",
            f"label_{row}",
            legend=f"Where it comes from ({row + 1})",
            legend_size="s",
        )


class OriginsForm(OriginRowsMixin, PlainWordsMixin, forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class LooseActionForm(OriginRowsMixin, ActionForm):
    """A new action outside every plan, and why it is in the register."""
