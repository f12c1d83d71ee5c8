"""An empty database and a server of our own over it, gone afterwards."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from importlib import import_module

from scripts.servers import free_port
from scripts.setup import PYTHON, ROOT
from scripts.trouble import Trouble

SECONDS_TO_START = 30
ERROR = re.compile(r"^[\w.]+(?:Error|Exception): .*$", re.M)


def set_up():
    """Django, with the product's own settings, over the database that DATABASE_URL names."""
    os.environ["ENV_FILE"] = os.devnull
    os.environ["SECRET_KEY"] = "only-for-proofs-" + "k" * 40
    os.environ["PRIVATE_FILES_ROOT"] = tempfile.mkdtemp(prefix="lscb-prove-files-")
    os.environ["DJANGO_SETTINGS_MODULE"] = "lscb.settings"
    import_module("django").setup()
    call_command = import_module("django.core.management").call_command
    call_command("migrate", verbosity=0)
    call_command(
        "collectstatic", verbosity=0, interactive=False
    )  # a fresh clone has none


@contextlib.contextmanager
def serving(application, *, workers=2):
    """
    Yield the address of gunicorn with the product's own settings for it.

    What it says of errors of its own is told in the end.
    """
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    env = os.environ | {
        "SITE_URL": site,
        "WEB_CONCURRENCY": str(workers),
    }
    serve = ["-m", "gunicorn", "-c", "python:lscb.gunicorn", "-b", f"127.0.0.1:{port}"]
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [PYTHON, *serve, application], cwd=ROOT, env=env, stdout=log, stderr=log
        )
        try:
            _wait_for(site, process, log)
            yield site
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
            log.seek(0)
            for error, times in Counter(ERROR.findall(log.read())).items():
                print(f"  {times} times: {error}")


def _wait_for(site, process, log):
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            urllib.request.urlopen(f"{site}/health/", timeout=5)  # noqa: S310 our own
            return
        except urllib.error.HTTPError:  # it answers
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                log.seek(0)
                raise Trouble(
                    f"The server did not start: {log.read()[-500:]}"
                ) from None
            time.sleep(0.1)
