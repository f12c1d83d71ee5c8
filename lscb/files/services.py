"""Keeping files. A kept file is never changed."""

import hashlib

from django.db import transaction

from lscb.history import services as history

from . import checks, store
from .exceptions import FileRefused
from .models import File
from .names import clean_name


@transaction.atomic
def keep(content, *, name, board, by, restriction=None):
    """
    Check a file and keep it: bytes we made, or an upload. Raises `FileRefused`.

    The caller says whose it is: a file belongs to the row that points to it, and takes that
    row's restriction along.
    """
    content = _bytes_of(content)
    name = clean_name(name)
    content_type = checks.content_type_of(content, name)
    sha256 = hashlib.sha256(content).hexdigest()
    file = File.objects.create(
        board=board,
        restriction=restriction,
        name=name,
        content_type=content_type,
        size=len(content),
        sha256=sha256,
        stored_as=store.put(content, sha256),
        kept_by=by.user,
    )
    history.record(
        "file_kept",
        about=file,
        by=by,
        after={
            "name": name,
            "type": content_type,
            "size": len(content),
            "sha256": sha256,
        },
    )
    return file


def _bytes_of(content):
    """An upload is measured before it is read into memory."""
    if isinstance(content, bytes):
        return content
    if content.size > checks.LARGEST_OF_ALL:
        raise FileRefused(
            f"The file is {content.size / checks.MEGABYTE:.0f} MB and we take up to"
            f" {checks.LARGEST_OF_ALL // checks.MEGABYTE} MB. Split it, or make it smaller."
        )
    content.seek(0)
    return content.read()
