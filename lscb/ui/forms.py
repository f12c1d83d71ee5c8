"""Django's forms in GOV.UK's clothes: words that say what to do, and errors that can be reached."""

from crispy_forms_gds.helper import FormHelper
from django import forms

CHOSEN = (
    forms.Select,
    forms.RadioSelect,
    forms.SelectMultiple,
    forms.CheckboxSelectMultiple,
)


class PlainWordsMixin:
    """
    Say what to enter where Django says only "This field is required".

    Put it before the form class. A message that the form words itself is left alone.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            thing = _in_a_sentence(field.label or name.replace("_", " "))
            _reword(field, "required", _what_to_do(field, thing))
            if isinstance(field, forms.DateField):
                _reword(
                    field,
                    "invalid",
                    f"Enter the {thing} as a date, such as 27/6/2013",
                )
            elif isinstance(field, forms.DecimalField | forms.FloatField):
                _reword(field, "invalid", f"Enter the {thing} as a number")
            elif isinstance(field, forms.IntegerField):
                _reword(field, "invalid", f"Enter the {thing} as a whole number")


class WasField(forms.JSONField):
    """
    What the form's fields were when it was opened, so that what was typed over can be told.

    Hidden. Whatever is not a set of fields counts as not said.
    """

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        try:
            was = super().clean(value)
        except forms.ValidationError:
            return None
        return was if isinstance(was, dict) else None


def _what_to_do(field, thing):
    if isinstance(field, forms.FileField):
        return f"Choose a file for the {thing}"
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Tick the box to confirm: {thing}"
    return f"{'Select' if isinstance(field.widget, CHOSEN) else 'Enter'} the {thing}"


def _in_a_sentence(label):
    """ "Lead agency" becomes "lead agency"; "RAG rating" and the like stay as they are."""
    label = str(label).rstrip(":?")
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _reword(field, code, message):
    for cls in type(field).__mro__:
        stock = getattr(cls, "default_error_messages", {}).get(code)
        if stock is not None and field.error_messages.get(code) == stock:
            field.error_messages[code] = message
            return


def helper_for(form):
    """How crispy lays out `form` inside a form element that the template writes."""
    helper = getattr(form, "helper", None) or FormHelper(form)
    helper.form_tag = False
    helper.disable_csrf = True
    return helper


def errors_of(form):
    """
    Every error of the form with the id of what puts it right.

    crispy-forms-gds links to ids that its own mark-up does not have: a set of radios or
    checkboxes starts at `_1`, and a date of three boxes has no box of the plain id.
    """
    fields = form.visible_fields()
    first = _target(fields[0]) if fields else None
    errors = [{"text": text, "target": first} for text in form.non_field_errors()]
    for field in form.hidden_fields():
        errors += [{"text": text, "target": first} for text in field.errors]
    for field in fields:
        errors += [{"text": text, "target": _target(field)} for text in field.errors]
    return errors


def _target(bound_field):
    widget = bound_field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return f"id_{bound_field.html_name}_1"
    if isinstance(widget, forms.MultiWidget):
        return _first_wrong_part(bound_field)
    return bound_field.id_for_label


def _first_wrong_part(bound_field):
    parts = getattr(bound_field.field, "fields", [])
    for index, part in enumerate(parts):
        if getattr(part.widget, "errors", None):
            return f"{bound_field.auto_id}_{index}"
    return f"{bound_field.auto_id}_0"
