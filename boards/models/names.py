"""What agencies and groups have in common: names over time, and an end."""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Length, Substr

from boards import partial_dates

from .dates import check_order, check_partial_date


class EndingQuerySet(models.QuerySet):
    def ended_by(self, day):
        """Ended before `day`. An end known only to the month counts to its last day."""
        as_exact = Substr(Value(day.isoformat()), 1, Length("ended"))
        return self.exclude(ended="").filter(ended__lt=as_exact)

    def current(self, day):
        return self.exclude(pk__in=self.ended_by(day).values("pk"))


class Named:
    """`name` is the latest of its `names`; `name_on` is what it was called on a day."""

    def name_on(self, day):
        """Costs no query once the names are prefetched."""
        for each in self.names.all():
            if partial_dates.covers(each.started, each.ended, day):
                return each.name
        return self.name


class NameOverTime(models.Model):
    """
    What something was called from one date to another.

    There are none until it is first renamed; from then on the current name is one of them.
    """

    name = models.CharField(max_length=150)
    started = models.CharField(
        max_length=10, blank=True, validators=[check_partial_date]
    )
    ended = models.CharField(max_length=10, blank=True, validators=[check_partial_date])

    class Meta:
        abstract = True
        ordering = ["started", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        check_order(self.started, self.ended)

    @property
    def dates_in_words(self):
        return partial_dates.between_in_words(self.started, self.ended)
