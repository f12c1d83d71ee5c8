"""System packages: what is missing, and how it gets here."""

import os
import shutil
import subprocess

from scripts.trouble import Trouble

TO_MAKE_VENV = ["python3-venv"]
TO_RUN = [
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fonts-liberation",
]
TO_TEST = [
    *TO_RUN,
    "chromium",
    "poppler-utils",
    "postgresql",
    "redis-server",
    "qpdf",
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
]
APT_GET = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
APT_GET += ["-o", "DPkg::Lock::Timeout=120"]


def ensure(packages):
    """Install what is missing when we may; otherwise say the one line to type."""
    missing = not_installed(packages, _dpkg_says(packages))
    if not missing:
        return
    permitted = _permission()
    if permitted is None:
        raise Trouble(
            "Some system packages are missing. Type this line, then the same command again:\n"
            + "  "
            + line_to_type(missing, has_sudo=bool(shutil.which("sudo")))
        )
    print("Installing system packages: " + " ".join(missing), flush=True)
    subprocess.run([*permitted, *APT_GET, "update"], capture_output=True, check=False)
    done = subprocess.run(
        [*permitted, *APT_GET, "install", "-y", "--no-install-recommends", *missing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(explain_apt(done.stdout, missing))


def not_installed(packages, dpkg_output):
    """Which of `packages` dpkg does not call installed; `None` where there is no dpkg."""
    if dpkg_output is None:
        return []
    installed = {
        line.split()[0]
        for line in dpkg_output.splitlines()
        if line.endswith(" installed")
    }
    return [package for package in packages if package not in installed]


def line_to_type(packages, *, has_sudo):
    install = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if has_sudo:
        return "sudo apt-get update && sudo " + install
    return "su -c '/usr/bin/apt-get update && /usr/bin/" + install + "'"


def explain_apt(output, packages):
    if "No space left on device" in output or "enough free space" in output:
        return "The disk is full. Make room, then type the same command again."
    if "Temporary failure resolving" in output or "Could not connect" in output:
        return (
            "The system packages could not be fetched: Debian's server does not answer.\n"
            "Check the network connection, then type the same command again."
        )
    errors = [line for line in output.splitlines() if line.startswith("E: ")]
    reason = errors[-1][3:] if errors else "apt-get gave no reason"
    return (
        "The system packages could not be installed: " + reason + "\n"
        "Put that right or try by hand: " + line_to_type(packages, has_sudo=True)
    )


def _dpkg_says(packages):
    if not shutil.which("dpkg-query"):
        return None  # not Debian: the README names what has to be there
    return subprocess.run(
        ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *packages],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    ).stdout


def _permission():
    """What goes before apt-get; `None` when we may not install anything."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None
