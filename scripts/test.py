"""
Every test twice, on PostgreSQL and then on SQLite; those that drive a browser once.

SQLite comes last because it runs them all, so that the closing line counts every test.
"""

import os
import shlex
import signal
import subprocess
import sys

from scripts import machine
from scripts.servers import running_postgres
from scripts.setup import PYTHON, ROOT, make_ready
from scripts.trouble import plainly

SECONDS_TO_STOP = 30
NONE_CHOSEN = 5  # pytest's code when, say, ARGS names browser tests alone


def main():
    # A polite kill unwinds like Ctrl-C, so that the servers are stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with plainly():
        make_ready(tests=True)
        machine.ensure(machine.TO_TEST)
        chosen = shlex.split(os.environ.get("ARGS", ""))
        with running_postgres() as url:
            code = run_pytest("PostgreSQL", url, ["-m", "not browser", *chosen])
        if code in {0, NONE_CHOSEN}:
            code = run_pytest("SQLite", "sqlite://:memory:", chosen)
        sys.exit(code)


def run_pytest(name, database_url, chosen):
    print(f"\nTests on {name}", flush=True)
    pytest = subprocess.Popen(
        [PYTHON, "-m", "pytest", "-q", "-n", "2", *chosen],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_url},
    )
    try:
        return pytest.wait()
    except (KeyboardInterrupt, SystemExit) as ending:
        if isinstance(ending, SystemExit):  # Ctrl-C has reached pytest by itself
            pytest.send_signal(signal.SIGINT)
        # It stops the servers and browsers that its fixtures started.
        pytest.wait(timeout=SECONDS_TO_STOP)
        raise


if __name__ == "__main__":
    main()
