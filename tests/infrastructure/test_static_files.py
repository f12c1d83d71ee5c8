"""Production serves static files by a manifest, which the other tests do without."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from lscb.settings import STORAGES as SHIPPED


@pytest.fixture
def manifest(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = SHIPPED
    call_command("collectstatic", verbosity=0, interactive=False)
    return staticfiles_storage


def test_every_static_file_a_template_names_is_in_the_manifest(manifest):
    named = {
        name
        for path in Path(settings.BASE_DIR, "templates").rglob("*.html")
        for name in re.findall(r"""{%\s*static\s+["']([^"']+)""", path.read_text())
    }

    assert named
    for name in sorted(named):
        assert Path(manifest.path(manifest.stored_name(name))).exists(), name
