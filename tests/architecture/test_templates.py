"""What every template must be: whole, and fit for a strict content security policy."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
EVERY = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
PAGES = [path for path in EVERY if path.suffix == ".html"]


def names(paths):
    return [pytest.param(path, id=str(path.relative_to(TEMPLATES))) for path in paths]


@pytest.mark.parametrize("path", names(EVERY))
def test_template_compiles(path):
    get_template(str(path.relative_to(TEMPLATES)))


@pytest.mark.parametrize("path", names(PAGES))
def test_template_has_no_inline_style_or_script(path):
    source = path.read_text()

    assert not re.search(r"<style\b", source)
    assert not re.search(r"\sstyle\s*=", source)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source)
    assert "javascript:" not in source
    assert not re.search(r"\bhx-(on|vals=.js:|headers=.js:)", source)
    for attributes, body in re.findall(
        r"<script\b([^>]*)>(.*?)</script>", source, re.S
    ):
        data = 'type="application/json"' in attributes
        assert data or ("src=" in attributes and not body.strip())


@pytest.mark.parametrize("path", names(sorted((TEMPLATES / "components").iterdir())))
def test_component_begins_by_saying_what_it_expects(path):
    first = path.read_text().splitlines()[0]

    assert re.fullmatch(r"\{# .+ #\}", first)


@pytest.mark.parametrize("path", names(sorted((TEMPLATES / "components").iterdir())))
def test_component_is_in_the_gallery(path):
    """Directly, or inside something that is."""
    used = TEMPLATES / "ui" / "gallery.html"
    reached, waiting = set(), [used]
    while waiting:
        source = waiting.pop().read_text()
        for name in re.findall(r'"((?:components|layouts|base)[\w/]*\.html)"', source):
            if name not in reached:
                reached.add(name)
                waiting.append(TEMPLATES / name)

    assert f"components/{path.name}" in reached | BY_TAG


# What an inclusion tag renders is named in Python.
BY_TAG = {
    f"components/{name}.html"
    for name in ("error_summary", "form_fields", "pagination", "tag")
}
