"""A PostgreSQL and a Redis of our own, on free ports of this machine, gone afterwards."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from scripts.trouble import Trouble

SECONDS_TO_START = 30


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def postgres_folder():
    """Debian keeps `initdb` and `postgres` off the path, in a folder per version."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(folders, key=lambda path: int(path.parts[4]), default=None)
    if newest:
        return newest.parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    raise Trouble("PostgreSQL is not installed: no initdb in /usr/lib/postgresql.")


@contextlib.contextmanager
def running_postgres():
    """Yield a DATABASE_URL. Durability is off: the data never outlives the run."""
    programs = postgres_folder()
    # PostgreSQL refuses to run as root; Debian's package makes this user for it.
    as_user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="lscb-postgres-") as folder:
        if as_user:
            shutil.chown(folder, **as_user)
        data = f"{folder}/data"
        _finish(
            [f"{programs}/initdb", "--no-sync", "--auth=trust", "--username=lscb"]
            + ["--encoding=UTF8", "--locale=C.UTF-8", f"--pgdata={data}"],
            cwd=folder,
            **as_user,
        )
        port = free_port()
        options = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        command = [f"{programs}/postgres", "-D", data]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        ready = [f"{programs}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        with _server(command, ready, stop_with=signal.SIGINT, cwd=folder, **as_user):
            yield f"postgres://lscb@127.0.0.1:{port}/postgres"


@contextlib.contextmanager
def running_redis():
    """Yield a URL for Celery's broker or Django's cache. Nothing is written to disk."""
    if not shutil.which("redis-server"):
        raise Trouble("Redis is not installed: no redis-server on the path.")
    port = str(free_port())
    with tempfile.TemporaryDirectory(prefix="lscb-redis-") as folder:
        command = ["redis-server", "--port", port, "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", folder]
        ready = ["redis-cli", "-p", port, "ping"]
        with _server(command, ready, stop_with=signal.SIGTERM, cwd=folder):
            yield f"redis://127.0.0.1:{port}/0"


def _finish(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:]
        raise Trouble(f"{Path(command[0]).name} failed: {' '.join(last)}")


@contextlib.contextmanager
def _server(command, ready, *, stop_with, cwd, **as_user):
    """In a session of its own, so that Ctrl-C reaches the tests and not the server."""
    name = Path(command[0]).name
    log_path = Path(cwd) / "log"
    with log_path.open("w") as log:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **as_user,
        )
    try:
        deadline = time.monotonic() + SECONDS_TO_START
        while subprocess.run(ready, capture_output=True).returncode:
            if process.poll() is not None or time.monotonic() > deadline:
                raise Trouble(f"{name} did not start: {log_path.read_text()[-300:]}")
            time.sleep(0.02)
        yield
    finally:
        process.send_signal(stop_with)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
