"""Every view starts from its board: no model's own manager, no queryset for all boards."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["boards", "workplan", "performance", "reviews", "reporting", "home"]
VIEW_MODULES = [
    path for room in ROOMS for path in sorted((ROOT / room / "views").rglob("*.py"))
]
UNSCOPED = {"objects", "_default_manager", "_base_manager"}


def unscoped_in(source):
    """Line numbers where a view could see rows of every board."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in UNSCOPED:
            yield node.lineno
        elif isinstance(node, ast.ClassDef):
            for statement in node.body:
                targets = getattr(statement, "targets", [])
                if any(getattr(t, "id", "") in ("model", "queryset") for t in targets):
                    yield statement.lineno


@pytest.mark.parametrize("path", VIEW_MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_views_start_from_the_board(path):
    assert list(unscoped_in(path.read_text())) == []


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("rows = Risk.objects.all()", id="a manager"),
        pytest.param("class RiskList(ListView):\n    model = Risk", id="a model"),
        pytest.param(
            "class RiskList(ListView):\n    queryset = RISKS", id="a queryset"
        ),
    ],
)
def test_the_guard_sees(source):
    assert list(unscoped_in(source))


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_hold_no_signals(room):
    sources = [path.read_text() for path in (ROOT / room).rglob("*.py")]

    assert sources
    assert not [
        text for text in sources if "django.dispatch" in text or "signals" in text
    ]
