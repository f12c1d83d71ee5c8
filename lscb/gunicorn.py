"""
How the site is served: `gunicorn -c python:lscb.gunicorn lscb.wsgi`.

Each worker starts the threads that stand in for Celery after it has loaded the site, so that
nothing is started by an import or copied by a fork.
"""

import os
import sys

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 30
keepalive = 5
# A worker is thought dead when its sign of life cannot be written: not on a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
control_socket_disable = True
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "info")


def post_worker_init(worker):
    from lscb.jobs import threads  # noqa: PLC0415 - not before the worker has set Django up

    threads.start()


def worker_exit(server, worker):
    """The master calls this too, for a worker that vanished: it has never loaded the site."""
    threads = sys.modules.get("lscb.jobs.threads")
    if threads:
        threads.stop()
