"""Which room may import which. Change this table only with an ADR."""

import ast
from pathlib import Path

import pytest

GROUND = {
    f"lscb.{name}"
    for name in (
        "ui",
        "documents",
        "history",
        "files",
        "jobs",
        "mail",
        "links",
        "accounts",
    )
}
MAY_IMPORT = {
    "lscb.ui": set(),
    "lscb.documents": {"lscb.ui"},
    "lscb.history": {"lscb.ui"},
    "lscb.files": {"lscb.history"},
    "lscb.jobs": {"lscb.history"},
    "lscb.links": {"lscb.history"},
    "lscb.mail": {"lscb.jobs", "lscb.history", "lscb.ui"},
    "lscb.accounts": GROUND,
    "boards": GROUND,
    "workplan": GROUND | {"boards"},
    "performance": GROUND | {"boards", "workplan"},  # a gap becomes an action
    "reviews": GROUND | {"boards", "workplan"},  # a recommendation becomes an action
    "reporting": GROUND | {"boards", "workplan", "performance", "reviews"},
    "home": GROUND | {"boards", "workplan", "performance", "reviews", "reporting"},
}
ROOT = Path(__file__).resolve().parents[2]


def modules():
    for room in MAY_IMPORT:
        for path in sorted((ROOT / room.replace(".", "/")).rglob("*.py")):
            yield pytest.param(room, path, id=str(path.relative_to(ROOT)))


def room_of(name):
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "lscb" else parts[0]


def imported_rooms(path):
    here = path.relative_to(ROOT).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            base = [
                *(here[: -node.level] if node.level else ()),
                *filter(None, [node.module]),
            ]
            yield from (room_of(".".join([*base, alias.name])) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (room_of(alias.name) for alias in node.names)


@pytest.mark.parametrize(("room", "path"), list(modules()))
def test_imports_point_downwards(room, path):
    imported = MAY_IMPORT.keys() & set(imported_rooms(path))
    assert imported <= MAY_IMPORT[room] | {room}


def test_every_package_has_its_place_in_the_table():
    apps = {f"lscb.{path.parent.name}" for path in ROOT.glob("lscb/*/apps.py")}
    rooms = {path.parent.name for path in ROOT.glob("*/apps.py")}

    assert apps | rooms == MAY_IMPORT.keys()
