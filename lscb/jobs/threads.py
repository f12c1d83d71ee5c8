"""
Two threads that stand in for Celery when there is no broker: one runs jobs, one keeps the
schedule.

The server starts them (`lscb.gunicorn`), never an import. Every web process has them, and a
lease lets those of one process work. The lease spares the others the trouble; what keeps a
job or a letter from being done twice is its own claim.
"""

import logging
import threading
import time

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils.module_loading import import_string

from lscb.celery import SCHEDULE

from . import leases, runner
from .clock import Clock

logger = logging.getLogger(__name__)

LEASE = "threads"
LEASE_SECONDS = 30
CLOCK_SECONDS = 5
POLL_SECONDS = 2  # how soon a job asked for in another web process is noticed


class Threads:
    def __init__(self):
        self.holder = leases.new_holder()
        self.clock = Clock(SCHEDULE, time.monotonic())
        self.elected = threading.Event()
        self.stopping = threading.Event()
        self.job_waiting = threading.Event()
        self.turn_waiting = threading.Event()
        self.threads = [
            threading.Thread(target=loop, args=args, name=name, daemon=True)
            for name, loop, args in [
                (
                    "clock",
                    self._loop,
                    (self._keep_schedule, self.turn_waiting, CLOCK_SECONDS),
                ),
                ("jobs", self._loop, (self._run_jobs, self.job_waiting, POLL_SECONDS)),
            ]
        ]

    def start(self):
        for thread in self.threads:
            thread.start()

    def stop(self, seconds):
        """
        Wait for both to end. A job that reports its progress is handed back at its next
        report; one that does not is left to its lease.
        """
        self.stopping.set()
        self.job_waiting.set()
        self.turn_waiting.set()
        deadline = time.monotonic() + seconds
        for thread in self.threads:
            thread.join(max(0, deadline - time.monotonic()))
        leases.give_back(LEASE, holder=self.holder)

    def _loop(self, work, waiting, seconds):
        try:
            while not self.stopping.is_set():
                waiting.clear()
                try:
                    work()
                except DatabaseError as error:
                    logger.warning("The database did not answer: %s", error)
                except Exception:
                    logger.exception("A turn of the %s thread failed", work.__name__)
                close_old_connections()
                if not self.stopping.is_set():
                    waiting.wait(seconds)
        finally:
            connection.close()

    def _keep_schedule(self):
        if not leases.take(LEASE, holder=self.holder, seconds=LEASE_SECONDS):
            self.elected.clear()
            return
        if not self.elected.is_set():
            self.elected.set()
            self.job_waiting.set()
        for task in self.clock.take_due(time.monotonic()):
            if self.stopping.is_set():
                break
            import_string(task)()

    def _run_jobs(self):
        while self.elected.is_set() and not self.stopping.is_set():
            if not runner.run_next(is_stopping=self.stopping.is_set):
                break


_running = None


def start():
    """Start this process's threads, unless Celery does their work or they run already."""
    global _running
    if settings.CELERY_BROKER_URL or _running:
        return
    _running = Threads()
    _running.start()


def stop(seconds=10):
    global _running
    if _running:
        _running.stop(seconds)
        _running = None


def wake():
    """There is a job. Does nothing in a process without threads: another one will look."""
    if _running:
        _running.job_waiting.set()


def hurry(entry):
    if _running:
        _running.clock.hurry(entry)
        _running.turn_waiting.set()
