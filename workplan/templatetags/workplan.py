from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def programme_rows(context, rows):
    """Rows of the work programme, with the tools this person has for them."""
    may_edit, own = context["may_edit"], context["own"]
    focus = context.get("focus")
    focus = focus and str(focus.pk)
    has_tools = may_edit or bool(own)
    lay_out = _laid_out.__wrapped__ if settings.DEBUG else _laid_out
    return mark_safe(  # noqa: S308 each is a template's own output
        "".join(
            [
                lay_out(row, may_edit, row.pk in own, has_tools, row.pk == focus)
                for row in rows
            ]
        )
    )


@register.simple_tag
def text_of(row):
    """An action's words, with links to the actions they name; says so where there is none."""
    return format_html_join("", "{}", ((_part(part),) for part in row.text_parts)) or (
        row.text
    )


def _part(part):
    if part.address:
        return format_html(
            '<a class="govuk-link" href="{}">{}</a>', part.address, part.words
        )
    if part.is_dangling:
        return format_html(
            '{} <span class="cell__doubt">{} is not in the plan</span>',
            part.words,
            part.words,
        )
    return part.words


@lru_cache(maxsize=4000)
def _laid_out(row, may_edit, is_own, has_tools, is_focus):
    """Kept as long as its row is, which is the same object until something in it changes."""
    context = {
        "row": row,
        "may_edit": may_edit,
        "is_own": is_own,
        "has_tools": has_tools,
        "is_focus": is_focus,
    }
    return render_to_string("workplan/programme_row.html", context)
