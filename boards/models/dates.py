from django.core.exceptions import ValidationError
from django.db.models import Q, Value
from django.db.models.functions import Length, Substr

from boards import partial_dates


def check_partial_date(text):
    """A model validator: the pure parser's ValueError in Django's own kind."""

    try:
        partial_dates.PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from None


def check_order(started, ended):
    if partial_dates.ends_before_it_starts(started, ended):
        raise ValidationError(
            {"ended": "Enter an end that is not before the start, or leave it empty"}
        )


def in_force_between(first, last, prefix=""):
    """
    What counts on some day from `first` to `last`. An end known only to the month counts to its last day.

    Partial dates sort as text: "2013-03" comes before "2013-03-14" and after "2013-02-28".
    """
    started, ended = f"{prefix}started", f"{prefix}ended"
    as_exact = Substr(Value(first.isoformat()), 1, Length(ended))
    has_started = Q(**{started: ""}) | Q(**{f"{started}__lte": last.isoformat()})
    not_ended = Q(**{ended: ""}) | Q(**{f"{ended}__gte": as_exact})
    return has_started & not_ended
