"""What agencies and groups are called, from when to when."""

from django.db import IntegrityError, transaction

from boards import partial_dates, saving
from boards.exceptions import Refused
from boards.versions import claim
from lscb.history import services as history


@transaction.atomic
def rename(*, row, version, name, started, by):
    """
    Give an agency or a group another name from a date on; what is about an earlier day keeps
    the earlier one.

    The name before it ends just before that date, as exactly as the date is known. Without
    a date the present name was wrong and is corrected.
    """
    before = row.name
    try:
        with transaction.atomic():
            claim(row, version, name=name)
    except IntegrityError:
        raise Refused(taken(row, name)) from None
    if started:
        _succeed(row, before, name, started)
    else:
        row.names.filter(ended="").update(name=name)
    history.record(
        f"{row._meta.model_name}_renamed",
        about=row,
        by=by,
        before={"name": before},
        after={"name": name, "from": started},
    )
    return row


def taken(row, name):
    noun = row._meta.verbose_name
    article = "an" if noun[0] in "aeiou" else "a"
    return f"There is {article} {noun} called {name} already: choose another name"


def _succeed(row, before, name, started):
    begun = getattr(row, "started", "")
    current = row.names.filter(ended="").first() or _called(row, before, begun)
    current.ended = partial_dates.day_before(started)
    if partial_dates.ends_before_it_starts(current.started, current.ended):
        begun = partial_dates.in_words(current.started)
        raise Refused(
            f"It is called {before} since {begun}: enter a later date for the new name"
        )
    current.save()
    saving.add(
        _called(row, name, started),
        taken="It got another name on that date already: enter a later date",
    )


def _called(row, name, started):
    return row.names.model(**row.names.core_filters, name=name, started=started)
