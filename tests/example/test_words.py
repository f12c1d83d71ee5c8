"""The files name posts, never people, and carry their source."""

import re

import pytest
from django.conf import settings

FOLDER = settings.EXAMPLES_ROOT / "bath_2012_13"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
TITLED = re.compile(r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame)\b\.? [A-Z]")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nobody_is_addressed_by_a_title(path):
    assert not TITLED.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_names_its_source_in_its_opening_lines(path):
    opening = path.read_text(encoding="utf-8")[:600]

    assert "LSCB, Annual Report 2012-2013" in opening or path.name in {
        "README.md",
        "users.yaml",  # the demonstration's own
    }
