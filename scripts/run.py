"""From whatever is on this machine to a site that answers."""

import os
import socket
import subprocess
import sys

from scripts import machine
from scripts.setup import PYTHON, ROOT, make_ready
from scripts.trouble import Trouble, plainly


def main():
    with plainly():
        given = os.environ.get("PORT")
        port = read_port(given or "8000")
        check_free(port)
        make_ready()
        machine.ensure(machine.TO_RUN)
        os.chdir(ROOT)
        if given:
            os.environ["SITE_URL"] = f"http://localhost:{port}"
        if subprocess.run([PYTHON, "manage.py", "prepare_site"]).returncode:
            raise Trouble("The site was not started; the lines above say why.")
        print(f"\nOpen http://localhost:{port} (Ctrl-C stops it)\n", flush=True)
        serve = [
            "-m",
            "gunicorn",
            "-c",
            "python:lscb.gunicorn",
            "-b",
            f"127.0.0.1:{port}",
            # Whoever presses Ctrl-C does not wait for a browser that still holds a line.
            "--graceful-timeout",
            "3",
        ]
        # In our place, so that Ctrl-C and kill reach the server itself.
        os.execv(PYTHON, [PYTHON, *serve, "lscb.wsgi"])  # noqa: S606


def read_port(words):
    if words.isdecimal() and 0 < int(words) < 65536:
        return int(words)
    raise Trouble(f"PORT={words} is not a port. Type, for example: make run PORT=8001")


def check_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(
                f"Port {port} is for the administrator only. Choose one above 1023."
            ) from None
        except OSError:
            raise Trouble(
                f"Port {port} is taken. Stop what uses it, or choose another:"
                f" make run PORT={port + 1 if port < 65535 else 8000}"
            ) from None


if __name__ == "__main__":
    sys.exit(main())
