import hashlib
import os
import stat

import pytest

from lscb.files import store

CONTENT = b"a,b\n1,2\n"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def stored_files(settings):
    return [path for path in settings.PRIVATE_FILES_ROOT.rglob("*") if path.is_file()]


def test_put_names_the_file_by_its_digest_and_keeps_it_private(settings):
    stored_as = store.put(CONTENT, DIGEST)

    place = settings.PRIVATE_FILES_ROOT / stored_as
    assert stored_as == f"{DIGEST[:2]}/{DIGEST}"
    assert place.read_bytes() == CONTENT
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_put_keeps_the_same_content_once(settings):
    store.put(CONTENT, DIGEST)
    store.put(CONTENT, DIGEST)

    assert len(stored_files(settings)) == 1


def test_put_replaces_half_a_file(settings):
    place = settings.PRIVATE_FILES_ROOT / store.put(CONTENT, DIGEST)
    place.write_bytes(CONTENT[:3])

    store.put(CONTENT, DIGEST)

    assert place.read_bytes() == CONTENT


def test_put_leaves_nothing_behind_when_the_disk_is_full(settings, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        store.put(CONTENT, DIGEST)

    assert stored_files(settings) == []


def test_store_is_outside_every_web_root():
    from lscb import settings  # noqa: PLC0415 - the product's own, not a test's

    for web_root in [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]:
        assert not settings.PRIVATE_FILES_ROOT.is_relative_to(web_root)
        assert not web_root.is_relative_to(settings.PRIVATE_FILES_ROOT)
