from django import forms

from boards.models import AgendaItem
from lscb.accounts.models import User
from lscb.ui.forms import PlainWordsMixin

from .fields import version_field, words_field

PAPER = "PDF, Word (.docx), picture or another usual kind, up to 10 MB each (a PDF up to 50 MB)"


class RestrictedMixin:
    """Who may read it, for those who may say so: `readers` is None for everybody else."""

    def __init__(self, *args, readers=None, **kwargs):
        super().__init__(*args, **kwargs)
        if readers is None:
            del self.fields["reason"], self.fields["readers"]
        else:
            self.fields["readers"].queryset = readers


def reason_field():
    return forms.CharField(
        label="Why it is confidential",
        required=False,
        max_length=200,
        help_text="Leave empty if every reader of the record may read it",
    )


def readers_field():
    return forms.ModelMultipleChoiceField(
        label="Who may read it, besides the manager and the chair",
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class AgendaItemForm(RestrictedMixin, PlainWordsMixin, forms.Form):
    title = forms.CharField(max_length=250)
    kind = forms.ChoiceField(
        choices=AgendaItem.Kind.choices, initial=AgendaItem.Kind.INFORMATION
    )
    presenter = forms.CharField(
        label="Who brings it",
        required=False,
        max_length=250,
        help_text="A post or a group, not a person’s name",
    )
    notes = words_field(label="What it is about")
    reason = reason_field()
    readers = readers_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "reason" not in self.fields:
            self.fields["kind"].choices = [
                choice
                for choice in AgendaItem.Kind.choices
                if choice[0] != AgendaItem.Kind.CONFIDENTIAL
            ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == AgendaItem.Kind.CONFIDENTIAL and not cleaned.get(
            "reason"
        ):
            self.add_error("reason", "Say why it is confidential")
        if cleaned.get("readers") and not cleaned.get("reason"):
            self.add_error("reason", "Say why only these people may read it")
        return cleaned


class AgendaItemEditForm(AgendaItemForm):
    version = version_field()


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, in the order they were chosen."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(each, initial) for each in files]


class PapersForm(RestrictedMixin, PlainWordsMixin, forms.Form):
    uploads = FilesField(
        label="Papers",
        help_text=f"One or several. {PAPER}.",
        error_messages={"required": "Choose the papers"},
    )
    title = forms.CharField(
        required=False,
        max_length=200,
        help_text="Left empty, a paper is called what its file is called",
    )
    reason = reason_field()
    readers = readers_field()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("readers") and not cleaned.get("reason"):
            self.add_error("reason", "Say why only these people may read it")
        return cleaned
