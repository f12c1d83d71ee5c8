"""Restrictions: one row for each thing that is kept to a few, made and ended with what it covers."""

from django.utils import timezone

from boards.exceptions import Refused
from boards.models import Restriction
from boards.versions import claim
from lscb.history import services as history


def restriction_for(board, *, reason, readers):
    """Part of a service that restricts something. Without a reason there is none."""
    if not reason:
        return None
    made = Restriction.objects.create(board=board, reason=reason)
    made.readers.set(readers)
    return made


def keep_to(
    row, version, *, verb, reason, by, readers=(), until_on=None, until_event=""
):
    """
    Part of a service that keeps a versioned row, and what is recorded of it from now on, to
    `readers`. A restriction it has already gives way to this one.
    """
    restriction = Restriction.objects.create(
        board=row.board, reason=reason, until_on=until_on, until_event=until_event
    )
    restriction.readers.set(readers)
    former = row.restriction
    claim(row, version, restriction=restriction)
    if former:
        end(former)
    history.record(
        verb,
        about=row,
        by=by,
        after={
            "reason": reason,
            "readers": [str(reader) for reader in restriction.readers.all()],
            "until": until_on,
            "until_this_has_happened": until_event,
        },
    )
    return restriction


def lift_from(row, version, *, by):
    """
    Part of a service: the row is read like any other again. Its event says nothing of the
    reason, because everybody who reads history may read it.
    """
    former = row.restriction
    if former is None:
        raise Refused("It is not restricted.")
    claim(row, version, restriction=None)
    end(former)
    history.record("restriction_lifted", about=row, by=by)


def is_same(restriction, *, reason, readers):
    if restriction is None:
        return not reason
    return restriction.reason == reason and set(restriction.readers.all()) == set(
        readers
    )


def end(restriction):
    """Lifted for good, unless an item, a paper or a row of another room still has it."""
    for relation in restriction._meta.related_objects:
        model, name = relation.related_model, relation.field.name
        if relation.hidden or relation.related_name == "+":  # events and files follow
            continue
        if model._base_manager.filter(**{name: restriction}).exists():
            return
    restriction.lifted_at = timezone.now()
    restriction.save(update_fields=["lifted_at"])
