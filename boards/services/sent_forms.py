"""Forms that were sent, so that sending one twice has one effect."""

from boards.models import SentForm


def claim(*, board, token):
    """The row of this sending and whether it is the first. Whoever comes second waits for it."""
    return SentForm.objects.get_or_create(token=token, defaults={"board": board})


def keep_way(*, sent, led_to):
    sent.led_to = led_to[:400]
    sent.save(update_fields=["led_to"])
