"""
The proofs at full size, against a live server: too long for the suite, which has them small.

`make prove` runs them all; `make prove ARGS=lost_updates` those named. A proof is a module of
this package that is run once for each database, and ends badly where it does not hold.
"""

import os
import shlex
import signal
import subprocess
import sys
import tempfile

from scripts.servers import running_postgres
from scripts.setup import PYTHON, ROOT

PROOFS = ("lost_updates", "hostile_plans")


def main():
    # A polite kill unwinds like Ctrl-C, so that the servers are stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked = shlex.split(os.environ.get("ARGS", "")) or PROOFS
    failed = []
    with tempfile.TemporaryDirectory(prefix="lscb-prove-") as folder:
        with running_postgres() as url:
            failed += [name for name in asked if not holds(name, "PostgreSQL", url)]
        url = f"sqlite:///{folder}/prove.sqlite3"
        failed += [name for name in asked if not holds(name, "SQLite", url)]
    if failed:
        sys.exit(f"Not proved: {', '.join(failed)}")


def holds(name, database, url):
    print(f"\n{name}, {database}", flush=True)
    env = {**os.environ, "DATABASE_URL": url}
    done = subprocess.run([PYTHON, "-m", f"prove.{name}"], cwd=ROOT, env=env)
    return done.returncode == 0


if __name__ == "__main__":
    main()
