import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from lscb.jobs import runner
from lscb.jobs.threads import POLL_SECONDS


class Command(BaseCommand):
    help = "Run jobs that are due: all that come until stopped, or as many as you say."

    def add_arguments(self, parser):
        how_many = parser.add_mutually_exclusive_group()
        how_many.add_argument(
            "--once", action="store_true", help="run one job, then end"
        )
        how_many.add_argument(
            "--drain", action="store_true", help="run until no job is due, then end"
        )

    def handle(self, *, once, drain, **options):
        ran = 0
        if once:
            ran = int(runner.run_next())
        elif drain:
            while runner.run_next():
                ran += 1
        else:
            ran = run_until_stopped()
        self.stdout.write(f"{ran} job{'' if ran == 1 else 's'} run")


def run_until_stopped():
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    ran = 0
    while not stopping.is_set():
        if runner.run_next(is_stopping=stopping.is_set):
            ran += 1
        else:
            stopping.wait(POLL_SECONDS)
        close_old_connections()
    return ran
