"""
How fast, beside what: every line of the speed bar, each against a peer built here.

`make bench` measures them all; `make bench ARGS=cell_edit` the lines named. A line is a module
of this package with `WORK`, `PEER`, `BAR` and `measure()`.
"""

import os
import shlex
import sys
import tempfile
from importlib import import_module
from pathlib import Path

LINES = ("risk_register", "programme_page", "cell_edit", "excel_export", "word_import")


def main():
    with tempfile.TemporaryDirectory(prefix="lscb-bench-") as folder:
        surroundings(Path(folder))
        asked = shlex.split(os.environ.get("ARGS", "")) or LINES
        missed = [name for name in asked if not is_held(name)]
    if missed:
        sys.exit(f"Missed: {', '.join(missed)}")


def surroundings(folder):
    """A database that is gone afterwards, on SQLite unless DATABASE_URL names another."""
    os.environ["ENV_FILE"] = os.devnull
    os.environ["SECRET_KEY"] = "only-for-the-bench-" + "k" * 40
    os.environ["PRIVATE_FILES_ROOT"] = str(folder / "files")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
    import_module("django").setup()
    call_command = import_module("django.core.management").call_command
    call_command("migrate", run_syncdb=True, verbosity=0)


def is_held(name):
    line = import_module(f"bench.{name}")
    ratios = line.measure()
    is_held = ratios.median <= line.BAR
    print(
        f"{line.WORK}\n  against {line.PEER}\n  {ratios}, bar {line.BAR}:"
        f" {'held' if is_held else 'MISSED'}",
        flush=True,
    )
    return is_held


if __name__ == "__main__":
    main()
