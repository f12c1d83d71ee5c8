"""Restrictions of agenda items and papers: one row for each, made and ended with what it covers."""

from django.utils import timezone

from boards.models import Restriction


def restriction_for(board, *, reason, readers):
    """Part of a service that restricts something. Without a reason there is none."""
    if not reason:
        return None
    made = Restriction.objects.create(board=board, reason=reason)
    made.readers.set(readers)
    return made


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
