"""
How one event's digest follows from the one before it. Pure: values in, text out.

The digest covers a hash of the values and not the values themselves, so that values can be
erased by law while the chain still holds.
"""

import hashlib
import hmac
import json

from django.core.serializers.json import DjangoJSONEncoder


def canonical(values) -> str:
    return json.dumps(
        values, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":")
    )


def hash_of_values(before: dict, after: dict) -> str:
    return hashlib.sha256(canonical([before, after]).encode()).hexdigest()


def digest(key: str, previous: str, facts: dict) -> str:
    """The keyed digest of an event: `facts` is everything in it but the values."""
    message = f"{previous}\n{canonical(facts)}".encode()
    return hmac.new(key.encode(), message, hashlib.sha256).hexdigest()
