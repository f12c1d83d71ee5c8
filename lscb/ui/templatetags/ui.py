import datetime
import re

from django import template
from django.core.paginator import Paginator

from lscb.ui.forms import errors_of, helper_for

register = template.Library()

RAG_WORDS = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "blue": "Blue",
    "grey": "Grey",
}


@register.inclusion_tag("components/tag.html")
def rag(value, words=""):
    """A rating as its colour and its word: "Amber", or "Amber: at risk" when given words."""
    value = str(value or "")
    if value not in RAG_WORDS:
        return {"text": "Not rated", "variant": "outline"}
    colour = RAG_WORDS[value]
    return {"text": f"{colour}: {words}" if words else colour, "variant": value}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form):
    """The list of what is wrong, each line a link to where it is put right."""
    return {"errors": errors_of(form) if form.is_bound else []}


@register.inclusion_tag("components/form_fields.html", takes_context=True)
def form_fields(context, form):
    """The fields of any form: the template writes the form element and its buttons."""
    return {
        "form": form,
        "helper": helper_for(form),
        "request": context.get("request"),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page, parameter="page"):
    """Links to the pages about this one, keeping the filters that are in the address."""
    query = context["request"].GET.copy()

    def address(number):
        query[parameter] = number
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1)
    items = [
        {}
        if number == Paginator.ELLIPSIS
        else {
            "number": number,
            "url": address(number),
            "is_current": number == page.number,
        }
        for number in numbers
    ]
    return {
        "items": items,
        "previous_url": address(page.previous_page_number())
        if page.has_previous()
        else "",
        "next_url": address(page.next_page_number()) if page.has_next() else "",
    }


@register.filter
def choices_of(field):
    """What a list of choices offers: each value, its words and whether it is chosen."""
    chosen = field.value()
    chosen = "" if chosen is None else str(chosen)
    return [
        (value, words, str(value) == chosen) for value, words in field.field.choices
    ]


@register.filter
def sort_words(column):
    """What `aria-sort` says of a django-tables2 column that can be ordered."""
    if not column.is_ordered:
        return "none"
    return "descending" if column.order_by_alias.is_descending else "ascending"


MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:")
TOKEN = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)+$")


@register.filter
def in_history(value):
    """A value as the history keeps it, in a reader's words: "2013-06-12" is "12 June 2013"."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return "; ".join(str(in_history(each)) for each in value)
    if not isinstance(value, str):
        return value
    if TOKEN.match(value):
        return value.replace("_", " ").capitalize()
    if MOMENT.match(value):
        return in_history(value[:10])
    try:
        day = datetime.datetime.strptime(value, "%Y-%m-%d")  # noqa: DTZ007 a day, no time
    except ValueError:
        return value
    return f"{day.day} {day:%B %Y}"
