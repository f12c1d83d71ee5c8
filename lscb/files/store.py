"""
Bytes on disk, outside every web root, named by their digest.

A file is written under another name, brought to the disk and renamed, so a name never stands
for half a file. The same content is kept once. If the caller's transaction is rolled back a
file without a row is left, which does no harm.
"""

import contextlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def put(content: bytes, sha256: str) -> str:
    """Store `content` and return where, below PRIVATE_FILES_ROOT."""
    stored_as = f"{sha256[:2]}/{sha256}"
    place = Path(settings.PRIVATE_FILES_ROOT) / stored_as
    if place.is_file() and place.stat().st_size == len(content):
        return stored_as
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        os.replace(temporary, place)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    _sync_folder(place.parent)
    return stored_as


def _sync_folder(folder):
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
