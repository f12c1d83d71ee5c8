"""What the history keeps, in a reader's words: the field's own label, the choice's own name."""

import datetime
import re
from typing import NamedTuple

from django.db import models
from django.utils.text import capfirst

MONTH = re.compile(r"^\d{4}-\d{2}$")


class Change(NamedTuple):
    label: str
    before: object
    after: object


def change_of(field, name, before, after):
    """`field` is the model's, or None for a value that is kept under a name of its own."""
    if field is None or field.is_relation:
        return Change(capfirst(name.replace("_", " ")), before, after)
    label = capfirst(str(field.verbose_name))
    return Change(label, _in_words(field, before), _in_words(field, after))


def _in_words(field, value):
    if field.choices and isinstance(value, str):
        return dict(field.flatchoices).get(value, value)
    if isinstance(field, models.CharField) and MONTH.match(str(value)):
        try:
            return f"{datetime.date.fromisoformat(f'{value}-01'):%B %Y}"
        except ValueError:  # "2013-14" is a year
            pass
    return value
