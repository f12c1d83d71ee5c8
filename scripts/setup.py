"""
What every other command starts from: `.venv`, `.env` and `var/`.

Needs nothing but Python's own library, does nothing twice, and keeps to an old Python's
grammar so that the wrong Python can still be told so.
"""

import hashlib
import importlib.util
import re
import secrets
import subprocess
import sys
from pathlib import Path

from scripts import machine
from scripts.trouble import Trouble, plainly

ROOT = Path(__file__).resolve().parent.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
NEEDED = (3, 11)


def main():
    with plainly():
        make_ready()


def make_ready(*, tests=False):
    """The dev requirements hold all of the others, so they serve for running too."""
    check_python(sys.version_info)
    (ROOT / "var").mkdir(exist_ok=True)
    write_env_file(ROOT)
    make_virtual_environment()
    if tests or not is_installed("requirements-dev.txt"):
        install("requirements-dev.txt" if tests else "requirements.txt")


def check_python(version):
    if tuple(version[:2]) != NEEDED:
        raise Trouble(
            "Python 3.11 is needed, and this is Python {}.{}. On Debian 12, type:\n"
            "  apt-get install python3.11".format(*version[:2])
        )


def write_env_file(root):
    """Fill the blanks of `.env.example` with random words. Never touch a file that is there."""
    path = root / ".env"
    if path.exists():
        return
    text = (root / ".env.example").read_text()
    for name, words in [
        ("SECRET_KEY", secrets.token_urlsafe(50)),
        ("DEMO_PASSWORD", secrets.token_urlsafe(12)),
    ]:
        text = re.sub(f"^{name}=$", f"{name}={words}", text, flags=re.M)
    path.touch(mode=0o600)
    path.write_text(text)
    print("Wrote .env with a random key.")


def make_virtual_environment():
    asked = f"import sys, pip; print(sys.version_info[:2] == {NEEDED})"
    if Path(PYTHON).exists():
        answer = subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False)
        if answer.stdout.strip() == b"True":
            return
    if importlib.util.find_spec("ensurepip") is None:  # Debian packs it apart
        machine.ensure(machine.TO_MAKE_VENV)
    done = _run([sys.executable, "-m", "venv", "--clear", str(ROOT / ".venv")])
    if done.returncode:
        raise Trouble("The virtual environment was not made: " + last_line(done.stdout))


def install(name):
    if is_installed(name):
        return
    print(f"Installing Python packages from {name}: a minute or two.", flush=True)
    done = _run(
        [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        + ["--no-input", "--require-hashes", "-r", str(ROOT / name)]
    )
    if done.returncode:
        (ROOT / "var" / "setup.log").write_text(done.stdout)
        raise Trouble(explain_pip(done.stdout))
    _stamp(name).write_text(_checksum(name))


def is_installed(name):
    stamp = _stamp(name)
    return stamp.exists() and stamp.read_text() == _checksum(name)


def explain_pip(output):
    if "No space left on device" in output:
        return "The disk is full. Make room, then type the same command again."
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A package that arrived is not the one this project pinned, so nothing was "
            "installed.\nTry again later or from another network; var/setup.log names it."
        )
    if re.search("connection broken|ConnectionError|timed out|ProxyError", output):
        return (
            "The Python packages could not be fetched: the package index does not answer.\n"
            "Check the network connection, then type the same command again."
        )
    return f"The Python packages were not installed: {last_line(output)}\nAll of it is in var/setup.log."


def last_line(output):
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"


def _run(command):
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _stamp(name):
    """Inside `.venv`, so that deleting one deletes the other."""
    return ROOT / ".venv" / (name + ".installed")


def _checksum(name):
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
