from django.core.exceptions import ValidationError

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
