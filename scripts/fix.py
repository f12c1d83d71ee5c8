"""Put right what can be put right by itself: old idioms, lint, format."""

import subprocess
import sys

from scripts.check import DJADE, RUFF, UPGRADE, tracked
from scripts.setup import ROOT, make_ready
from scripts.trouble import plainly


def main():
    with plainly():
        make_ready(tests=True)
        start([*UPGRADE, *tracked("*.py")])
        start([*DJADE, *tracked("*.html")])
        left = start([*RUFF, "check", "--fix"])
        start([*RUFF, "format", "-q"])
        sys.exit(left)


def start(command):
    """Only ruff's answer matters: the other two say 1 when they changed something."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    main()
