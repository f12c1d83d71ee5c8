from django import forms

from lscb.ui.forms import PlainWordsMixin

from .fields import PartialDateField, version_field


class RenameForm(PlainWordsMixin, forms.Form):
    name = forms.CharField(max_length=150, label="New name")
    started = PartialDateField(
        label="Called so from",
        help_text="Such as April 2013. Leave empty only to correct a name that was typed wrongly: the old one is then not kept.",
    )
    version = version_field()
