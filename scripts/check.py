"""What must hold before a change goes in. Reads only; `make fix` is the one that writes."""

import os
import re
import secrets
import subprocess
import sys

from scripts import machine
from scripts.setup import PYTHON, ROOT, make_ready
from scripts.trouble import plainly

PROGRAMS = ROOT / ".venv" / "bin"
RUFF = [str(PROGRAMS / "ruff")]
DJADE = [str(PROGRAMS / "djade"), "--target-version", "5.2"]
UPGRADE = [str(PROGRAMS / "django-upgrade"), "--target-version", "5.2"]


def main():
    with plainly():
        make_ready(tests=True)
        machine.ensure(machine.TO_RUN)
        failed = [name for name, check in checks() if not report(name, *check())]
        if failed:
            sys.exit("Not right: " + ", ".join(failed) + ".")


def checks():
    code, templates = tracked("*.py"), tracked("*.html")
    # `.env` is left out of it, so that everybody's checks find the same.
    bare = {"ENV_FILE": os.devnull, "DATABASE_URL": "sqlite://:memory:"}
    live = {"ENV_FILE": ".env.production.example", "HISTORY_KEY": secrets.token_hex(50)}
    migrations = ["manage.py", "makemigrations", "--check", "--dry-run"]
    deployment = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return [
        ("lint", lambda: run([*RUFF, "check", "-q"])),
        ("format", lambda: run([*RUFF, "format", "-q", "--check"])),
        ("templates", lambda: run([*DJADE, "--check", *templates])),
        ("idioms", lambda: run([*UPGRADE, "--check", *code])),
        ("migrations", lambda: run([PYTHON, *migrations], settings=bare)),
        ("deployment", lambda: run([PYTHON, *deployment], settings=live)),
        ("requirements", check_requirements),
    ]


def tracked(pattern):
    """Paths git knows or would add: nothing from `.venv` or `var`."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(
        [*listing, pattern], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    return [name for name in names if name and (ROOT / name).exists()]


def run(command, *, settings=None):
    """Return whether it went well, and what it said."""
    env = dict(os.environ)
    if settings:
        keep = {name: env[name] for name in ("HOME", "LANG", "PATH") if name in env}
        env = {**keep, "SECRET_KEY": secrets.token_hex(50), **settings}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode == 0, done.stdout


def report(name, is_right, words):
    print(f"{name}: {'right' if is_right else 'NOT RIGHT'}", flush=True)
    if not is_right:
        print(words.rstrip(), flush=True)
    return is_right


def check_requirements():
    """The compiled files belong to what they are compiled from, as far as can be told offline."""
    texts = {
        name: (ROOT / name).read_text()
        for name in (
            "requirements.in",
            "requirements.txt",
            "requirements-dev.in",
            "requirements-dev.txt",
        )
    }
    faults = [
        *unpinned(texts["requirements.in"], texts["requirements.txt"]),
        *unpinned(texts["requirements-dev.in"], texts["requirements-dev.txt"]),
        *differing(texts["requirements.txt"], texts["requirements-dev.txt"]),
    ]
    return not faults, "\n".join(faults)


def unpinned(asked, compiled):
    """Lines of an `.in` file that its `.txt` does not answer."""
    have = pins(compiled)
    for line in asked.splitlines():
        wanted = re.match(r"[A-Za-z0-9][\w.-]*", line)
        if wanted and plain(wanted[0]) not in have:
            yield f"{wanted[0]} is asked for and not compiled: see the top of the .in file"


def differing(base, dev):
    """The dev pins must hold the others unchanged, because tests install them alone."""
    dev_pins = pins(dev)
    for name, version in pins(base).items():
        if dev_pins.get(name) != version:
            yield f"{name} is {version}, but {dev_pins.get(name)} in requirements-dev.txt"


def pins(compiled):
    found = re.findall(
        r"^([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?==(\S+)", compiled, re.MULTILINE
    )
    return {plain(name): version for name, version in found}


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    main()
