"""What two people wrote at once, field by field, for the conflict panel."""

from django.db.models import QuerySet


def differences(form, *rows):
    """
    Each visible field of `form` whose text is not what the rows hold now.

    A field belongs to the first row that has it. Chosen rows and dates are compared as the
    reader sees them.
    """
    found = []
    for field in form.visible_fields():
        row = next((row for row in rows if hasattr(row, field.name)), None)
        if row is None:
            continue
        yours = _shown(form.cleaned_data.get(field.name), field)
        stored = _shown(getattr(row, field.name), field)
        if yours != stored:
            found.append({"label": field.label, "yours": yours, "stored": stored})
    return found


def _shown(value, field):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if hasattr(value, "strftime"):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, QuerySet | list):
        return "; ".join(map(str, value))
    choices = getattr(field.field, "choices", None)
    if isinstance(value, str) and isinstance(choices, list):
        return str(dict(choices).get(value, value))
    return str(value)
