from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string

register = template.Library()


@register.simple_tag(takes_context=True)
def programme_row(context, row):
    """A row of the work programme, with the tools this person has for it."""
    may_edit, own = context["may_edit"], context["own"]
    focus = context.get("focus")
    lay_out = _laid_out.__wrapped__ if settings.DEBUG else _laid_out
    return lay_out(
        row,
        may_edit=may_edit,
        is_own=row.pk in own,
        has_tools=may_edit or bool(own),
        is_focus=bool(focus) and str(focus.pk) == row.pk,
    )


@lru_cache(maxsize=4000)
def _laid_out(row, **tools):
    """
    Kept by everything that shows, so nothing ever has to be thrown away: of five hundred
    rows, those that nobody changed since the last reader are not laid out again.
    """
    return render_to_string("workplan/programme_row.html", {"row": row, **tools})
