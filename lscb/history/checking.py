"""Reading a chain from its first event to its head, and saying what does not fit."""

from django.conf import settings

from . import chain


def faults_in(head):
    """Yield (sequence, what is wrong) for one chain."""
    previous, expected = "", 1
    for event in head.events.order_by("sequence").iterator():
        if event.sequence != expected:
            yield expected, "is missing"
        if event.digest != chain.digest(settings.HISTORY_KEY, previous, event.facts()):
            yield event.sequence, "was changed, moved or follows a changed event"
        elif event.values_hash != chain.hash_of_values(event.before, event.after):
            yield event.sequence, "holds values that were changed"
        previous, expected = event.digest, event.sequence + 1
    if (head.length, head.last_digest) != (expected - 1, previous):
        yield head.length, "is where the chain should end, but it does not"
    if head.length and head.seal != head.seal_for(settings.HISTORY_KEY):
        yield head.length, "is the end of a chain whose seal was changed"
