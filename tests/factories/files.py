import hashlib

import factory
from factory.django import DjangoModelFactory

from lscb.files import store


class FileFactory(DjangoModelFactory):
    """A text file, in the store too: `words="…"` says what is in it."""

    class Meta:
        model = "files.File"

    class Params:
        words = factory.Sequence(lambda n: f"Minutes of meeting {n}")

    board = None
    name = "minutes.txt"
    content_type = "text/plain"
    size = factory.LazyAttribute(lambda file: len(file.words.encode()))
    sha256 = factory.LazyAttribute(
        lambda file: hashlib.sha256(file.words.encode()).hexdigest()
    )
    stored_as = factory.LazyAttribute(
        lambda file: store.put(file.words.encode(), file.sha256)
    )
